"""What happened to referrals, as entries of a timeline: for the page of one, and for her case."""

from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.timeline import Entry
from referrals.models import ReceivedReferral, SentReferral
from referrals.models.status import ENDS


def of_referral(referral):
    """Newest first; the same for both sides, but that a receiver never sees an end.

    Within a day the order of its life holds: some steps have a moment, and the beginning of the service only a day.
    """
    return sorted(_moments(referral), key=lambda entry: entry.day, reverse=True)


def _moments(referral):
    pillar = referral.pillar
    if referral.status in ENDS and referral.closed_at:
        yield Entry(referral.closed_at, referral.get_status_display(), icon="slash-circle")
    if referral.completed_at:
        yield Entry(referral.completed_at, _("Completed"), referral.get_outcome_display(), pillar=pillar)
    if referral.started_on:
        yield Entry(referral.started_on, _("The service began"), pillar=pillar)
    if referral.answered_at:
        answer = _("Declined") if referral.decline_reason else _("Accepted")
        words = referral.get_decline_reason_display()
        yield Entry(referral.answered_at, answer, words, by=referral.answered_by, pillar=pillar)
    if referral.letter_number > 1:
        yield Entry(referral.letter_at, _("Answered, and sent anew"), pillar=pillar)
    if referral.asked_at:
        yield Entry(referral.asked_at, _("Asked for more"), by=referral.asked_by or "", pillar=pillar)
    if referral.seen_at:
        yield Entry(referral.seen_at, _("Opened for the first time"), pillar=pillar)
    if referral.sent_at:
        yield Entry(referral.sent_at, _("Sent"), by=referral.sent_by, pillar=pillar)


def _sent(case):
    sides = SentReferral.objects.filter(case=case, referral__sent_at__isnull=False)
    return sides.select_related("referral__receiver", "referral__sent_by", "referral__answered_by")


@dated(_sent, Moment(at="referral__sent_at"), Moment(at="referral__answered_at"))
def of_case(case, side):
    """What was sent for her."""
    referral = side.referral
    title = _("Referred to %(partner)s") % {"partner": referral.receiver}
    where = {"url": referral.get_absolute_url(), "pillar": referral.pillar, "icon": "share"}
    yield Entry(referral.sent_at, title, referral.get_service_type_display(), by=referral.sent_by or "", **where)
    if referral.answered_at:
        answer = _("%(partner)s declined") if referral.decline_reason else _("%(partner)s accepted")
        title = answer % {"partner": referral.receiver}
        yield Entry(referral.answered_at, title, referral.get_service_type_display(), **where)


def _received(case):
    return ReceivedReferral.objects.filter(case=case).select_related("sender")


@dated(_received, Moment("accepted_on"))
def of_arrival(case, received):
    """How she came, when a partner referred her."""
    title = _("Referred by %(partner)s") % {"partner": received.sender}
    text = received.get_service_type_display()
    yield Entry(received.accepted_on, title, text, pillar=received.pillar, icon="share")
