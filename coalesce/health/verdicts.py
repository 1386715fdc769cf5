"""One calm sentence about the whole, what it means, and what to do. The worst thing is said first."""

import datetime
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OUTBOX_PATIENCE = datetime.timedelta(minutes=5)
WORK_PATIENCE = datetime.timedelta(hours=1)
LETTER_PATIENCE = datetime.timedelta(hours=1)
WORKERS_WORDS = "docker compose logs worker"


@dataclass(frozen=True)
class Step:
    words: str | Promise
    command: str = ""


@dataclass(frozen=True)
class Verdict:
    sentence: str | Promise
    meaning: str | Promise
    to_do: list = field(default_factory=list)

    @property
    def is_well(self):
        return not self.to_do


def of(report):
    looks = (_broker, _clock, _workers, _reminders, _outbox, _letters, _failures)
    found = (verdict for look in looks if (verdict := look(report)))
    return next(found, _well(report))


def _well(_report):
    return Verdict(_("Everything runs."), _("The clock goes, the workers work, and nothing waits too long."))


def _broker(report):
    if report.queue_depth is not None and report.cache_answers:
        return None
    return Verdict(
        _("The broker does not answer."),
        _(
            "Reminders are not being made, and signing in may fail. Nothing is lost: what people ask for is kept in"
            " the database and done when the broker is back."
        ),
        [
            Step(_("Start it again:"), "docker compose up --detach valkey"),
            Step(_("Then look whether its disk is full:"), "docker compose logs valkey"),
        ],
    )


def _clock(report):
    if report.clock_stopped_since is None:
        return None
    return Verdict(
        _("The clock has stopped since %(moment)s.") % {"moment": moment(report.clock_stopped_since, report.at)},
        _(
            "Reminders are not being made. Those that were made before stand in each worker's day, and those that are"
            " missing will be made when the clock goes again."
        ),
        [
            Step(_("Start it again:"), "docker compose restart beat"),
            Step(
                _("This page says within two minutes that it goes. Everything that was missed is then made by itself.")
            ),
            Step(_("If it stops once more, its last words tell why:"), "docker compose logs beat"),
        ],
    )


def _workers(report):
    ended, now = report.last_job_ended, report.at
    if not report.queue_depth or (ended and now - ended < OUTBOX_PATIENCE):
        return None
    return Verdict(
        _("No worker has ended a job since %(moment)s.") % {"moment": moment(ended, now)}
        if ended
        else _("No worker has done a job yet."),
        _("Jobs wait in the queue, and reminders are not being made. Nothing is lost."),
        [
            Step(_("Start the workers again:"), "docker compose restart worker"),
            Step(_("If they stop once more, their last words tell why:"), "docker compose logs worker"),
        ],
    )


def _reminders(report):
    late = [made.name for made in report.reminders if made.is_late]
    if not late:
        return None
    return Verdict(
        _("Reminders are not being made for: %(names)s.") % {"names": ", ".join(late)},
        _("The clock goes, and the job for these organisations does not end. The others have theirs."),
        [
            Step(_("Look in the table below how the job ended the last time.")),
            Step(_("The worker's words name the place in the code:"), WORKERS_WORDS),
        ],
    )


def _outbox(report):
    unsent, unfinished, now = report.oldest_unsent, report.oldest_unfinished, report.at
    if unsent and now - unsent > OUTBOX_PATIENCE:
        since = unsent
    elif unfinished and now - unfinished > WORK_PATIENCE:
        since = unfinished
    else:
        return None
    return Verdict(
        _("Something that somebody asked for waits since %(moment)s.") % {"moment": moment(since, now)},
        _("It is kept and asked for again and again until it is done."),
        [
            Step(
                _("Look in the tables below which job fails. The worker's words name the place in the code:"),
                WORKERS_WORDS,
            )
        ],
    )


def _letters(report):
    since, now = report.oldest_letter, report.at
    if since is None or now - since < LETTER_PATIENCE:
        return None
    return Verdict(
        _("The mail server has not taken a letter since %(moment)s.") % {"moment": moment(since, now)},
        _("Workers are not told by e-mail how much is due. My day shows it to them, and letters are tried again."),
        [
            Step(_("Look whether the mail server answers; the worker's words say how it failed:"), WORKERS_WORDS),
            Step(_("Then look whether COALESCE_SMTP_HOST and what stands beside it are right.")),
        ],
    )


def _failures(report):
    failing = [str(job.label) for job in report.jobs if job.has_failed or job.is_late]
    if not failing:
        return None
    return Verdict(
        ngettext("One job did not go well: %(jobs)s.", "Some jobs did not go well: %(jobs)s.", len(failing))
        % {"jobs": ", ".join(failing)},
        _("Everything else runs. A job that failed is tried again at its next time."),
        [Step(_("If it fails again, the worker's words name the place in the code:"), WORKERS_WORDS)],
    )


def moment(at, now):
    """“14:05” today, “21 November, 14:05” otherwise."""
    at, now = localtime(at), localtime(now)
    return date_format(at, "H:i" if at.date() == now.date() else "j F, H:i")
