"""What of the law names a person, and so goes to a colleague when she leaves."""

from django.utils.translation import ngettext

from cases.standing_in.tasks import Kind
from pillars.legal.models import Deadline


def in_words(number):
    return ngettext("%(number)s legal deadline", "%(number)s legal deadlines", number) % {"number": number}


DEADLINES = Kind(in_words, Deadline.objects.open, "assigned_to")
