"""Dates, proceedings and protection, each on a card of the legal page."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.panels import Panel
from pillars import gates
from pillars.access import may_write
from pillars.legal.catalogue import LEGAL
from pillars.legal.models import Deadline, Hearing, Proceeding, ProtectionMeasure, ProtectionNeeds, ReflectionPeriod
from pillars.legal.particular import left
from pillars.particulars import Line

SHOWN = 50
ADDS = {
    "dates": (
        ("record_hearing", gettext_lazy("Add an appointment")),
        ("record_deadline", gettext_lazy("Add a deadline")),
        ("record_period", gettext_lazy("Add a reflection period")),
    ),
    "proceedings": (("record_proceeding", gettext_lazy("Add a proceeding")),),
    "protection": (
        ("record_measure", gettext_lazy("Add a measure")),
        ("record_protection_needs", gettext_lazy("Record her needs")),
    ),
}


def records(case, user):
    """One query for each kind of record, however many there are."""
    writes = may_write(user, LEGAL) and not (case.is_closed or gates.is_too_early(case))
    cards = [
        _card(case, "dates", _("Dates"), _("No date has been recorded."), _dates(case)),
        _card(case, "proceedings", _("Proceedings"), _("No proceeding has been recorded."), _proceedings(case)),
        _card(case, "protection", _("Protection"), _("Nothing has been recorded."), _protection(case)),
    ]
    return [Panel("legal/_records.html", {"cards": cards, "may_write": writes})]


def _card(case, slug, heading, empty, lines):
    adds = [(reverse(f"pillars:legal:{name}", args=[case.code]), label) for name, label in ADDS[slug]]
    return {"slug": slug, "heading": heading, "empty": empty, "lines": lines, "adds": adds}


def _line(case, name, row, detail, badge="", tone="quiet", title=None):
    url = reverse(f"pillars:legal:correct_{name}", args=[case.code, row.pk])
    return Line(url, title or str(row), detail, badge, tone)


def _dates(case):
    """What is to come, the nearest first; then what is over, the latest first."""
    found = [*_hearings(case), *_deadlines(case), *_reflection(case)]
    coming = sorted((entry for entry in found if entry[1]), key=lambda entry: entry[0])
    over = sorted((entry for entry in found if not entry[1]), key=lambda entry: entry[0], reverse=True)
    return [line for _day, _coming, line in [*coming, *over]]


def _hearings(case):
    for hearing in Hearing.objects.filter(case=case).defer("note", "place")[:SHOWN]:
        words = [date_format(timezone.localtime(hearing.at), "j F Y, H:i"), *hearing.lacks]
        badge, tone = (hearing.get_outcome_display(), "quiet")
        if hearing.is_planned:
            badge, tone = (_("To be arranged"), "warn") if hearing.lacks else (_("Planned"), "info")
        yield (
            timezone.localdate(hearing.at),
            hearing.is_planned,
            _line(case, "hearing", hearing, " · ".join(words), badge, tone),
        )


def _deadlines(case):
    deadlines = Deadline.objects.filter(case=case).select_related("assigned_to", "counted_by").order_by("-due_on")
    for deadline in deadlines[:SHOWN]:
        whose = deadline.assigned_to.name if deadline.assigned_to else _("nobody's task yet")
        by = _("by %(day)s") % {"day": date_format(deadline.due_on, "j F Y")}
        words = " · ".join(filter(None, [by, whose, deadline.explained()]))
        yield deadline.due_on, not deadline.done_on, _line(case, "deadline", deadline, words, *_standing(deadline))


def _standing(deadline):
    if deadline.done_on:
        return _("Done"), "ok"
    if deadline.due_on < timezone.localdate():
        return _("Has passed"), "stop"
    if deadline.is_suggested:
        return _("Suggested, check the letter"), "warn"
    words, tone = left(deadline.due_on, timezone.localdate())
    return (words, tone) if tone != "ok" else ("", "")


def _reflection(case):
    today = timezone.localdate()
    for period in ReflectionPeriod.objects.filter(case=case).select_related("counted_by")[:SHOWN]:
        runs = period.granted_on <= today <= period.runs_until
        words = {"first": date_format(period.granted_on, "j F Y"), "last": date_format(period.runs_until, "j F Y")}
        detail = " · ".join(filter(None, [_("%(first)s to %(last)s") % words, period.explained()]))
        badge, tone = left(period.runs_until, today) if runs else (_("Has ended"), "quiet")
        if runs and period.is_suggested:
            badge, tone = _("Suggested, check the letter"), "warn"
        title = _("Reflection period")
        yield period.runs_until, runs, _line(case, "period", period, detail, badge, tone, title)


def _proceedings(case):
    for proceeding in Proceeding.objects.filter(case=case)[:SHOWN]:
        since = _("since %(day)s") % {"day": date_format(proceeding.began_on, "j F Y")}
        aid = proceeding.legal_aid and _("legal aid: %(aid)s") % {"aid": proceeding.get_legal_aid_display()}
        detail = " · ".join(filter(None, [since, proceeding.get_role_display() if proceeding.role else "", aid]))
        badge = proceeding.get_outcome_display() if proceeding.outcome else proceeding.get_stage_display()
        yield _line(case, "proceeding", proceeding, detail, badge, proceeding.tone)


def _protection(case):
    today = timezone.localdate()
    for measure in ProtectionMeasure.objects.filter(case=case)[:SHOWN]:
        days = [measure.begins_on, measure.ends_on]
        first, last = (day and date_format(day, "j F Y") for day in days)
        detail = _("%(first)s to %(last)s") if last else _("since %(first)s")
        badge, tone = (_("In force"), "ok") if measure.holds_on(today) else (_("Not in force"), "quiet")
        yield _line(case, "measure", measure, detail % {"first": first, "last": last}, badge, tone)
    for needs in ProtectionNeeds.objects.filter(case=case)[:SHOWN]:
        day = date_format(needs.assessed_on, "j F Y")
        detail = f"{day} · {needs.get_assessor_display()}"
        yield _line(case, "protection_needs", needs, detail, title=_("Her needs in proceedings"))
