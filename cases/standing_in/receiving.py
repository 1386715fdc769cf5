"""To whom something may go: each colleague with how many cases she leads, and why a case cannot go to her."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from cases import people
from cases.caseload import limits
from cases.models import Case, Leave
from coalesce.accounts.models import User
from coalesce.permissions import Permission


@dataclass(frozen=True)
class Colleague:
    person: User
    load: limits.Load
    away: Leave | None

    @property
    def label(self):
        """With how many cases she leads, for whoever chooses by ear or on a small screen."""
        words = f"{self.person.name} ({', '.join(str(label) for label in self.person.role_labels())})"
        return f"{words} · {self.in_words}" if self.may_lead else words

    @property
    def in_words(self):
        return _("%(count)d of %(most)d") % {"count": self.load.count, "most": self.load.most}

    @property
    def works_on_cases(self):
        return self.person.may(Permission.CASE_VIEW)

    @property
    def may_lead(self):
        return self.person.may(Permission.CASE_EDIT)


def colleagues_of(person, by, today):
    """{her code: Colleague} of all who have a day, in five queries however many there are. by: whose eyes count."""
    everybody = people.who_may(Permission.MYDAY, person.organisation_id).exclude(pk=person.pk).order_by("name", "pk")
    led = Case.objects.findable_by(by).open().order_by().values_list("assigned_to").annotate(number=Count("pk"))
    counted, agreed, own = dict(led), limits.of_the_organisation(), limits.own_limits()
    away = {leave.person_id: leave for leave in Leave.objects.on(today)}
    return {
        str(one.code): Colleague(one, limits.measured(one, counted.get(one.pk, 0), agreed, own), away.get(one.pk))
        for one in everybody
    }


def why_nothing(to, person):
    """A sentence that says why she takes nothing over from this person, or None."""
    if not to.is_active or to.organisation_id != person.organisation_id or to.pk == person.pk:
        return _("Choose a colleague who works for your organisation.")
    return None


def why_not(holding, to, *, person, by):
    """A sentence that says why this case cannot go to her, or None where it can."""
    if sentence := why_nothing(to, person):
        return sentence
    if holding.leads and not to.may(Permission.CASE_EDIT):
        return _("Choose a caseworker: only a caseworker can lead a case.")
    if not to.may(Permission.CASE_VIEW):
        return _("Choose somebody who works on cases.")
    if to.pk == by.pk and not by.may(Permission.CASE_VIEW_ALL):
        # Whoever manages people would open any record of a colleague's by a form.
        return _("Nobody takes a colleague's cases on by herself. Ask a supervisor to hand them over to you.")
    return _why_not_the_sealed_one(holding, to, by) if holding.team is not None else None


def _why_not_the_sealed_one(holding, to, by):
    if to.pk not in holding.team:
        return _("This case is sealed: it can go only to somebody who is in its team already.")
    if holding.leads and to.pk == by.pk:
        # Whoever leads a sealed case lifts its seal alone.
        return _("This case is sealed, so nobody takes it on by herself. Ask a colleague to hand it over to you.")
    return None
