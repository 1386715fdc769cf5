"""The gates that every action of a pillar passes before it writes about her."""

import uuid

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Case, Consent
from coalesce.refusals import Refused

TOO_EARLY = {Case.State.ENQUIRY, Case.State.INTAKE}


def lock_open_case(case):
    """The case as it is now, held until the action ends, so that two posts of one form follow each other."""
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    if case.is_closed:
        raise Refused(_("This case is closed: it can be read but not changed. Reopen it first."))
    if case.state in TOO_EARLY:
        raise Refused(
            _("Her record begins with the assessment. Record her consent and move the case to assessment first.")
        )
    return case


def demand_day(case, day):
    if day > timezone.localdate():
        raise Refused(_("The date lies in the future. Record it when it has taken place."))
    if day < case.first_contact_on:
        raise Refused(_("The date lies before the first contact with her. Look at the year."))


def demand_support(case, day):
    """She agreed to be supported; what was done before she withdrew may still be written down."""
    given = Consent.objects.filter(case=case, purpose=Consent.Purpose.SERVICE, decision=Consent.Decision.GIVEN)
    lasted = Q(replaced_by__isnull=True) & (Q(expires_on__isnull=True) | Q(expires_on__gte=day))
    if not given.filter(lasted | Q(replaced_by__decided_on__gte=day)).exists():
        raise Refused(_("She has not agreed to be supported. Record her consent first."))


def key_of(case, once):
    """The key of the row that one form makes: a form that is posted twice names the same row."""
    return uuid.uuid5(case.pk, str(once)) if once else uuid.uuid4()
