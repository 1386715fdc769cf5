"""A fictional stay and fictional proceedings: what was, what is, and what comes next."""

import random
from datetime import datetime, time, timedelta

from django.utils import timezone

from pillars.legal.models import Deadline, Hearing, Proceeding, ProtectionMeasure, ResidencePermit, Stage
from pillars.legal.models.reflection import ReflectionPeriod
from pillars.periods.suggestions import period_of

Kind = ResidencePermit.Kind
HELD = (Kind.PERSONAL, Kind.COOPERATION, Kind.REFUGEE, Kind.SUBSIDIARY, Kind.HUMANITARIAN, Kind.FAMILY, Kind.WORK)
PROCEEDINGS = (("LABOUR", "applicant"), ("CRIMINAL_AS_VICTIM", "injured"), ("COMPENSATION_STATE", "applicant"))
ENDS = (-4, 2, 9, 13, 27, 45, 61, 88, 120, 200, 330)


def stay_and_proceedings(rng, case, worker, today):
    """One draw from rng, so that women who follow are the same whatever is told here."""
    own = random.Random(rng.random())
    about = {"woman": case.woman, "case": case}
    yield from _stay(own, case, about, today)
    if case.closed_on is None and own.random() < 0.4:
        yield from _proceeding(own, case, about, worker, today)
    if own.random() < 0.15:
        yield ProtectionMeasure(
            **about, kind=own.choice(("no_contact", "address")), begins_on=case.opened_on, authority="District court"
        )


def _stay(rng, case, about, today):
    expires = today + timedelta(days=rng.choice(ENDS))
    issued = expires - timedelta(days=365)
    yield ResidencePermit(
        **about,
        kind=Kind.ASYLUM_APPLICANT,
        valid_from=issued - timedelta(days=200),
        expires_on=issued - timedelta(days=1),
        recorded_on=case.opened_on,
    )
    yield ResidencePermit(
        **about,
        kind=rng.choice(HELD),
        issued_on=issued,
        expires_on=expires,
        recorded_on=max(issued, case.opened_on),
        number=f"RP{rng.randrange(10**6, 10**7)}",
    )
    if rng.random() < 0.15:
        yield from _reflection(rng, case, about)


def _reflection(rng, case, about):
    country = case.code[:2]
    if period := period_of(country, "REFLECTION"):
        yield ReflectionPeriod(
            **about,
            country=country,
            granted_on=case.opened_on,
            ends_on=period.counted_from(case.opened_on),
            counted_by=period,
        )


def _proceeding(rng, case, about, worker, today):
    kind, role = rng.choice(PROCEEDINGS)
    proceeding = Proceeding(
        **about, kind=kind, role=role, began_on=case.opened_on, legal_aid="granted", lawyer="A fictional lawyer"
    )
    yield proceeding
    yield Stage(**about, proceeding=proceeding, stage=proceeding.stage, reached_on=case.opened_on, recorded_by=worker)
    day = today + timedelta(days=rng.randrange(1, 40))
    yield Hearing(
        **about,
        proceeding=proceeding,
        kind="hearing",
        at=timezone.make_aware(datetime.combine(day, time(rng.randrange(8, 12)))),
        place="Court house",
        interpreter="to_book" if case.woman.interpreter_needed else "not_needed",
        accompaniment="arranged",
    )
    yield Deadline(
        **about,
        proceeding=proceeding,
        kind=rng.choice(("answer", "appeal")),
        due_on=today + timedelta(days=rng.randrange(3, 60)),
        assigned_to=worker,
        confirmed_on=today,
        confirmed_by=worker,
    )
