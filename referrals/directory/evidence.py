"""What the files of an organisation say of gaps: the first day on which a woman went without what she needed.

These are figures about women. They leave this module for the statistics alone, which protect them.
"""

from datetime import timedelta

from django.db.models import DateField, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, TruncDate

from cases.models import Consent
from pillars.catalogue import PILLARS
from pillars.models import Rating, Service
from pillars.unmet.models import UnmetNeed
from referrals.models import DeclineReason, SentReferral, Status

LONGEST_WAIT = timedelta(days=30)
UNTIL_SERVED = timedelta(days=60)
TURNED_AWAY = (DeclineReason.NO_CAPACITY, DeclineReason.NOT_ELIGIBLE)
PILLAR_OF = {code: pillar.slug for pillar in PILLARS for code, _label in pillar.domain_choices()}


def first_gaps(day):
    """{consortium key: {pillar: date}} of the acting organisation's women who agreed to be counted, up to a day."""
    agreed = Consent.objects.live().filter(purpose=Consent.Purpose.STATISTICS).values("woman")
    women = {}
    for source in (unmet_needs, turned_away, long_unanswered, never_served):
        for key, pillar, since in source(agreed):
            if since <= day:
                firsts = women.setdefault(key, {})
                firsts[pillar] = min(since, firsts.get(pillar, since))
    return women


def unmet_needs(agreed):
    """Services that were not to be had, and those that she had to wait for longer than thirty days."""
    needs = UnmetNeed.objects.filter(woman__in=agreed).exclude(reason=UnmetNeed.Reason.SHE_DECLINED).order_by()
    for key, pillar, noticed, settled, reason in needs.values_list(
        "woman__consortium_key", "pillar", "noticed_on", "settled_on", "reason"
    ):
        if reason != UnmetNeed.Reason.WAITING:
            yield key, pillar, noticed
        elif settled is None or settled > noticed + LONGEST_WAIT:
            yield key, pillar, noticed + LONGEST_WAIT


def turned_away(agreed):
    """Referrals that a partner declined because it had no place, or because she was not eligible."""
    declined = SentReferral.objects.filter(
        woman__in=agreed, referral__status=Status.DECLINED, referral__decline_reason__in=TURNED_AWAY
    ).order_by()
    return declined.values_list("woman__consortium_key", "referral__pillar", TruncDate("referral__answered_at"))


def long_unanswered(agreed):
    """Referrals that waited longer than thirty days for any answer."""
    sent = SentReferral.objects.filter(woman__in=agreed, referral__sent_at__isnull=False).order_by()
    ended = Coalesce("referral__answered_at", "referral__closed_at")
    waited = sent.alias(ended=ended).filter(Q(ended=None) | Q(ended__gt=F("referral__sent_at") + LONGEST_WAIT))
    days = TruncDate(F("referral__sent_at") + LONGEST_WAIT, output_field=DateField())
    return waited.values_list("woman__consortium_key", "referral__pillar", days)


def never_served(agreed):
    """Parts of life in which she wanted support, without any service of that pillar within sixty days."""
    for pillar in PILLARS:
        served = Service.objects.filter(
            woman=OuterRef("woman"),
            pillar=pillar.slug,
            attendance=Service.Attendance.ATTENDED,
            held_on__range=(OuterRef("assessment__held_on"), OuterRef("assessment__held_on") + UNTIL_SERVED),
        )
        domains = [code for code, slug in PILLAR_OF.items() if slug == pillar.slug]
        wanted = Rating.objects.filter(woman__in=agreed, wants_support=True, domain__in=domains)
        unserved = wanted.filter(~Exists(served)).order_by().values_list("woman__consortium_key", "assessment__held_on")
        for key, held_on in unserved.distinct():
            yield key, pillar.slug, held_on + UNTIL_SERVED
