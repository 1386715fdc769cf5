"""Is she known here already?"""

import pytest

from cases import actions, search
from cases.actions import opening
from cases.merging import actions as merging
from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused


@pytest.fixture
def find(acts):
    def look(person, typed):
        with acts(person):
            return search.search(typed=typed, by=person)

    return look


def test_she_is_found_by_a_mistyped_name_in_another_script(case, ada, find):
    [found] = find(ada, "Блесинг")

    assert found.case == case
    assert found.reason == search.LIKE_NAME
    assert found.is_open_to_reader


@pytest.mark.parametrize("random_part", ["7F3K9", "KFXRW"])
@pytest.mark.parametrize("written", ["{code}", "{code}-1", "{random}"])
def test_she_is_found_by_her_code(written, random_part, ada, acts, find, monkeypatch):
    monkeypatch.setattr(opening, "new_code", lambda country: f"{country}-{random_part}")
    with acts(ada):
        case = actions.register_woman(identity={"first_name": "Blessing"}, by=ada)
    code = case.woman.code

    [found] = find(ada, written.format(code=code.lower(), random=code[3:]))

    assert (found.case, found.reason) == (case, search.SAME_CODE)


@pytest.mark.parametrize("typed", ["+357 99 123456", "0035799123456", "99 123456", "35799123456"])
def test_she_is_found_by_her_phone_however_it_is_typed(typed, enquiry, ada, acts, find):
    with acts(ada):
        actions.add_safe_contact(woman=enquiry.woman, channel="SMS", value="+35799123456", by=ada)

    [found] = find(ada, typed)

    assert (found.case, found.reason) == (enquiry, search.SAME_PHONE)


def test_nobody_is_found_across_organisations(case, eve, find):
    assert find(eve, "Blessing") == []
    assert find(eve, case.code) == []


def test_a_colleague_learns_that_she_is_known_and_whom_to_ask(case, lea, find):
    [found] = find(lea, "Blessing")

    assert not found.is_open_to_reader
    assert found.case.assigned_to.name == "Ada"


@pytest.mark.parametrize("codes", [("AAAAA", "ZZZZZ"), ("ZZZZZ", "AAAAA")])
def test_of_two_cases_of_one_woman_the_reader_is_led_to_the_one_she_works_on(
    codes, ada, lea, ben, acts, find, monkeypatch
):
    ahead = iter(codes)
    monkeypatch.setattr(opening, "new_code", lambda country: f"{country}-{next(ahead)}")
    opened = []
    for worker in (ada, lea):
        with acts(worker):
            opened.append(actions.register_woman(identity={"first_name": "Blessing"}, by=worker))
    kept, other = (case.woman for case in opened)
    with acts(ben):
        merging.merge(woman=kept, other=other, chosen=[], reason="One card.", versions=(1, 1), by=ben)

    for worker, case in zip((ada, lea), opened, strict=True):
        [found] = find(worker, "Blessing")
        assert (found.case, found.is_open_to_reader) == (case, True)


def test_a_search_leaves_one_entry_with_the_count_and_no_word_of_what_was_typed(case, ada, acts, find):
    find(ada, "Blessing")

    with acts(ada):
        [entry] = AuditEntry.objects.filter(event__in=["women.searched", "woman.read"])
        assert entry.details == {"found": 1}


def test_two_letters_are_too_few_for_a_name(case, ada, find):
    assert find(ada, "Bl") == []


def test_the_thirty_first_search_of_a_minute_is_refused(ada, find, monkeypatch):
    monkeypatch.setattr(search.time, "time", lambda: 600.0)
    for _time in range(search.SEARCHES_A_MINUTE):
        find(ada, "Blessing")

    with pytest.raises(Refused, match="Wait a minute"):
        find(ada, "Blessing")


def test_the_search_runs_as_many_queries_for_many_as_for_one(case, ada, acts, django_assert_num_queries):
    with acts(ada), django_assert_num_queries(7):
        search.search(typed="Blessing", by=ada)
    with acts(ada):
        for number in range(25):
            actions.register_woman(identity={"first_name": f"Blessing {number}"}, by=ada)
        assert Case.objects.count() == 26

    with acts(ada), django_assert_num_queries(7):
        assert len(search.search(typed="Blessing", by=ada)) == search.LIMIT
