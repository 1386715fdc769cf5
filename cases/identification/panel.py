"""What stands first on the page of the trafficking profile: three facts, each by itself, and the places on her way."""

from cases.panels import Panel
from cases.places import country_name


def facts(case, user):
    places = [(place, country_name(place.country)) for place in case.traffickingevents.order_by("event_type", "id")]
    context = {
        "case": case,
        "steps": list(case.formal_steps.select_related("recorded_by")),
        "wishes": list(case.wishes.select_related("recorded_by")),
        "screenings": list(case.screenings.select_related("recorded_by")),
        "places": places,
    }
    return [Panel("identification/_facts.html", context)]
