"""Logs that hold no value of a record: the template of each line, its numbers, and where an exception was raised."""

import logging
import logging.config
import threading
import traceback

from coalesce.audit.requests import request_id


class ValuelessFormatter(logging.Formatter):
    """Writes the message's template instead of the message, and an exception's type and place instead of its text."""

    def format(self, record):
        parts = [self.formatTime(record), record.levelname, record.name, request_id() or "-", str(record.msg)]
        if record.args and all(isinstance(value, (int, float)) for value in _values(record.args)):
            parts[-1] = record.getMessage()
        if record.exc_info and record.exc_info[0]:
            parts.append(_place(record.exc_info))
        return " ".join(parts)


def configure(settings):
    """settings: {"level": of the product's own lines}."""
    threading.excepthook = log_failed_thread
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"valueless": {"()": "coalesce.logs.ValuelessFormatter"}},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "valueless"}},
            "root": {"handlers": ["console"], "level": "WARNING"},
            "loggers": {
                "coalesce": {"level": settings["level"]},
                "celery": {"level": settings["level"]},
                # Django's own handlers would mail a failing request, with its data, to the administrators.
                "django": {"level": "WARNING", "handlers": [], "propagate": True},
                "django.server": {"level": "CRITICAL", "handlers": [], "propagate": True},
                # With a writer of its own the web server would write what escaped from Django, words and all.
                "gunicorn.error": {"level": settings["level"], "handlers": [], "propagate": True},
                "django.security.DisallowedHost": {"level": "CRITICAL"},
                # What a job prints is words, of whatever they are.
                "celery.redirected": {"level": "CRITICAL"},
            },
        }
    )


def log_failed_thread(failed):
    """Python would print the error's text."""
    logger = logging.getLogger("coalesce")
    logger.error("a thread failed", exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback))


def _values(args):
    return args.values() if isinstance(args, dict) else args


def _place(exc_info):
    kind, _error, trace = exc_info
    frames = traceback.extract_tb(trace)[-4:]
    return f"{kind.__name__} at " + " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
