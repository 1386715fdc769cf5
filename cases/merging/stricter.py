"""Where two records hold different decisions of hers, the one that allows less stands until she is asked again."""

from collections import defaultdict

from django.utils.formats import date_format
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


def take_back(replaced, by):
    """What she had decided stands again, in a new row, except where she has decided anew since."""
    for before, since in replaced:
        stricter = Consent.objects.filter(pk=since, replaced_by__isnull=True).first()
        if stricter is not None:
            _let_stand_again(Consent.objects.get(pk=before), stricter, by)


def _of_one_thing(cases):
    """Her present decisions, those for one purpose and one partner (or channel, or authority) together."""
    together = defaultdict(list)
    current = Consent.objects.current().filter(case__in=cases).select_related("recipient", "case")
    for consent in current.order_by("decided_on", "recorded_at", "id"):
        together[consent.purpose, consent.recipient_id, consent.scope].append(consent)
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
    words = _("Not said by her. Two records of hers were joined, and the stricter of two decisions stands.")
    stricter = Consent(note=words, method=Consent.Method.UNKNOWN, recorded_by=by, **_of(consent), **changes)
    return _replace(consent, stricter)


def _let_stand_again(before, stricter, by):
    words = _("Two records were taken apart again: what she decided on %(day)s stands.")
    kept = ("decision", "categories", "decided_on", "valid_from", "expires_on", "method", "language", "prompts")
    values = {name: getattr(before, name) for name in (*kept, "form_version", "capacity")}
    note = words % {"day": date_format(before.decided_on, "j F Y")}
    return _replace(stricter, Consent(note=note, recorded_by=by, **_of(stricter), **values))


def _of(consent):
    """Whose decision, and about what."""
    names = ("woman_id", "case_id", "purpose", "recipient_id", "scope")
    return {name: getattr(consent, name) for name in names}


def _replace(before, consent):
    consent.save(force_insert=True)
    Consent.objects.filter(pk=before.pk).update(replaced_by=consent)
    return consent
