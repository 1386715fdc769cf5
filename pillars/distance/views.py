"""The way she has come in all three pillars, on one page that can be shown to her and printed."""

from django.shortcuts import render

from cases.access import case_of
from coalesce.permissions import Permission, requires
from pillars.distance.journeys import journeys
from pillars.forms import SCALE


@requires(Permission.CASE_VIEW)
def distance(request, code):
    case = case_of(request, code)
    travelled = [journey for journey in journeys(case) if not journey.is_empty]
    return render(request, "distance/all.html", {"case": case, "journeys": travelled, "scale": SCALE})
