"""The ledger of her decisions: what each row holds, and that none is ever overwritten."""

import datetime

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.urls import reverse
from django.utils import timezone

from cases import actions, asking, consents
from cases.documents.models import Document
from cases.interpreters.models import Interpreter, RuledOut
from cases.models import Consent
from coalesce.audit.models import AuditEntry
from coalesce.days import months_after
from coalesce.encryption.models import DataKey
from coalesce.refusals import Refused

Purpose = Consent.Purpose
TODAY = timezone.localdate()
ONCE = "5a1f5f1e-53a1-4c53-a9a1-07c9a9c9a0e1"


@pytest.fixture
def given(case, ada, acts):
    """`given("service")` is her yes, as Ada recorded it."""

    def record(purpose=Purpose.SERVICE, **told):
        with acts(ada):
            return actions.give_consent(case=case, purpose=purpose, by=ada, **told)

    return record


@pytest.fixture
def decide(case, ada, browse):
    def send(purpose="service", **typed):
        usual = {"decision": "given", "decided_on": TODAY.isoformat(), "method": "signed"}
        return browse(ada).post(reverse("cases:consent_decide", args=[case.code, purpose]), usual | typed)

    return send


def ledger(case, ada, browse):
    return browse(ada).get(reverse("cases:consents", args=[case.code])).content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"decision": "refused"},
        {"categories": ["name"]},
        {"expires_on": TODAY},
        {"note": "Other words"},
        {"prompts": []},
    ],
)
def test_the_database_lets_nobody_overwrite_a_decision(given, ada, acts, change):
    consent = given(prompts=["talk"], note="Yes")

    with acts(ada), pytest.raises(ProgrammingError, match="cannot be overwritten"), transaction.atomic():
        for name, value in change.items():
            setattr(consent, name, value)
        consent.save()


def test_the_database_lets_nobody_delete_a_decision(given, ada, acts):
    given()

    with acts(ada), pytest.raises(ProgrammingError, match="only after her key"), transaction.atomic():
        Consent.objects.all().delete()


def test_a_decision_goes_when_her_key_is_destroyed(given, case, ada, acts):
    given()

    with acts(ada):
        DataKey.objects.filter(holder_id=case.woman_id).delete()
        Consent.objects.all().delete()

        assert not Consent.objects.exists()


def test_nobody_empties_the_ledger_at_once(given):
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("truncate cases_consent cascade")


def test_a_paper_that_is_taken_away_leaves_the_decision_as_it_was(given, case, ada, acts):
    with acts(ada):
        paper = Document.objects.create(
            case=case,
            woman=case.woman,
            title="Signed",
            kind="consent",
            extension="pdf",
            size=1,
            stored_as="a" * 32,
            uploaded_by=ada,
        )
    consent = given(document=paper)

    with acts(ada):
        paper.delete()

        assert Consent.objects.get(pk=consent.pk).document_id is None


def test_she_is_informed_when_she_was_told_all_seven_things(given):
    assert len(asking.Prompt) == 7
    assert given(prompts=asking.Prompt.values).is_informed
    assert not given(Purpose.STATISTICS, prompts=asking.Prompt.values[:6]).is_informed


def test_what_she_was_not_told_yet_stands_on_her_page(given, case, ada, browse):
    given(prompts=["talk"])

    assert "Still to be told: What it is for was explained" in ledger(case, ada, browse)


def test_her_no_needs_no_prompt(decide, case, ada, acts):
    assert decide(decision="refused").status_code == 302

    with acts(ada):
        assert consents.standing(case, Purpose.SERVICE).decision == Consent.Decision.REFUSED


def test_who_explained_it_and_in_which_form_is_kept(decide, case, ada, lea, acts):
    decide(explained_by=lea.pk, form_version="2", prompts=asking.Prompt.values)

    with acts(ada):
        consent = consents.live(case, Purpose.SERVICE)
        assert (consent.explained_by, consent.form_version, consent.is_informed) == (lea, "2", True)


