"""How many cases somebody leads, held against how many she should.

A case that is sealed from whoever counts is not counted. A woman who comes through the door is never turned away by a
number, so opening a case only says so; handing one over beyond the limit needs a supervisor who confirms it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.caseload.models import Limits, PersonalLimit
from cases.models import Case


@dataclass(frozen=True)
class Load:
    """The open cases of one person."""

    name: str
    count: int
    alert: int
    most: int

    @property
    def is_high(self):
        return self.count >= self.alert

    @property
    def is_over(self):
        return self.count > self.most

    @property
    def is_full(self):
        return self.count >= self.most

    @property
    def tone(self):
        return "stop" if self.is_over else "warn" if self.is_high else "ok"

    @property
    def sentence(self):
        """What is said of it; nothing while it is as it should be."""
        if self.is_over:
            words = ngettext(
                "%(name)s leads %(count)d open case, more than the %(most)d that were agreed. Ask what can be handed"
                " over.",
                "%(name)s leads %(count)d open cases, more than the %(most)d that were agreed. Ask what can be handed"
                " over.",
                self.count,
            )
        elif self.is_high:
            words = ngettext(
                "%(name)s leads %(count)d open case. The most that were agreed are %(most)d.",
                "%(name)s leads %(count)d open cases. The most that were agreed are %(most)d.",
                self.count,
            )
        else:
            return ""
        return words % {"name": self.name, "count": self.count, "most": self.most}

    @property
    def question(self):
        """What a supervisor is asked before she hands over one more."""
        words = _("%(name)s leads %(count)d open cases already, and %(most)d are the most that were agreed.")
        return words % {"name": self.name, "count": self.count, "most": self.most}


def of_the_organisation():
    return Limits.objects.first() or Limits()


def own_limits():
    """{person's id: the most she should lead}, of those who have a number of their own."""
    return dict(PersonalLimit.objects.values_list("person", "most"))


def measured(person, count, limits, own):
    most = own.get(person.pk, limits.most)
    return Load(person.name, count, min(limits.alert, most), most)


def load_of(person, by):
    """by: whose eyes count."""
    count = Case.objects.findable_by(by).open().filter(assigned_to=person).count()
    return measured(person, count, of_the_organisation(), own_limits())
