"""What happened to referrals, as entries of a timeline: for the page of one, and for her case."""

from django.utils.translation import gettext as _

from cases.timeline import Entry
from referrals.models import ReceivedReferral, SentReferral, Status

ENDS = (Status.REVOKED, Status.WITHDRAWN, Status.EXPIRED)


def of_referral(referral):
    """Newest first; the same for both sides, but that a receiver never sees an end."""
    pillar = referral.pillar
    if referral.status in ENDS and referral.closed_at:
        yield Entry(referral.closed_at, referral.get_status_display(), icon="slash-circle")
    if referral.completed_at:
        yield Entry(referral.completed_at, _("Completed"), referral.get_outcome_display(), pillar=pillar)
    if referral.answered_at:
        answer = _("Declined") if referral.decline_reason else _("Accepted")
        words = referral.get_decline_reason_display()
        yield Entry(referral.answered_at, answer, words, by=referral.answered_by, pillar=pillar)
    if referral.seen_at:
        yield Entry(referral.seen_at, _("Opened for the first time"), pillar=pillar)
    if referral.sent_at:
        yield Entry(referral.sent_at, _("Sent"), by=referral.sent_by, pillar=pillar)


def of_case(case):
    """What was sent for her."""
    sides = SentReferral.objects.filter(case=case, referral__sent_at__isnull=False)
    for side in sides.select_related("referral__receiver", "referral__sent_by", "referral__answered_by"):
        referral = side.referral
        title = _("Referred to %(partner)s") % {"partner": referral.receiver}
        where = {"url": referral.get_absolute_url(), "pillar": referral.pillar, "icon": "share"}
        yield Entry(referral.sent_at, title, referral.get_service_type_display(), by=referral.sent_by or "", **where)
        if referral.answered_at:
            answer = _("%(partner)s declined") if referral.decline_reason else _("%(partner)s accepted")
            title = answer % {"partner": referral.receiver}
            yield Entry(referral.answered_at, title, referral.get_service_type_display(), **where)


def of_arrival(case):
    """How she came, when a partner referred her."""
    for received in ReceivedReferral.objects.filter(case=case).select_related("sender"):
        title = _("Referred by %(partner)s") % {"partner": received.sender}
        text = received.get_service_type_display()
        yield Entry(received.accepted_on, title, text, pillar=received.pillar, icon="share")
