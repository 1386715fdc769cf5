"""The ground every app stands on: whose rows may be seen, how a woman's words are sealed, who may do what, and what is remembered."""

from coalesce.celery import app as celery_app

__all__ = ["celery_app"]
