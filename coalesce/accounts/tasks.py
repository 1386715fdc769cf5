"""What is tidied up while nobody looks."""

from celery import shared_task

from coalesce.accounts.models import Session


@shared_task
def forget_ended_sessions():
    """They open nothing any more; the audit remembers the sign-ins."""
    Session.objects.ended().delete()
