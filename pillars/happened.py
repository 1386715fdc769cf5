"""What the shared tables of the pillars tell of what happened in a case."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.timeline import Entry
from pillars.catalogue import BY_SLUG
from pillars.models import Assessment, Goal, Service
from pillars.templatetags.pillars import duration


def assessments(case):
    for talk in Assessment.objects.filter(case=case).select_related("made_by"):
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


def goals(case):
    for goal in Goal.objects.filter(case=case):
        yield _entry(case, goal, goal.set_on, _("Goal set"), goal.get_domain_display(), "", "flag")
        if goal.status == Goal.Status.MET:
            yield _entry(case, goal, goal.status_since, _("Goal met"), goal.get_domain_display(), "", "star")


def services(case):
    # Asking each row for the name of its code hashes every name in the list: seconds, for a long life.
    names = dict(Service._meta.get_field("service_type").flatchoices)
    for service in Service.objects.filter(case=case).select_related("staff"):
        text = duration(service.minutes) if service.took_place else service.get_attendance_display()
        title = str(names[service.service_type])
        yield _entry(case, service, service.held_on, title, text, service.staff, "check-circle")


def _entry(case, row, on, title, text, by, icon):
    url = reverse(f"pillars:{row.pillar}", args=[case.code])
    return Entry(on, title, text, by, url, icon, row.pillar, at=row.made_at)
