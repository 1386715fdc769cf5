"""Which sessions a person sees, and which women in them."""

from cases.models import Case
from pillars import gates
from pillars.access import pillars_of
from pillars.groups.models import GroupSession

MOST = 500


def sessions_of(user):
    """Those of the pillars that she works in."""
    return GroupSession.objects.of(pillars_of(user)).select_related("facilitator")


def cases_for(user):
    """The women whom she may choose: of her own cases, those where services are recorded."""
    cases = Case.objects.worked_on_by(user).open().exclude(state__in=gates.TOO_EARLY)
    return cases.order_by("code")[:MOST]


def attendances(session, user):
    """(the services of the women whom this person may see, how many more there are)."""
    services = session.services.order_by("case__code")
    seen = services.filter(case__in=Case.objects.worked_on_by(user).values("pk")).select_related("case")
    shown = list(seen)
    return shown, services.count() - len(shown)


def with_those_in_it(cases, attendances):
    """Who is in a session stays in its form, even where her case is closed by now."""
    found = {case.pk: case for case in cases} | {service.case_id: service.case for service in attendances}
    return sorted(found.values(), key=lambda case: case.code)
