"""The part of the referrals of a case that is about services outside the consortium."""

from django import template

from coalesce.permissions import Permission
from referrals.outside import access

register = template.Library()


@register.inclusion_tag("outside/of_case.html", takes_context=True)
def outside_of(context, case):
    """In one query and one for her key, for the person who looks."""
    user = context["request"].user
    may_begin = user.may(Permission.REFERRAL_SEND) and not case.is_closed
    return {"case": case, "shared": access.of_case(case, user), "may_begin": may_begin}
