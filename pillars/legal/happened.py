"""What the legal pillar's own tables tell of what happened in a case. What was sealed is not told."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.timeline import Entry
from pillars.legal.glance import until
from pillars.legal.models import Deadline, Hearing, ProtectionMeasure, ReflectionPeriod, ResidencePermit, Stage


def _of(model):
    return lambda case: model.objects.filter(case=case)


@dated(_of(ResidencePermit), Moment("recorded_on"))
def permits(case, permit):
    title = _("Residence status asked for") if permit.is_application else _("Residence status recorded")
    kind = permit.get_kind_display()
    text = until(kind, permit.expires_on) if permit.expires_on else kind
    yield _entry(case, permit.recorded_on, title, text, "file-earmark-text")


@dated(_of(ReflectionPeriod), Moment("granted_on"))
def reflection(case, period):
    text = _("until %(day)s") % {"day": date_format(period.runs_until, "j F Y")}
    suggested = f" ({_('suggested')})" if period.is_suggested else ""
    yield _entry(case, period.granted_on, _("Reflection period granted"), text + suggested, "hourglass-split")


def _stages(case):
    return Stage.objects.filter(case=case).select_related("proceeding", "recorded_by")


@dated(_stages, Moment("reached_on", "made_at"))
def stages(case, stage):
    title = stage.proceeding.get_kind_display()
    text = stage.get_stage_display()
    yield _entry(case, stage.reached_on, title, text, "bank", by=stage.recorded_by, at=stage.made_at)


def _held(case):
    """What has not taken place yet did not happen."""
    return Hearing.objects.filter(case=case).exclude(outcome=Hearing.Outcome.PLANNED)


@dated(_held, Moment(at="at"))
def hearings(case, hearing):
    yield _entry(case, hearing.at, str(hearing), hearing.get_outcome_display(), "calendar-event")


def _met(case):
    return Deadline.objects.filter(case=case).exclude(done_on=None)


@dated(_met, Moment("done_on"))
def deadlines(case, deadline):
    yield _entry(case, deadline.done_on, _("Legal deadline met"), str(deadline), "check-circle")


@dated(_of(ProtectionMeasure), Moment("begins_on"))
def measures(case, measure):
    yield _entry(case, measure.begins_on, _("Protection measure"), str(measure), "shield-check")


def _entry(case, on, title, text, icon, by="", at=None):
    return Entry(on, title, text, by, reverse("pillars:legal", args=[case.code]), icon, "legal", at=at)


SOURCES = (permits, reflection, stages, hearings, deadlines, measures)
