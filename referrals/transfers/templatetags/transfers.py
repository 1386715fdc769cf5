"""The part of the referrals of a case that is about handing it over."""

from django import template

from coalesce.permissions import Permission
from referrals.transfers import access, waiting
from referrals.transfers.models import ReceivedTransfer
from referrals.transfers.models.status import LIVE

register = template.Library()


@register.simple_tag
def transfers_to_answer():
    """How many wait for an answer of the acting organisation."""
    return waiting.for_us().count()


@register.inclusion_tag("transfers/of_case.html", takes_context=True)
def transfers_of(context, case):
    """In two queries, for the person who looks."""
    user = context["request"].user
    sides = list(access.sent_sides(user).filter(case=case).newest_first())
    is_asked = any(side.transfer.status in LIVE for side in sides)
    return {
        "case": case,
        "sides": sides,
        "arrivals": ReceivedTransfer.objects.filter(case=case).select_related("sender"),
        "may_begin": user.may(Permission.REFERRAL_SEND) and not case.is_closed and not is_asked,
    }
