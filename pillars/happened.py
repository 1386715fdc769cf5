"""What the shared tables of the pillars tell of what happened in a case."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.timeline import Entry
from pillars.catalogue import BY_SLUG
from pillars.models import Assessment, Goal, Service
from pillars.templatetags.pillars import duration


def _talks(case):
    return Assessment.objects.filter(case=case).select_related("made_by")


@dated(_talks, Moment("held_on", "made_at"))
def assessments(case, talk):
    yield _over_all(case, talk) if not talk.pillar else _in_one_pillar(case, talk)


def _in_one_pillar(case, talk):
    title = _("Needs talked over: %(pillar)s") % {"pillar": BY_SLUG[talk.pillar].label}
    return _entry(case, talk, talk.held_on, title, _rated(talk), talk.made_by, "clipboard-check")


def _over_all(case, talk):
    url = reverse("talks:talk", args=[case.code, talk.pk])
    text = _rated(talk) if talk.state == talk.State.COMPLETE else talk.get_state_display()
    title = talk.get_kind_display()
    return Entry(talk.held_on, title, text, talk.made_by, url, "clipboard-check", at=talk.made_at)


def _rated(talk):
    return _("Rated %(by)s") % {"by": talk.get_rated_by_display()}


def _goals(case):
    return Goal.objects.filter(case=case)


@dated(_goals, Moment("set_on", "made_at"), Moment("status_since", "made_at", Q(status=Goal.Status.MET)))
def goals(case, goal):
    yield _entry(case, goal, goal.set_on, _("Goal set"), goal.get_domain_display(), "", "flag")
    if goal.status == Goal.Status.MET:
        yield _entry(case, goal, goal.status_since, _("Goal met"), goal.get_domain_display(), "", "star")


# Asking each row for the name of its code hashes every name in the list: seconds, for a long life.
SERVICE_NAMES = dict(Service._meta.get_field("service_type").flatchoices)


def _services(case):
    return Service.objects.filter(case=case).select_related("staff")


@dated(_services, Moment("held_on", "made_at"))
def services(case, service):
    text = duration(service.minutes) if service.took_place else service.get_attendance_display()
    title = str(SERVICE_NAMES[service.service_type])
    yield _entry(case, service, service.held_on, title, text, service.staff, "check-circle")


def _entry(case, row, on, title, text, by, icon):
    url = reverse(f"pillars:{row.pillar}", args=[case.code])
    return Entry(on, title, text, by, url, icon, row.pillar, at=row.made_at)
