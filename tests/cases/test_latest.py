"""The newest things of a case, found without reading the rest of a long life."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import timeline
from cases.dated import Moment, dated
from cases.models import StateChange
from cases.timeline import Entry
from coalesce.encryption import keyring
from coalesce.tenancy import acting_for
from pillars.models import Service
from tests.world import make_world

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def lived(db):
    """A woman of whom something of every kind is written down, on days that differ."""
    world = make_world()
    with acting_for(world.hope.pk, world.case.assigned_to):
        for number, row in enumerate((world.service, world.goal, world.talk, world.plan_review, world.screening)):
            field = next(name for name in ("held_on", "set_on") if hasattr(row, name))
            type(row).objects.filter(pk=row.pk).update(**{field: TODAY - number * DAY})
    return world


@pytest.fixture
def live_on(lived):
    """`live_on(30)` gives her thirty services, which are the newest of all."""

    def deliver(times):
        about = {"case": lived.case, "woman": lived.case.woman, "staff": lived.case.assigned_to}
        with acting_for(lived.hope.pk, lived.case.assigned_to):
            Service.objects.bulk_create(
                Service(**about, pillar="legal", service_type="LEGAL_ADVICE", minutes=30, held_on=TODAY + day * DAY)
                for day in range(1, times + 1)
            )

    return deliver


def cost(lived):
    """(queries, rows that came back) for the latest."""
    rows = []

    def count(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        rows.append(context["cursor"].rowcount)
        return result

    with acting_for(lived.hope.pk, lived.case.assigned_to):
        keyring.load([lived.woman.pk])
        with connection.execute_wrapper(count):
            timeline.latest(lived.case)
    return len(rows), sum(rows)


def told(entries):
    return [(entry.place, str(entry.title)) for entry in entries]


@pytest.mark.parametrize("count", [1, 5, 12, 200])
def test_the_latest_are_the_first_of_the_whole_story(count, lived):
    with acting_for(lived.hope.pk, lived.case.assigned_to):
        whole, latest = told(timeline.of(lived.case)), told(timeline.latest(lived.case, count))

    assert [place for place, _title in latest] == [place for place, _title in whole[:count]]
    assert set(latest) <= set(whole)
    assert len(set(latest)) == len(latest)


def test_every_kind_can_be_found_without_reading_it_whole(lived):
    assert all(hasattr(source, "newest") for source in timeline.sources)


def test_a_long_life_costs_no_more_than_a_short_one(lived, live_on):
    live_on(5)
    short = cost(lived)

    live_on(300)

    assert cost(lived) == short


def test_the_latest_take_one_query_and_one_for_each_kind_among_them(lived):
    queries, rows = cost(lived)

    assert queries <= 1 + timeline.LATEST
    assert rows <= 2 * timeline.LATEST


def test_a_row_that_tells_two_things_is_told_by_the_newer(lived):
    """A goal of long ago that was met today stands among the latest; one that only changed does not."""
    goal, met = lived.goal, type(lived.goal).Status.MET
    with acting_for(lived.hope.pk, lived.case.assigned_to):
        type(goal).objects.filter(pk=goal.pk).update(set_on=TODAY - 900 * DAY, status=met, status_since=TODAY + DAY)
        latest = [str(entry.title) for entry in timeline.latest(lived.case, 1)]
        type(goal).objects.filter(pk=goal.pk).update(status="dropped")
        later = [str(entry.title) for entry in timeline.latest(lived.case, 1)]

    assert latest == ["Goal met"]
    assert later != ["Goal met"]


def test_a_source_in_plain_words_is_read_whole(lived, monkeypatch):
    monkeypatch.setattr(timeline, "sources", timeline.Sources())

    @dated(lambda case: StateChange.objects.filter(case=case), Moment(at="moved_at"))
    def steps(case, change):
        yield Entry(change.moved_at, "A step")

    timeline.sources.add(steps, timeline.Kind.STEP)
    timeline.sources.add(lambda case: [Entry(TODAY + DAY, "She came for tea"), Entry(TODAY - DAY, "Before")])
    with acting_for(lived.hope.pk, lived.case.assigned_to):
        latest = timeline.latest(lived.case, 2)

    assert [(entry.title, entry.kind) for entry in latest] == [("She came for tea", "work"), ("A step", "step")]


def test_nothing_is_asked_where_nothing_is_told(lived, monkeypatch):
    monkeypatch.setattr(timeline, "sources", timeline.Sources())
    with acting_for(lived.hope.pk, lived.case.assigned_to), CaptureQueriesContext(connection) as asked:
        assert timeline.latest(lived.case) == []

    assert len(asked) == 0
