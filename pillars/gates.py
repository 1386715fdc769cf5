"""The gates that every action of a pillar passes before it writes about her."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import lifecycle, safety
from cases.gates import key_of, made_before
from cases.models import Case, Consent
from coalesce.refusals import Refused

__all__ = ["key_of", "made_before"]  # the same in every part of a case
TOO_EARLY = {Case.State.ENQUIRY, Case.State.INTAKE}


def lock_open_case(case):
    """The case as it is now, held until the action ends, so that two posts of one form follow each other."""
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    demand_begun(case)
    return case


def demand_begun(case):
    lifecycle.demand_open(case)
    if is_too_early(case):
        raise Refused(_("This is recorded from the assessment on. Record her consent and begin the assessment first."))
    lifecycle.demand_agreement(case)


def is_too_early(case):
    return case.state in TOO_EARLY


def demand_day(case, day):
    if sentence := fault_of_day(case, day):
        raise Refused(sentence)


def fault_of_day(case, day):
    """Why nothing can have been done with her on this day; None when it can."""
    if day > timezone.localdate():
        return _("The date lies in the future. Record it when it has taken place.")
    if day < case.first_contact_on:
        return _("The date lies before the first contact with her. Look at the year.")
    if not agreed_to_support(case, day):
        return _("She has not agreed to be supported. Record her consent first.")
    return None


def agreed_to_support(case, day):
    """She agrees today; or she did on that day, since what was done before she withdrew may still be written down."""
    return _agreeing(day).filter(case=case).exists()


def _agreeing(day):
    given = Consent.objects.filter(purpose=Consent.Purpose.SERVICE, decision=Consent.Decision.GIVEN)
    unexpired = given.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=day))
    return unexpired.filter(Q(replaced_by__isnull=True) | Q(replaced_by__decided_on__gte=day))


def faults_of_group(cases, day):
    """{case id: why nothing can be written about her on this day}; as many queries for one woman as for a hundred."""
    agreeing = set(_agreeing(day).filter(case__in=cases).values_list("case_id", flat=True))
    kept = Consent.objects.filter(case__in=cases, purpose=Consent.Purpose.RECORD_KEEPING).current()
    refusing = set(kept.exclude(decision=Consent.Decision.GIVEN).values_list("case_id", flat=True))
    found = {case.pk: _fault_in_group(case, day, case.pk in agreeing, case.pk in refusing) for case in cases}
    return {pk: sentence for pk, sentence in found.items() if sentence}


def _fault_in_group(case, day, is_agreeing, is_refusing):
    if case.is_closed:
        return _("Her case is closed. Reopen it before you write in it.")
    if is_too_early(case):
        return _("Her assessment has not begun. Record her consent and begin it first.")
    if is_refusing:
        return _("She does not agree to a record about her. Write nothing more until she agrees.")
    if day < case.first_contact_on:
        return _("The date lies before the first contact with her. Look at the year.")
    return None if is_agreeing else _("She has not agreed to be supported. Record her consent first.")


def fault_of_contact(case, mode, day):
    """Why she was not to be reached in this way on this day, by the rules she agreed on; None when she was."""
    how = {"phone": safety.CALL, "message": safety.MESSAGE}.get(mode)
    return safety.fault_of_day(case.woman, day, how) if how and day else None


def how_she_was_reached(fault):
    return _("Her safe-contact rules say for this day: %(rule)s. Say how it came about.") % {"rule": fault}
