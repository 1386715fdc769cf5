"""What must not be left behind when a case is closed."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.lifecycle import OpenEnd
from pillars.legal.models import Deadline

SOON = datetime.timedelta(days=30)


def nobodys_deadlines(case, move):
    """A deadline that comes soon and is nobody's task keeps the case open."""
    if not move.ends_the_work:
        return None
    soon = Deadline.objects.open().filter(case=case, assigned_to=None, due_on__lte=timezone.localdate() + SOON)
    number = soon.count()
    if not number:
        return None
    return ngettext(
        "A legal deadline within 30 days is nobody's task. Say on the legal page whose it is.",
        "%(number)s legal deadlines within 30 days are nobody's task. Say on the legal page whose they are.",
        number,
    ) % {"number": number}


def open_deadlines(case):
    for deadline in Deadline.objects.open().filter(case=case):
        day = date_format(deadline.due_on, "j F Y")
        sentence = _("%(what)s: %(day)s") % {"what": deadline.get_kind_display(), "day": day}
        yield OpenEnd(sentence, reverse("pillars:legal", args=[case.code]))
