"""The ground every app stands on: whose rows are seen, how words are sealed, who may do what, what is remembered."""

from coalesce.celery import app as celery_app

__all__ = ["celery_app"]
