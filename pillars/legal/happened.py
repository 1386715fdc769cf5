"""What the legal pillar's own tables tell of what happened in a case. What was sealed is not told."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.timeline import Entry
from pillars.legal.glance import until
from pillars.legal.models import Deadline, Hearing, ProtectionMeasure, ReflectionPeriod, ResidencePermit, Stage


def permits(case):
    for permit in ResidencePermit.objects.filter(case=case):
        title = _("Residence status asked for") if permit.is_application else _("Residence status recorded")
        kind = permit.get_kind_display()
        text = until(kind, permit.expires_on) if permit.expires_on else kind
        yield _entry(case, permit.recorded_on, title, text, "file-earmark-text")


def reflection(case):
    for period in ReflectionPeriod.objects.filter(case=case):
        text = _("until %(day)s") % {"day": date_format(period.runs_until, "j F Y")}
        suggested = f" ({_('suggested')})" if period.is_suggested else ""
        yield _entry(case, period.granted_on, _("Reflection period granted"), text + suggested, "hourglass-split")


def stages(case):
    for stage in Stage.objects.filter(case=case).select_related("proceeding", "recorded_by"):
        title = stage.proceeding.get_kind_display()
        text = stage.get_stage_display()
        yield _entry(case, stage.reached_on, title, text, "bank", by=stage.recorded_by, at=stage.made_at)


def hearings(case):
    """What has not taken place yet did not happen."""
    for hearing in Hearing.objects.filter(case=case).exclude(outcome=Hearing.Outcome.PLANNED):
        yield _entry(case, hearing.at, str(hearing), hearing.get_outcome_display(), "calendar-event")


def deadlines(case):
    for deadline in Deadline.objects.filter(case=case).exclude(done_on=None):
        yield _entry(case, deadline.done_on, _("Legal deadline met"), str(deadline), "check-circle")


def measures(case):
    for measure in ProtectionMeasure.objects.filter(case=case):
        yield _entry(case, measure.begins_on, _("Protection measure"), str(measure), "shield-check")


def _entry(case, on, title, text, icon, by="", at=None):
    return Entry(on, title, text, by, reverse("pillars:legal", args=[case.code]), icon, "legal", at=at)


SOURCES = (permits, reflection, stages, hearings, deadlines, measures)
