"""When the risk is to be judged again, and what the case page and the timeline say of it."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.choices import Risk
from cases.dated import Moment, dated
from cases.panels import Panel
from cases.timeline import Entry

DAYS = {Risk.HIGH: 7, Risk.MEDIUM: 30, Risk.LOW: 90}
LONGEST = 180


def suggested(level, day):
    """The day on which a risk that was judged on this day is usually judged again."""
    return day + datetime.timedelta(days=DAYS[Risk(level)])


def is_overdue(case):
    return not case.is_closed and case.risk_review_on is not None and case.risk_review_on < timezone.localdate()


def overdue(case, user):
    return [Panel("cases/_risk_overdue.html", {"case": case})] if is_overdue(case) else []


def _reviews(case):
    return case.risk_reviews.select_related("reviewed_by").defer("why")


@dated(_reviews, Moment("held_on", "made_at"))
def reviews(case, review):
    url = reverse("cases:risk", args=[case.code])
    title = _("Risk judged: %(level)s") % {"level": review.get_level_display()}
    text = _("Next review %(day)s") % {"day": date_format(review.next_on, "j F Y")}
    yield Entry(review.held_on, title, text, review.reviewed_by, url, "shield-exclamation", at=review.made_at)
