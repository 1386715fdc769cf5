"""What cannot be true is told in a sentence beside the field, and nothing typed is lost; an action refuses it too."""

import pytest
from django.urls import reverse

from coalesce.refusals import Refused
from pillars.economic import actions
from pillars.economic.kinds import DEBTS, HOMES, INCOME, LANGUAGES, LEARNING, RECOGNITIONS, RIGHT_TO_WORK, WORK
from pillars.economic.models import Employment
from tests.pillars.economic.conftest import after, new

BACKWARDS = "The end lies before the beginning"
FUTURE = "The date lies in the future"
TOMORROW = after(1).isoformat()
WRONG = [
    (LANGUAGES, {"reached_on": TOMORROW}, FUTURE),
    (LANGUAGES, {"reached_on": "2001-01-01"}, "before the first contact"),
    (LANGUAGES, {"level": "D1"}, "not one of the available choices"),
    (LEARNING, {"until": "2024-02-01"}, BACKWARDS),
    (LEARNING, {"until": ""}, "Enter the day on which it ended"),
    (LEARNING, {"until": TOMORROW}, FUTURE),
    (LEARNING, {"kind": "LANGUAGE_COURSE"}, "Choose the language of the course"),
    (LEARNING, {"since": "0204-03-01"}, "This year cannot be right"),
    (RECOGNITIONS, {"applied_on": TOMORROW}, FUTURE),
    (RECOGNITIONS, {"result": "PARTLY"}, "Enter the day on which this was decided"),
    (RECOGNITIONS, {"result": "PARTLY", "decided_on": TOMORROW}, FUTURE),
    (RECOGNITIONS, {"result": "PARTLY", "decided_on": "2025-01-01"}, "before the application"),
    (RECOGNITIONS, {"decided_on": "2025-03-01"}, "Choose what was decided"),
    (WORK, {"until": "2025-04-01"}, BACKWARDS),
    (WORK, {"since": TOMORROW}, FUTURE),
    (WORK, {"hours": "169"}, "A week has 168 hours"),
    (RIGHT_TO_WORK, {"until": "2024-12-31"}, BACKWARDS),
    (INCOME, {"until": "2025-04-01"}, BACKWARDS),
    (INCOME, {"since": TOMORROW}, FUTURE),
    (DEBTS, {"until": TOMORROW}, FUTURE),
    (HOMES, {"until": "2025-04-01"}, BACKWARDS),
    (HOMES, {"stay_ends_on": "2025-04-01"}, BACKWARDS),
    (HOMES, {"since": TOMORROW}, FUTURE),
    (HOMES, {"note": "x" * 1001}, "at most 1000 characters"),
]


def page_of(case, kind):
    return reverse("pillars:economic:record", args=[case.code, kind])


@pytest.mark.parametrize("kind, changes, sentence", WRONG, ids=lambda value: getattr(value, "slug", None))
def test_she_reads_what_is_wrong_and_loses_nothing(ada, case, acts, browse, kind, changes, sentence):
    answer = browse(ada).post(page_of(case, kind), new(kind, note="What she said") | changes)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert changes.get("note", "What she said") in answer.text
    with acts(ada):
        assert kind.model.objects.count() == 0


@pytest.mark.parametrize("kind", [WORK, HOMES], ids=lambda kind: kind.slug)
@pytest.mark.parametrize(
    "since, until, fits",
    [
        ("2025-02-01", "", False),
        ("2024-12-01", "2025-01-02", False),
        ("2025-02-01", "2025-02-02", False),
        ("2024-12-01", "", False),
        ("2025-06-01", "", True),
        ("2024-12-01", "2025-01-01", True),
    ],
)
def test_two_main_statuses_and_two_homes_do_not_overlap(ada, case, browse, kind, since, until, fits):
    browse(ada).post(page_of(case, kind), new(kind, since="2025-01-01", until="2025-06-01"))

    answer = browse(ada).post(page_of(case, kind), new(kind, since=since, until=until, note="What she said"))

    assert answer.status_code == (302 if fits else 422)
    assert fits or ("This overlaps with" in answer.text and "1 January 2025" in answer.text)
    assert fits or "What she said" in answer.text


def test_a_second_job_stands_beside_the_main_one(ada, case, acts, browse):
    browse(ada).post(page_of(case, WORK), new(WORK))
    beside = {name: value for name, value in new(WORK).items() if name != "is_main"}

    assert browse(ada).post(page_of(case, WORK), beside).status_code == 302
    with acts(ada):
        assert Employment.objects.filter(is_main=True).count() == 1


def test_a_status_does_not_overlap_with_itself_when_it_is_corrected(ada, case, acts, write):
    with acts(ada):
        status = write(WORK, since=after(-100))
        values = {"is_main": True, "status": "EMP_PT", "since": after(-120), "until": None}
        actions.correct(kind=WORK, row=status, version=1, values=values, by=ada)

        assert Employment.objects.get().since == after(-120)


def test_an_action_refuses_what_a_form_would_refuse(ada, acts, write):
    with acts(ada):
        write(WORK, since=after(-100))
        with pytest.raises(Refused, match="This overlaps with"):
            write(WORK, since=after(-50))
        with pytest.raises(Refused, match="The end lies before the beginning"):
            write(HOMES, since=after(-50), until=after(-60))