def test_an_interpreter_whom_she_ruled_out_did_not_interpret(given, case, ada, acts):
    with acts(ada):
        amara = Interpreter.objects.create(name="Amara", languages=["eng"], gender="FEMALE")
        RuledOut.objects.create(woman=case.woman, interpreter=amara)

    with pytest.raises(Refused, match="does not want this person"):
        given(interpreter=amara)


def test_sharing_ends_after_half_a_year_by_itself(given, harbour):
    consent = given(Purpose.SHARE_REFERRAL, recipient=harbour, categories=["needs"])

    assert consent.expires_on == months_after(TODAY, 6)


def test_to_be_supported_has_no_end(given):
    assert given().expires_on is None


def test_a_consent_holds_from_the_day_she_names(given, case, ada, acts):
    consent = given(valid_from=TODAY + datetime.timedelta(days=3))

    with acts(ada):
        assert not consent.is_live
        assert consents.live(case, Purpose.SERVICE) is None


def test_each_authority_is_asked_about_by_itself(given, case, ada, acts):
    given(Purpose.SHARE_AUTHORITY, scope="POLICE", categories=["name"])

    with acts(ada):
        assert consents.live(case, Purpose.SHARE_AUTHORITY, scope="POLICE")
        assert consents.live(case, Purpose.SHARE_AUTHORITY, scope="MIGRATION") is None


@pytest.mark.parametrize("scope", ["", "PHONE", "everyone"])
def test_sharing_with_an_authority_says_with_which(given, scope):
    with pytest.raises(Refused, match="which one"):
        given(Purpose.SHARE_AUTHORITY, scope=scope, categories=["name"])


def test_a_purpose_without_a_choice_takes_none(given):
    with pytest.raises(Refused, match="which one"):
        given(scope="PHONE")


def test_that_she_could_not_be_asked_is_neither_yes_nor_no(decide, case, ada, acts):
    decide(decision="not_possible", purpose="statistics")

    with acts(ada):
        assert consents.standing(case, Purpose.STATISTICS).standing == "Could not be asked"
        assert consents.live(case, Purpose.STATISTICS) is None


def test_what_she_keeps_from_somebody_stands_first(decide, case, ada, browse):
    decide(withheld_from="Her brother", withheld_what="Where she lives", withheld_because="fear")

    page = ledger(case, ada, browse)
    assert "From Her brother: Where she lives" in page
    assert "She fears harm" in page


def test_what_she_keeps_back_is_sealed(given, case):
    given(withheld_from="Her brother")

    with connection.cursor() as cursor:
        cursor.execute("select withheld_from from cases_consent where case_id = %s", [case.pk])
        assert all(b"brother" not in bytes(value) for (value,) in cursor.fetchall())


def test_a_form_that_is_sent_twice_is_one_decision(decide, case, ada, acts):
    assert decide(once=ONCE).status_code == decide(once=ONCE).status_code == 302

    with acts(ada):
        assert Consent.objects.count() == 1
        assert AuditEntry.objects.filter(event="consent.given").count() == 1


def test_a_withdrawal_that_is_sent_twice_is_one_withdrawal(given, case, ada, acts, browse):
    consent = given(Purpose.STATISTICS)
    address = reverse("cases:consent_withdraw", args=[case.code, consent.pk])
    typed = {"decided_on": TODAY.isoformat(), "withdrawn_via": "phone", "once": ONCE}

    assert [browse(ada).post(address, typed).status_code for _time in range(2)] == [302, 302]
    with acts(ada):
        assert consents.standing(case, Purpose.STATISTICS).withdrawn_via == "phone"
        assert Consent.objects.count() == 2


def test_the_page_asks_as_many_questions_for_many_decisions_as_for_few(
    given, case, ada, browse, harbour, django_assert_max_num_queries
):
    given()
    ledger(case, ada, browse)
    for purpose in (Purpose.RECORD_KEEPING, Purpose.STATISTICS, Purpose.RESEARCH, Purpose.TESTIMONY):
        given(purpose)

    with django_assert_max_num_queries(30):
        ledger(case, ada, browse)
