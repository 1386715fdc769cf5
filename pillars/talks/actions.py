"""A talk over her whole life: begun, gone on with, and brought to its end; or declined by her."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.lifecycle import demand_agreement
from cases.models import Case
from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh
from pillars import gates
from pillars.models import Assessment, Rating
from pillars.rules import RULES as SILENCES
from pillars.talks import kinds
from pillars.talks.factors import Factor, Level, Severity
from pillars.talks.models import RiskFactor
from pillars.talks.rules import RULES

State = Assessment.State
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True)
class Said:
    """What she said of one part of her life."""

    value: int | None = None
    no_answer: str = ""
    wants_support: bool = False


@dataclass(frozen=True)
class Risk:
    factor: str
    level: str
    severity: int
    protective_factor: str = ""


@transaction.atomic
def keep_talk(*, case, kind, is_complete, ratings, risks, by, version=None, once=None, **values):
    """ratings: {domain code: Said}. risks: [Risk]. version: of the open talk that is gone on with; None begins one."""
    case = _held(case, kind)
    key = gates.key_of(case, once)
    if version is None and (made := gates.made_before(Assessment, key, **values)):
        return made
    talk = _gone_on_with(case, kind, version) if version else _begun(case, kind, key, by)
    _demand(case, kind, is_complete, ratings, risks, values)
    for name, value in values.items():
        setattr(talk, name, value)
    talk.state = State.COMPLETE if is_complete else State.OPEN
    talk.save()
    _write(talk, ratings, risks)
    event = "assessment.made" if is_complete else "assessment.continued" if version else "assessment.begun"
    rated = sum(said.value is not None for said in ratings.values())
    log.record(event, talk, by=by, details={"kind": kind.slug, "rated": rated, "risks": len(risks)})
    engine.make_due_reminders(engine.today(), case=case, only=(*RULES, *SILENCES))
    return talk


@transaction.atomic
def decline_talk(*, case, kind, by):
    """She does not want it, which is an answer."""
    case = _held(case, kind)
    if not kind.may_be_declined:
        raise Refused(
            _("Only the ratings at the end are declined as a whole. Leave out what she does not want to say.")
        )
    talks = Assessment.objects.filter(case=case, kind=kind.slug)
    if declined := talks.filter(state=State.DECLINED, held_on=timezone.localdate()).first():
        return declined
    if talks.filter(state=State.OPEN).exists():
        raise Refused(_("This talk has begun. Go on with it, and say for each part what she did not want to say."))
    hers = {"case": case, "woman_id": case.woman_id, "kind": kind.slug, "pillar": ""}
    talk = Assessment.objects.create(**hers, state=State.DECLINED, rated_by="woman", made_by=by)
    log.record("assessment.declined", talk, by=by, details={"kind": kind.slug})
    return talk


def _held(case, kind):
    """The case, held until the action ends. What is said in aftercare is written in a closed one."""
    if kind.slug != Assessment.Kind.AFTERCARE:
        return gates.lock_open_case(case)
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    if not case.is_in_aftercare:
        raise Refused(_("This is for the time of aftercare. Record a review instead, or reopen the case."))
    demand_agreement(case)
    return case


def _gone_on_with(case, kind, version):
    talk = Assessment.objects.select_for_update().filter(case=case, kind=kind.slug, state=State.OPEN).first()
    if talk is None:
        raise Stale(
            _("Someone else has brought this talk to its end. Open it to read what was said."), about=Assessment()
        )
    demand_fresh(talk, version)
    return talk


def _begun(case, kind, key, by):
    if talk := Assessment.objects.filter(case=case, kind=kind.slug, state=State.OPEN).first():
        raise Stale(_("This talk was begun already. Open it again and go on with it."), about=talk)
    return Assessment(pk=key, case=case, woman_id=case.woman_id, kind=kind.slug, pillar="", made_by=by)


def _demand(case, kind, is_complete, ratings, risks, values):
    gates.demand_day(case, values["held_on"])
    if any(said.value is not None and not LOWEST <= said.value <= HIGHEST for said in ratings.values()):
        raise Refused(_("A rating is a number from 1 to 5, or left out."))
    if not set(ratings) <= {domain.code for domain in kinds.DOMAINS}:
        raise Refused(_("There is no such part of life. Choose one from the list."))
    if any(not _is_possible(risk) for risk in risks) or len({(r.factor, r.level) for r in risks}) < len(risks):
        raise Refused(_("Each burden stands once for whom it concerns, with how much from 0 to 3."))
    if is_complete:
        asked = {"place_safe": values["place_safe"], "risks_answer": values["risks_answer"], "ratings": ratings}
        for sentence in kinds.missing(kind, **asked).values():
            raise Refused(sentence)


def _is_possible(risk):
    return risk.factor in Factor.values and risk.level in Level.values and risk.severity in Severity.values


def _write(talk, ratings, risks):
    """What was said before in an open talk is said anew."""
    hers = {"assessment": talk, "case_id": talk.case_id, "woman_id": talk.woman_id}
    talk.ratings.all().delete()
    talk.risk_factors.all().delete()
    Rating.objects.bulk_create(Rating(**hers, domain=domain, **vars(said)) for domain, said in ratings.items())
    RiskFactor.objects.bulk_create(RiskFactor(**hers, **vars(risk)) for risk in risks)
