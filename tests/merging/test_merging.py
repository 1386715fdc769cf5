"""Joining two records: what is chosen, what follows, and what is refused."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions as case_actions
from cases import consents, search
from cases.interpreters.models import Interpreter, RuledOut
from cases.merging import actions
from cases.merging.models import Merge
from cases.models import Case, Consent, SafeContact, Woman
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.refusals import Refused, Stale
from tests.cast import make_person

SERVICE, SHARING = Consent.Purpose.SERVICE, Consent.Purpose.SHARE_REFERRAL
ONCE = uuid.UUID("5f1d2c3e-0a0b-4c0d-8e0f-112233445566")


@pytest.fixture
def standing(acts, ben):
    """`standing(case, purpose)` is her decision that holds for a case."""

    def look(case, purpose, recipient=None):
        with acts(ben):
            return consents.standing(case, purpose, recipient)

    return look


@pytest.fixture
def give(acts, ada):
    def do(case, purpose=SERVICE, **values):
        with acts(ada):
            return case_actions.give_consent(case=case, purpose=purpose, by=ada, **values)

    return do


def test_the_chosen_values_are_taken_and_the_others_stay(case, second, join, acts, ben):
    join(case, second, chosen=["family_name"])

    with acts(ben):
        woman = Woman.objects.get(pk=case.woman_id)
        assert (woman.first_name, woman.family_name, woman.identity_number) == ("Blessing", "Okafor", "")


def test_both_cases_are_hers_and_the_other_code_leads_to_her(case, second, join, acts, ada):
    join(case, second)

    with acts(ada):
        assert Case.objects.filter(woman=case.woman_id).count() == 2
        [by_code] = search.search(typed=second.woman.code, by=ada)
        [by_name] = search.search(typed="Blesing Okafor", by=ada)
        assert by_code.case.woman_id == by_name.case.woman_id == case.woman_id


def test_the_audit_of_her_holds_what_was_done_to_either_record(case, second, join, acts, ben, browse, dora):
    with acts(ben):
        assert Woman.objects.get(pk=second.woman_id).first_name

    join(case, second)

    page = browse(dora).get(reverse("audit:woman", args=[case.woman_id])).content.decode()
    with acts(dora):
        events = AuditEntry.objects.about(case.woman_id, second.woman_id).values_list("event", "details")
        codes = {"kept": case.woman.code, "other": second.woman.code}
        assert list(events.filter(event="woman.merged").values_list("details", flat=True)) == [codes, codes]
    assert page.count("registered a woman") >= 2


def test_a_refusal_stands_against_a_consent(case, second, give, join, standing, acts, ada):
    give(case)
    with acts(ada):
        case_actions.refuse_consent(case=second, purpose=SERVICE, by=ada)

    join(case, second)

    assert standing(case, SERVICE).decision == "withdrawn"
    assert standing(second, SERVICE).decision == "refused"


def test_two_consents_to_share_allow_what_both_allow(case, second, give, join, standing, harbour):
    later = timezone.localdate() + datetime.timedelta(days=90)
    give(case, SHARING, recipient=harbour, categories=["name", "needs"])
    give(second, SHARING, recipient=harbour, categories=["needs", "age"], expires_on=later)

    join(case, second)

    for one in (case, second):
        consent = standing(one, SHARING, harbour)
        assert (consent.categories, consent.expires_on) == (["needs"], later)


def test_a_decision_in_one_case_alone_stays_as_it_is(case, second, give, join, standing):
    given = give(case)

    join(case, second)

    assert standing(case, SERVICE) == given


def test_a_decision_of_a_closed_case_takes_nothing_back(case, second, give, join, standing, acts, ada):
    given = give(case)
    with acts(ada):
        case_actions.refuse_consent(case=second, purpose=SERVICE, by=ada)
        Case.objects.filter(pk=second.pk).update(state=Case.State.CLOSED)

    join(case, second)

    assert standing(case, SERVICE) == given


def test_her_consent_is_back_when_they_are_taken_apart(case, second, give, join, part, standing, acts, ada):
    give(case, language="eng")
    with acts(ada):
        case_actions.refuse_consent(case=second, purpose=SERVICE, by=ada)

    part(join(case, second))

    assert standing(case, SERVICE).is_live
    assert standing(case, SERVICE).language == "eng"


def test_what_she_decided_anew_outlives_the_undoing(case, second, give, join, part, standing, acts, ada):
    give(case)
    with acts(ada):
        case_actions.refuse_consent(case=second, purpose=SERVICE, by=ada)
    merge = join(case, second)
    anew = give(case)

    part(merge)

    assert standing(case, SERVICE) == anew


def test_what_was_written_since_stays_with_the_record_that_was_kept(case, second, join, part, acts, ada, ben):
    merge = join(case, second, chosen=["family_name"])
    with acts(ada):
        woman = Woman.objects.get(pk=case.woman_id)
        case_actions.add_safe_contact(woman=woman, channel="SMS", value="+35799123456", by=ada)
        case_actions.update_woman(woman=woman, changes={"family_name": "Obi"}, version=woman.version, by=ada)
        give = case_actions.give_consent(case=Case.objects.get(pk=second.pk), purpose=SERVICE, by=ada)

    part(merge)

    with acts(ben):
        assert SafeContact.objects.get().woman_id == case.woman_id
        assert Woman.objects.get(pk=case.woman_id).family_name == "Obi"
        assert Consent.objects.get(pk=give.pk).woman_id == second.woman_id


def test_a_third_record_leads_on_and_back(case, second, join, part, acts, ada, ben):
    with acts(ada):
        third = case_actions.register_woman(identity={"first_name": "Bles"}, by=ada)
    early = join(second, third)
    late = join(case, second)

    with acts(ben):
        assert set(Woman.objects.filter(merged_into=case.woman_id)) == {second.woman, third.woman}
    with pytest.raises(Refused, match="Undo that first"):
        part(early)

    part(late)
    with acts(ben):
        assert Woman.objects.get(pk=third.woman_id).merged_into_id == second.woman_id
        assert Merge.objects.get(pk=early.pk).reason == "She showed both cards."


def test_a_form_that_is_sent_twice_joins_once(case, second, join, acts, ben):
    first = join(case, second, once=ONCE)

    assert join(case, second, once=ONCE) == first
    with acts(ben):
        assert Merge.objects.count() == 1


def test_undoing_twice_undoes_once(case, second, join, part, acts, ben):
    merge = join(case, second)
    part(merge)
    part(merge)

    with acts(ben):
        assert AuditEntry.objects.filter(event="woman.unmerged").count() == 2  # one for each record


def test_a_record_that_changed_meanwhile_is_looked_at_again(case, second, join, acts, ada, ben):
    with acts(ada):
        case_actions.update_woman(woman=case.woman, changes={"first_name": "B"}, version=1, by=ada)

    with acts(ben), pytest.raises(Stale):
        actions.merge(woman=case.woman, other=second.woman, chosen=[], reason="One card.", versions=(1, 1), by=ben)


def test_a_record_that_was_joined_already_is_not_joined_again(case, second, join, acts, ben):
    other = second.woman
    join(case, second)

    with acts(ben), pytest.raises(Refused, match="joined already"):
        actions.merge(woman=case.woman, other=other, chosen=[], reason="One card.", versions=(2, 2), by=ben)


def test_whoever_cannot_open_one_of_the_cases_joins_nothing(case, second, join, hope, acts):
    newcomer = make_person("Nina", hope, Role.CASEWORKER)

    with pytest.raises(Refused, match="cannot open"):
        join(case, second, by=newcomer)


def test_words_typed_about_a_record_that_was_joined_meanwhile_are_not_lost_in_it(case, second, join, acts, ada):
    join(case, second)

    with acts(ada), pytest.raises(Stale, match="joined to another"):
        case_actions.add_safe_contact(woman=second.woman, channel="SMS", value="+35799123456", by=ada)


def test_a_referral_that_named_the_other_record_still_finds_her(case, second, join, acts, ben):
    join(case, second)

    with acts(ben):
        key = Woman.objects.get(pk=second.woman_id).consortium_key
        assert Woman.objects.counted_as(key).get() == case.woman
        assert Woman.objects.counted_as(case.woman.consortium_key).get() == case.woman


@pytest.fixture
def ruled_out(acts, ada):
    """`ruled_out(case, interpreter=…)`: she must not have this person interpret for her."""

    def do(case, **whom):
        with acts(ada):
            return RuledOut.objects.create(woman_id=case.woman_id, **whom)

    return do


def test_what_she_can_have_once_stays_and_comes_back_and_no_rule_of_hers_is_lost(
    case, second, join, part, ruled_out, acts, ben
):
    with acts(ben):
        one, other = (Interpreter.objects.create(name=name) for name in ("Omar", "Rita"))
    for record in (case, second):
        ruled_out(record, interpreter=one)
        ruled_out(record, who="Her cousin")
    ruled_out(second, interpreter=other)

    merge = join(case, second)

    with acts(ben):
        hers = RuledOut.objects.filter(woman=case.woman)
        assert sorted(each.described for each in hers) == ["Her cousin", "Her cousin", "Omar", "Rita"]
    part(merge)
    with acts(ben):
        assert RuledOut.objects.filter(woman=second.woman).count() == 3


def test_who_saw_the_evidence_goes_with_the_evidence_and_back(case, second, join, part, ada, ben, acts):
    with acts(ada):
        woman = Case.objects.get(pk=second.pk).woman
        seen = {"status_evidence": "PASSPORT"}
        case_actions.update_details(case=second, changes=seen, version=woman.version, by=ada)

    merge = join(case, second, chosen=["status_evidence"])
    with acts(ben):
        joined = Woman.objects.get(pk=case.woman_id)
        assert (joined.status_evidence, joined.status_seen_by) == ("PASSPORT", ada)

    part(merge)
    with acts(ben):
        apart = Woman.objects.get(pk=case.woman_id)
        assert (apart.status_evidence, apart.status_seen_by) == ("", None)


def test_who_saw_the_evidence_is_no_question_of_its_own(case, second, ada, ben, acts, browse):
    with acts(ada):
        Woman.objects.filter(pk=second.woman_id).update(status_evidence="PASSPORT", status_seen_by=ada)

    page = browse(ben).get(reverse("merging:compare", args=[case.code, second.code]))

    assert "status_seen_by" not in page.context["form"].fields
    assert "status_evidence" in page.context["form"].fields
