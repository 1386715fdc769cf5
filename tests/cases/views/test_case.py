"""A case at a glance."""

from collections import defaultdict

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions, panels, tabs, timeline
from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Permission


def words(response):
    return response.content.decode()


@pytest.fixture
def known(case, ada, acts):
    with acts(ada):
        actions.add_safe_contact(
            woman=case.woman, channel="SMS", value="+35799123456", code_word="lemon", safe_times="Mornings", by=ada
        )
    return case


def test_her_name_and_number_are_covered_until_somebody_asks_for_them(known, ada, browse):
    covered = words(browse(ada).get(known.get_absolute_url()))
    shown = words(browse(ada).get(known.get_absolute_url() + "?name"))

    for secret in ("Blessing", "Okafor", "+35799123456", "lemon"):
        assert secret not in covered
        assert secret in shown


def test_uncovering_her_name_is_told_apart_from_opening_the_page(known, ada, browse, acts):
    browse(ada).get(known.get_absolute_url())
    browse(ada).get(known.get_absolute_url() + "?name")

    with acts(ada):
        assert AuditEntry.objects.filter(event="woman.named", woman_id=known.woman_id).count() == 1


def test_the_rules_stand_beside_her_number_covered_or_not(known, ada, browse):
    for address in (known.get_absolute_url(), known.get_absolute_url() + "?name"):
        page = words(browse(ada).get(address))
        assert "Mornings" in page
        assert "Send no message" in page


def test_the_browser_tab_names_nobody(known, ada, browse):
    page = words(browse(ada).get(known.get_absolute_url() + "?name"))
    title = page.split("<title>")[1].split("</title>")[0]

    assert title == "Case · COALESCE"


@pytest.mark.parametrize("name", ["case", "steps", "team", "consents", "profile", "timeline"])
def test_opening_any_of_her_pages_is_remembered(name, case, ada, browse, acts):
    browse(ada).get(reverse(f"cases:{name}", args=[case.code]))

    with acts(ada):
        entry = AuditEntry.objects.filter(event="woman.read").latest("sequence")
        assert (entry.actor_id, entry.woman_id) == (ada.pk, case.woman_id)


def test_the_page_says_what_is_missing_for_the_next_step(case, ada, browse):
    assert "Record her consent to be supported first" in words(browse(ada).get(case.get_absolute_url()))


def test_the_next_step_is_one_press_away_when_nothing_is_missing(agreed, ada, browse):
    assert reverse("cases:move", args=[agreed.code, "assessment"]) in words(browse(ada).get(agreed.get_absolute_url()))


def test_a_stale_form_overwrites_nothing_and_shows_what_was_typed(case, ada, browse, acts):
    typed = {"need": "A lawyer", "entry_route": "SELF", "first_contact_on": "2026-01-02", "version": 1}
    with acts(ada):
        actions.update_case(case=case, changes={"need": "A doctor"}, version=1, by=ada)

    response = browse(ada).post(reverse("cases:edit", args=[case.code]), typed)

    assert response.status_code == 409
    assert "while you were writing" in words(response)
    assert "A lawyer" in words(response)
    assert "What she asks for" in words(response)
    assert "A doctor" in words(response)
    with acts(ada):
        assert Case.objects.get().need == "A doctor"
        assert AuditEntry.objects.filter(event="case.stale", actor_id=ada.pk).exists()


@pytest.mark.parametrize("version", ["", "-1", "x", "99999999999999999999"])
def test_a_tampered_version_is_no_way_round(version, case, ada, browse, acts):
    typed = {"need": "X", "entry_route": "SELF", "first_contact_on": "2026-01-02", "version": version}

    assert browse(ada).post(reverse("cases:edit", args=[case.code]), typed).status_code == 422
    with acts(ada):
        assert Case.objects.get().need == ""


def test_the_timeline_tells_steps_and_decisions_newest_first(agreed, ada, browse, acts):
    with acts(ada):
        actions.move_case(case=agreed, to="assessment", by=ada)

    page = words(browse(ada).get(reverse("cases:timeline", args=[agreed.code])))

    assert page.index("Now: Assessment") < page.index("To be supported: Given") < page.index("Case opened")


def test_a_higher_app_adds_tabs_panels_and_entries(case, ada, browse, monkeypatch):
    monkeypatch.setattr(tabs, "_tabs", {})
    monkeypatch.setattr(panels, "_makers", defaultdict(list))
    monkeypatch.setattr(timeline, "sources", timeline.Sources())
    tabs.add(tabs.Tab("notes", "Her notes", "cases:timeline", count=lambda case: 7))
    tabs.add(tabs.Tab("secret", "Not for her", "cases:team", Permission.AUDIT_VIEW))
    panels.add(lambda case, user: [panels.Panel("components/empty.html", {"title": f"Card of {case.code}"})])
    timeline.sources.add(lambda case: [timeline.Entry(case.opened_on, "She came for tea")])

    page = words(browse(ada).get(case.get_absolute_url()))

    for expected in ("Her notes", ">7<", f"Card of {case.code}", "She came for tea"):
        assert expected in page
    assert "Not for her" not in page


def test_a_case_page_runs_as_many_queries_for_a_long_story_as_for_a_short_one(agreed, ada, acts, browse):
    def live_on(times):
        with acts(ada):
            for _time in range(times):
                actions.give_consent(case=agreed, purpose="service", by=ada)
                actions.add_safe_contact(woman=agreed.woman, channel="POST", value="The library", by=ada)

    window = browse(ada)
    window.get(agreed.get_absolute_url())
    live_on(timeline.LATEST)
    with CaptureQueriesContext(connection) as short:
        window.get(agreed.get_absolute_url())
    live_on(20)

    with CaptureQueriesContext(connection) as long:
        window.get(agreed.get_absolute_url())

    assert len(long) == len(short) <= 30
