"""A draft: to which service, for what, and what would go with it. Nothing leaves yet."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh, locked
from pillars.catalogue import BY_SLUG
from referrals.outside import gates
from referrals.outside.copying import REFUSED, copy_of
from referrals.outside.models import OutsideReferral


@transaction.atomic
def draft_referral(*, case, consent, pillar, service_type, categories, summary, by, alert="", once=None):
    """consent: hers, of today, for one service. categories: of Category; summary: what the service needs to begin.

    once: the random number of the form, so that a form that is sent twice makes one draft.
    """
    case = locked(case)
    key = uuid.uuid5(case.pk, f"outside {once}") if once else uuid.uuid4()
    if made := OutsideReferral.objects.filter(pk=key).first():
        return _same_draft(made, summary)
    consent = gates.demand_possible(case, consent.scope, categories)
    _demand_a_service(pillar, service_type)
    copy_of(case, categories, summary=summary, alert=alert)
    referral = OutsideReferral.objects.create(
        pk=key,
        woman_id=case.woman_id,
        case=case,
        consent=consent,
        pillar=pillar,
        service_type=service_type,
        categories=sorted(map(str, categories)),
        shared={"summary": summary, "alert": alert},
        drafted_by=by,
    )
    log.record("outside.drafted", referral, by=by, details=details_of(referral))
    return referral


@transaction.atomic
def change_draft(*, referral, pillar, service_type, categories, summary, version, by, alert=""):
    """Write the draft anew; the service stays the same, because her consent names it."""
    case = locked(referral.case)
    referral = locked(referral)
    demand_draft(referral)
    demand_fresh(referral, version)
    _demand_a_service(pillar, service_type)
    referral.consent = gates.demand_possible(case, referral.consent.scope, categories)
    copy_of(case, categories, summary=summary, alert=alert)
    referral.pillar, referral.service_type = pillar, service_type
    referral.categories = sorted(map(str, categories))
    referral.shared = {"summary": summary, "alert": alert}
    referral.save()
    log.record("outside.redrafted", referral, by=by, details=details_of(referral))
    return referral


def demand_draft(referral):
    if not referral.is_draft:
        raise Refused(_("This is no longer a draft. Open it again to see where it stands."), REFUSED)


def details_of(referral, **more):
    return {"number": referral.number, "categories": list(referral.categories)} | more


def _same_draft(made, summary):
    """What this form has made already. With other words it is not the same, and not to be lost."""
    if made.shared.get("summary") != summary:
        raise Stale(_("This form has been saved before. Open the draft and change it there."), about=made)
    return made


def _demand_a_service(pillar, service_type):
    if service_type not in dict(BY_SLUG[pillar].service_choices()):
        raise Refused(_("Choose a service of this pillar."), REFUSED)
