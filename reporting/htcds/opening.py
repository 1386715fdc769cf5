"""A row becomes a woman's record and a case, by the same actions as if somebody had typed it."""

from django.utils.translation import gettext as _

from cases import actions
from cases.actions.moving import shift
from cases.choices import Channel, ClosureReason, Gender
from cases.models import Case, Consent, TraffickingEvent
from reporting.htcds import keeping, mapping
from reporting.htcds.models import ImportedRow
from reporting.htcds.status import STATES

CHANNELS = {"prs_MobilePhone": Channel.PHONE, "prs_HomePhone": Channel.PHONE, "prs_Email": Channel.EMAIL}


def open_case(*, filled, mark, worker, by):
    """filled: {field name: value} of a row whose consent is TRUE. Returns the case."""
    case = actions.register_woman(identity=identity_of(filled, worker), by=by, worker=worker)
    for purpose in (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING):
        actions.give_consent(
            case=case, purpose=purpose, method=Consent.Method.UNKNOWN, note=_("From an HTCDS file."), by=by
        )
    for name in present_contacts(filled):
        add_contact(case, CHANNELS[name], filled[name], by)
    if profile := mapping.fields_of(mapping.PROFILE, filled):
        actions.save_profile(case=case, changes=as_lists(profile), version=1, by=by)
    for name, event_type in mapping.PLACES.items():
        if place := filled.get(name):
            TraffickingEvent(woman_id=case.woman_id, case=case, event_type=event_type, place=place).save()
    ImportedRow.objects.create(woman_id=case.woman_id, case=case, mark=mark)
    return take_up(case, filled.get("cas_Status"), by)


def identity_of(filled, worker):
    address = mapping.fields_of(mapping.ADDRESS, filled)
    contacts = present_contacts(filled)
    kept = keeping.kept_of(
        filled,
        assigned_to=worker.pk,
        home_phone=contacts.index("prs_HomePhone") if "prs_HomePhone" in contacts else None,
    )
    # An empty cell says nothing of her gender, and the field's default would.
    identity = {"gender": Gender.NON_SPECIFIED} | as_lists(mapping.fields_of(mapping.WOMAN, filled))
    return identity | {"address": address or None, "exchange_values": kept}


def present_contacts(filled):
    return [name for name in mapping.CONTACTS if name in filled]


def add_contact(case, channel, value, by):
    note = _("From an HTCDS file: nobody has asked whether this way is safe. Ask her before you use it.")
    actions.add_safe_contact(woman=case.woman, channel=channel, value=value, note=note, by=by)


def as_lists(values):
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def take_up(case, status, by):
    """The state that the file says; the steps to it were taken elsewhere, so none of their demands is asked again."""
    state = STATES[status]
    if state == Case.State.CLOSED:
        case.closure_reason = ClosureReason.TRANSFERRED_EXTERNAL if status == "ClosedReferred" else ClosureReason.OTHER
    return shift(case, state, by=by, reason=_("From an HTCDS file.")) if state != case.state else case
