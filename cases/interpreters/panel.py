"""On the page of her details: who must not interpret for her."""

from cases.panels import Panel


def ruled_out(case, user):
    people = list(case.woman.ruled_out.select_related("interpreter"))
    return [Panel("interpreters/_ruled_out.html", {"case": case, "people": people})]
