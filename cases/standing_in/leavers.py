"""The people whose work can be handed over, and who has done so last."""

from dataclasses import dataclass

from django.db.models import Count, Q

from cases import people
from cases.models import Case
from cases.standing_in import holdings
from cases.standing_in.models import HandOver
from coalesce.accounts.models import User
from coalesce.permissions import Permission


@dataclass(frozen=True)
class Leaver:
    person: User
    leads: int
    works_on: int


def colleagues_of(user):
    return User.objects.filter(organisation_id=user.organisation_id)


def of(by):
    """Everybody who works on cases, and whoever no longer does and still holds some. by: whose eyes count."""
    cases = Case.objects.findable_by(by).open()
    leads = dict(cases.order_by().values_list("assigned_to").annotate(number=Count("pk")))
    places = holdings.places().filter(content_object__in=cases.values("pk")).order_by()
    works_on = dict(places.values_list("user").annotate(number=Count("pk")))
    works_here = people.who_may(Permission.MYDAY, by.organisation_id)
    everybody = colleagues_of(by).filter(Q(pk__in=works_here.values("pk")) | Q(pk__in={*leads, *works_on}))
    everybody = everybody.order_by("-is_active", "name", "pk")
    return [Leaver(one, leads.get(one.pk, 0), works_on.get(one.pk, 0)) for one in everybody]


def last_step(person):
    return HandOver.objects.filter(person=person).select_related("made_by").first()
