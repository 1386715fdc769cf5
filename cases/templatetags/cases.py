"""What the pages of a case share."""

from django import template

from cases import tabs

register = template.Library()
SHARED = ("request", "user", "perms_of", "csrf_token")


@register.inclusion_tag("cases/_tabs.html", takes_context=True)
def case_tabs(context, case):
    """The tabs of a case, for the person who looks."""
    return {"tabs": tabs.of(case, context["request"].user, context["request"].path), "case": case}


@register.simple_tag(takes_context=True)
def panel(context, one):
    """A card that a higher app gave to the case page.

    Rendered with the page's own answers to who looks and what she may do: asking again costs queries for each card.
    """
    shared = {name: context.get(name) for name in SHARED}
    return context.template.engine.get_template(one.template).render(context.new(shared | one.context))
