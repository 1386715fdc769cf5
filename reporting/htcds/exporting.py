"""Cases as rows of HTCDS: those of women who agreed to it, and nothing of the others."""

from django.db.models import Exists, OuterRef

from cases.choices import BirthPrecision, Channel
from cases.models import Case, Consent, SafeContact
from coalesce.audit import log
from coalesce.encryption import keyring
from reporting.htcds import keeping, mapping, writing
from reporting.htcds.headings import CODE
from reporting.htcds.resources import HtcdsResource, HtcdsRow
from reporting.htcds.standard import BEYOND_TEMPLATE, FIELDS, TEMPLATE
from reporting.htcds.status import status_of

IDENTIFIED, PSEUDONYMISED = "identified", "pseudonymised"
MODES = (PSEUDONYMISED, IDENTIFIED)
NEEDED = {
    PSEUDONYMISED: [Consent.Purpose.RECORD_KEEPING],
    IDENTIFIED: [Consent.Purpose.RECORD_KEEPING, Consent.Purpose.HTCDS_IDENTIFIED],
}
WRITERS = {"xlsx": writing.as_workbook, "csv": writing.as_csv}

# What these kinds hold can name nobody. Dates of the case stay; dates of her life and every free text go.
NAMELESS_KINDS = {"one", "many", "countries", "country", "language", "checkbox", "number"}
OF_HER_LIFE = {"prs_MailingCountry", "org_ShippingCountry"}
OF_THE_CASE = {"cas_IncomingReferralDate", "cas_OutgoingReferralDate"}


def export(*, mode, file_format, by):
    """The bytes of a file with the acting organisation's cases, and how many rows are in it."""
    cases = exportable_cases(mode)
    keyring.load([case.woman_id for case in cases])
    contacts = contacts_of(cases)
    rows = [row_of(case, contacts.get(case.woman_id, []), mode) for case in cases]
    data = WRITERS[file_format](*table_of(rows, mode, with_labels=file_format == "xlsx"))
    log.record("htcds.exported", by=by, details={"rows": len(rows), "mode": mode, "format": file_format})
    return data, len(rows)


def exportable_cases(mode=PSEUDONYMISED):
    """Of women who agreed to a record, and, where the file names them, to being named in it."""
    agreed = Consent.objects.live().filter(case=OuterRef("pk"))
    asked = NEEDED[mode]
    return list(
        # A sealed case stays with its team, to which nobody who exports belongs by her role.
        Case.objects.unsealed()
        .exclude(state=Case.State.ENQUIRY)
        .filter(*(Exists(agreed.filter(purpose=purpose)) for purpose in asked))
        .select_related("woman", "assigned_to")
        .prefetch_related("trafficking_profiles", "traffickingevents", "consents")
        .order_by("opened_on", "code")
    )


def contacts_of(cases):
    contacts = {}
    for contact in SafeContact.objects.filter(woman__in=[case.woman_id for case in cases]).order_by("position", "id"):
        contacts.setdefault(contact.woman_id, []).append(contact)
    return contacts


def table_of(rows, mode, with_labels):
    filled = {name for row in rows for name in row.values()}
    columns = [field.name for field in TEMPLATE] + [field.name for field in BEYOND_TEMPLATE if field.name in filled]
    dataset = HtcdsResource(columns, labels=with_labels).export(rows)
    if mode == IDENTIFIED:
        return dataset.headers, list(dataset)
    return [CODE, *dataset.headers], [(row.code, *cells) for row, cells in zip(rows, dataset, strict=True)]


def row_of(case, contacts, mode):
    """In the mode that names nobody, what could name her is not even opened."""
    names = {name for name in FIELDS if mode == IDENTIFIED or is_nameless(name)}
    kept = keeping.values_kept(case.woman)
    filled = kept | of_woman(case.woman, names) | of_profile(case)
    if mode == IDENTIFIED:
        filled |= of_contacts(case.woman, contacts) | of_places(case)
    filled |= of_case(case, kept)
    return HtcdsRow(code=case.code, **{name: value for name, value in filled.items() if name in names})


def is_nameless(name):
    return name in OF_THE_CASE or FIELDS[name].kind in NAMELESS_KINDS and name not in OF_HER_LIFE


def present(values):
    return {name: value for name, value in values.items() if value is not None}


def of_woman(woman, names):
    filled = {
        name: mapping.as_standard(name, getattr(woman, ours)) for name, ours in mapping.WOMAN.items() if name in names
    }
    if woman.birth_precision != BirthPrecision.EXACT:
        filled["prs_Birthdate"] = None
    if names.issuperset(mapping.ADDRESS):
        filled |= {name: (woman.address or {}).get(ours) or None for name, ours in mapping.ADDRESS.items()}
    return present(filled)


def of_contacts(woman, contacts):
    home = keeping.about_kept(woman, "home_phone")
    phones = [contact for contact in contacts if contact.channel in Channel.by_phone()]
    firsts = {
        "prs_HomePhone": next((contact.value for contact in phones if contact.position == home), None),
        "prs_MobilePhone": next((contact.value for contact in phones if contact.position != home), None),
        "prs_Email": next((contact.value for contact in contacts if contact.channel == Channel.EMAIL), None),
    }
    return present(firsts)


def of_profile(case):
    profile = next(iter(case.trafficking_profiles.all()), None)
    return present(
        {name: mapping.as_standard(name, getattr(profile, ours)) for name, ours in mapping.PROFILE.items() if profile}
    )


def of_places(case):
    events = list(case.traffickingevents.all())
    return present(
        {
            name: next((event.place or None for event in events if event.event_type == event_type), None)
            for name, event_type in mapping.PLACES.items()
        }
    )


def of_case(case, kept):
    live = {consent.purpose for consent in case.consents.all() if consent.is_live}
    same_worker = keeping.about_kept(case.woman, "assigned_to") == case.assigned_to_id
    closing = kept.get("cas_ReasonForCaseClosure") or case.get_closure_reason_display()
    return present(
        {
            "cas_Status": status_of(case),
            "cas_CaseOwner": same_worker and kept.get("cas_CaseOwner") or case.assigned_to.name,
            "cas_ReasonForCaseClosure": closing or None,
            "con_Consent": {Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING} <= live,
        }
    )
