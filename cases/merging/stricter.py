"""Where two records hold different decisions of hers, the one that allows less stands until she is asked again."""

from collections import defaultdict

from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from cases import consents
from cases.models import Consent

GIVEN, WITHDRAWN = Consent.Decision.GIVEN, Consent.Decision.WITHDRAWN


def let_stand(cases, by):
    """cases: her open ones. Returns [[id of the decision that gave way, id of the one that stands instead], ...]."""
    replaced = []
    for decisions in _of_one_thing(cases):
        for consent, changes in _giving_way(decisions):
            stricter = _instead(consent, changes, by)
            consents.tell_of_withdrawal(consent=stricter, by=by)
            replaced.append([str(consent.pk), str(stricter.pk)])
    return replaced


def take_back(replaced):
    """The decisions as they were before, except where she has decided anew, or something rests on it already."""
    for before, since in replaced:
        stricter = Consent.objects.filter(pk=since, replaced_by__isnull=True).first()
        if stricter is not None:
            _undo(before, stricter)


def _of_one_thing(cases):
    """Her present decisions, those for one purpose and one partner together."""
    together = defaultdict(list)
    current = Consent.objects.current().filter(case__in=cases).select_related("recipient", "case")
    for consent in current.order_by("decided_on", "recorded_at", "id"):
        together[consent.purpose, consent.recipient_id].append(consent)
    return [decisions for decisions in together.values() if len(decisions) > 1]


def _giving_way(decisions):
    """Pairs of a live consent that allows more than it may, and what the one that stands instead says."""
    live = [consent for consent in decisions if consent.is_live]
    against = [consent for consent in decisions if consent.decision != GIVEN]
    latest = max(consent.decided_on for consent in decisions)
    if against:
        return [(consent, {"decision": WITHDRAWN, "decided_on": latest}) for consent in live]
    return [(consent, changes | {"decided_on": latest}) for consent in live if (changes := _narrowed(consent, live))]


def _narrowed(consent, live):
    """What all of them allow, or nothing when this one allows no more than that."""
    categories = [name for name in consent.categories if all(name in other.categories for other in live)]
    ends = [other.expires_on for other in live if other.expires_on]
    until = min(ends, default=None)
    if categories == consent.categories and until == consent.expires_on:
        return None
    if consent.categories and not categories:
        return {"decision": WITHDRAWN}
    return {"decision": GIVEN, "categories": categories, "expires_on": until}


def _instead(consent, changes, by):
    stricter = Consent(
        woman_id=consent.woman_id,
        case=consent.case,
        purpose=consent.purpose,
        recipient=consent.recipient,
        method=Consent.Method.UNKNOWN,
        note=_("Not said by her. Two records of hers were joined, and the stricter of two decisions stands."),
        recorded_by=by,
        **changes,
    )
    stricter.save(force_insert=True)
    Consent.objects.filter(pk=consent.pk).update(replaced_by=stricter)
    return stricter


def _undo(before, stricter):
    Consent.objects.filter(pk=before, replaced_by=stricter).update(replaced_by=None)
    try:
        stricter.delete()
    except (ProtectedError, RestrictedError):
        Consent.objects.filter(pk=before).update(replaced_by=stricter)
