"""Who is counted: every woman who agreed to it, once, in the quarter and the country in which it first happened."""

import hashlib
import hmac
from dataclasses import astuple, dataclass

from django.db.models import Min

from cases.models import Consent
from coalesce.accounts.models import Organisation
from coalesce.encryption import installation
from coalesce.tenancy import acting_for
from pillars.catalogue import PILLARS
from pillars.models import Service
from reporting.quarters import last_day, next_quarter, quarter_of


@dataclass(frozen=True)
class Reached:
    """One woman as she is counted. `token` says that it is the same woman, and not which."""

    token: str
    country: str
    quarter: str
    pillars: tuple[str, ...]

    def as_record(self):
        """The record that the protection counts: one value of each dimension."""
        served = {pillar.slug: "yes" if pillar.slug in self.pillars else "no" for pillar in PILLARS}
        return {"country": self.country, "quarter": self.quarter, **served}

    def as_list(self):
        return list(astuple(self))

    @classmethod
    def from_list(cls, values):
        token, country, quarter, pillars = values
        return cls(token, country, quarter, tuple(pillars))


def first_services(day):
    """{consortium key: {pillar: date of the first service that she came to}} of the acting organisation."""
    agreed = Consent.objects.live().filter(purpose=Consent.Purpose.STATISTICS).values("woman")
    rows = (
        Service.objects.filter(attendance=Service.Attendance.ATTENDED, held_on__lte=day, woman__in=agreed)
        .values_list("woman__consortium_key", "pillar")
        .annotate(first=Min("held_on"))
        .order_by()
    )
    women = {}
    for key, pillar, first in rows:
        women.setdefault(key, {})[pillar] = first
    return women


def women_counted(firsts_of, until, counted=(), first_open=None):
    """Every woman to whom it happened up to the end of a quarter, in the order of their tokens.

    firsts_of: takes a day, gives {consortium key: {pillar: first date}} of the acting organisation.
    until: "2026-Q3". counted: the Reached of the release before; they stay as they were counted. first_open: the first
    quarter that was never released; a woman whose first date was entered late is counted there.
    """
    reached = {woman.token: woman for woman in counted}
    for organisation in Organisation.objects.order_by("pk"):
        with acting_for(organisation.pk):
            for key, firsts in firsts_of(last_day(until)).items():
                token = _token(key)
                candidate = _count(token, organisation.country, firsts, first_open)
                held = reached.get(token)
                if held is None or (held not in counted and candidate.quarter < held.quarter):
                    reached[token] = candidate
    return [reached[token] for token in sorted(reached)]


def _count(token, country, firsts, first_open):
    quarter = quarter_of(min(firsts.values()))
    pillars = tuple(sorted(pillar for pillar, first in firsts.items() if quarter_of(first) == quarter))
    return Reached(token, country, max(quarter, first_open or quarter), pillars)


def _token(consortium_key):
    return hmac.new(installation.derive(b"statistics"), consortium_key.bytes, hashlib.sha256).hexdigest()[:32]


def first_open_quarter(until):
    """The quarter after the newest release."""
    return next_quarter(until)
