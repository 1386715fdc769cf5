"""What happened to what is shared outside: for its page, for her case, and in the words of the audit."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.dated import Moment, dated
from cases.timeline import Entry
from referrals.outside.models import OutsideReferral
from referrals.outside.state import ENDS, UNREAD

SENTENCES = {
    "outside.drafted": gettext_lazy("drafted a referral to a service outside"),
    "outside.redrafted": gettext_lazy("changed the draft of a referral to a service outside"),
    "outside.printed": gettext_lazy("printed a referral to a service outside"),
    "outside.linked": gettext_lazy("made a one-time link for a service outside"),
    "outside.opened": gettext_lazy("opened a one-time link with its code"),
    "outside.wrong_code": gettext_lazy("tried a one-time link with a wrong code"),
    "outside.blocked": gettext_lazy("used up the tries of a one-time link, which is closed now"),
    "outside.expired": gettext_lazy("closed a one-time link that was not opened in time"),
    "outside.revoked": gettext_lazy("took back a referral to a service outside"),
    "outside.withdrawn": gettext_lazy("ended a referral to a service outside, as she wished"),
    "outside.told": gettext_lazy("recorded what was heard from a service outside"),
    "outside.refused": gettext_lazy("could not share with a service outside"),
}


def of_referral(referral):
    """Newest first."""
    return sorted(_moments(referral), key=lambda entry: entry.place, reverse=True)


def _moments(referral):
    pillar = referral.pillar
    yield Entry(referral.drafted_at, _("Drafted"), by=referral.drafted_by, pillar=pillar)
    if referral.printed_at:
        told = _("Print %(number)s") % {"number": referral.print_number}
        yield Entry(referral.printed_at, _("Printed"), told, by=referral.printed_by, pillar=pillar, icon="printer")
    if referral.linked_at:
        yield Entry(referral.linked_at, _("One-time link made"), by=referral.linked_by, pillar=pillar, icon="key")
    if referral.opened_at:
        yield Entry(referral.opened_at, _("Opened with the code"), pillar=pillar)
    if referral.state in (*UNREAD, *ENDS) and referral.closed_at:
        yield Entry(referral.closed_at, referral.get_state_display(), icon="slash-circle")


def _left(case):
    shared = OutsideReferral.objects.filter(case=case).that_left()
    return shared.select_related("consent", "printed_by").defer("shared", "words")


@dated(_left, Moment(at="printed_at"), Moment(at="opened_at"))
def of_case(case, referral):
    """What reached a service outside."""
    where = {"url": referral.get_absolute_url(), "pillar": referral.pillar, "icon": "share"}
    service = referral.get_service_type_display()
    told = {"service": referral.recipient}
    if referral.printed_at:
        title = _("Handed over on paper, for %(service)s") % told
        yield Entry(referral.printed_at, title, service, by=referral.printed_by or "", **where)
    if referral.opened_at:
        yield Entry(referral.opened_at, _("%(service)s opened what was shared") % told, service, **where)
