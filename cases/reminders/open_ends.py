"""What reminders say of a case that is about to be closed: the dates that nobody has seen to."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.lifecycle import OpenEnd
from cases.reminders import rules
from cases.reminders.models import Reminder


def open_dates(case):
    """Each date once, however many people are told of it and however often."""
    dates = Reminder.objects.filter(case=case).open().order_by("due_on").values_list("rule", "due_on").distinct()
    known = [(rules.of(rule), due_on) for rule, due_on in dates if rules.knows(rule)]
    return [OpenEnd(_sentence(rule, due_on), reverse("reminders:my_day")) for rule, due_on in known]


def _sentence(rule, due_on):
    return _("%(what)s: %(day)s") % {"what": rule.label, "day": date_format(due_on, "j F Y")}
