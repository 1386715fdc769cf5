"""What the pages of a case share."""

from django import template

from cases import safety, tabs

register = template.Library()
SHARED = ("request", "user", "perms_of", "csrf_token")


@register.inclusion_tag("cases/_tabs.html", takes_context=True)
def case_tabs(context, case):
    """The tabs of a case, for the person who looks."""
    shown = tabs.of(case, context["request"].user, context["request"].path)
    return {"tabs": shown, "more": any(tab["aside"] for tab in shown)}


@register.simple_tag(takes_context=True)
def panel(context, one):
    """A card that a higher app gave to the case page.

    Rendered with the page's own answers to who looks and what she may do: asking again costs queries for each card.
    """
    shared = {name: context.get(name) for name in SHARED}
    return context.template.engine.get_template(one.template).render(context.new(shared | one.context))


@register.simple_tag
def safe_now(contact):
    """An Answer: whether she may be reached this way at this moment."""
    return safety.safe_now(contact)


@register.inclusion_tag("cases/_safe_ways.html")
def safe_ways(case):
    """Her ways and what to keep to, without a number: for every form that leads to a call, a message or a date."""
    return {"case": case, "contacts": safety.ways_of(case.woman)}


@register.filter
def hours_in_words(safe_hours):
    return safety.hours_in_words(safe_hours)


@register.filter
def days_in_words(days):
    return safety.days_in_words(days)
