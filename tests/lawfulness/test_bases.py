"""The ground in law of each purpose: decided by few, kept for ever, and another thing than her consent."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.lawfulness import actions, bases
from cases.lawfulness.models import LegalBasis
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale

HER_CONSENT = {"purpose": "service", "article_6": "a", "article_9": "a"}
SOCIAL_LAW = {"purpose": "service", "article_6": "e", "article_9": "b", "law": "Social Welfare Act, section 4"}


@pytest.fixture
def decide(dora, acts):
    def decide(by=dora, **values):
        with acts(by):
            return actions.decide_basis(by=by, **values)

    return decide


def address(purpose="service"):
    return reverse("lawfulness:basis", args=[purpose])


def typed(values):
    return {name: value for name, value in values.items() if name != "purpose"} | {"since": "2026-01-01"}


def test_the_earlier_ground_stays_on_record(decide, dora, acts):
    first = decide(**HER_CONSENT)
    second = decide(instead_of=first.pk, **SOCIAL_LAW)

    with acts(dora):
        assert bases.of_the_organisation() == {"service": second}
        assert set(LegalBasis.objects.all()) == {first, second}


def test_each_decision_stands_in_the_audit(decide, dora, acts):
    decide(**HER_CONSENT)

    with acts(dora):
        entry = AuditEntry.objects.get(event="legal_basis.decided")
        assert entry.details == {"purpose": "service", "basis": "Art. 6 (1) a, Art. 9 (2) a"}


def test_deciding_again_what_stands_changes_nothing(decide, dora, acts):
    assert decide(**HER_CONSENT) == decide(**HER_CONSENT)

    with acts(dora):
        assert LegalBasis.objects.count() == 1


def test_whoever_saves_second_looks_first(decide):
    decide(**HER_CONSENT)

    with pytest.raises(Stale):
        decide(**SOCIAL_LAW)


@pytest.mark.parametrize(("article_6", "article_9"), [("c", "a"), ("f", "a"), ("a", "b"), ("a", "g")])
def test_a_ground_that_rests_on_a_law_names_it(decide, article_6, article_9):
    with pytest.raises(Refused, match="Name the law"):
        decide(purpose="service", article_6=article_6, article_9=article_9, law=" ")


@pytest.mark.parametrize("person", ["dora", "mia"])
def test_the_officer_and_the_manager_decide_it_on_the_page(person, browse, request, acts):
    person = request.getfixturevalue(person)

    assert browse(person).post(address(), typed(SOCIAL_LAW)).status_code == 302
    assert "Social Welfare Act" in browse(person).get(reverse("lawfulness:list")).content.decode()
    with acts(person):
        assert LegalBasis.objects.get().decided_by == person


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"article_6": ""}, "This field is required"),
        ({"article_9": "z"}, "Select a valid choice"),
        ({"law": ""}, "Name the law"),
        ({"since": "0001-01-01"}, "This year cannot be right"),
    ],
)
def test_what_cannot_be_right_gets_a_sentence(wrong, sentence, dora, browse):
    page = browse(dora).post(address(), typed(SOCIAL_LAW) | wrong)

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_purpose_that_is_none_is_not_found(dora, browse):
    assert browse(dora).get(address("marketing")).status_code == 404


@pytest.mark.parametrize("person", ["ada", "ben", "cora"])
def test_nobody_else_decides_it(person, browse, request):
    assert browse(request.getfixturevalue(person)).get(address()).status_code == 403


def test_it_stands_beside_her_decision_as_another_thing(decide, ada, browse, acts):
    decide(**SOCIAL_LAW)
    with acts(ada):
        case = case_actions.register_woman(identity={"first_name": "Blessing"}, by=ada)
        case_actions.refuse_consent(case=case, purpose="service", by=ada)

    page = browse(ada).get(reverse("cases:consents", args=[case.code])).content.decode()

    assert "Legal basis, apart from her consent: Art. 6 (1) (e) a task in the public interest" in page
    assert "Refused" in page


def test_another_organisation_has_its_own(decide, eve, acts):
    decide(**HER_CONSENT)

    with acts(eve):
        assert bases.of_the_organisation() == {}
