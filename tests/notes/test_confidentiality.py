"""Who reads which note: each role at each level, on every page that could tell of one."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases import timeline
from cases.notes import actions
from cases.notes.happened import count
from cases.notes.levels import SPECIALISTS, Level, Pillar
from cases.notes.models import Note
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.catalogue import BY_SLUG
from tests.cast import make_person

EVERYONE = {"ada", "ines", "ben", "lea", "pia", "edda"}
WHO_READS = [
    ("ada", Level.TEAM, "", EVERYONE),
    ("ada", Level.PILLAR, "legal", {"ada", "ines", "ben", "lea"}),
    ("ines", Level.PILLAR, "psychosocial", {"ada", "ines", "ben", "pia"}),
    ("edda", Level.PILLAR, "economic", {"ada", "ines", "ben", "edda"}),
    ("ines", Level.AUTHOR_AND_LEAD, "", {"ines", "ada", "ben"}),
    ("pia", Level.AUTHOR_AND_LEAD, "", {"pia", "ada", "ben"}),
    ("lea", Level.PRIVILEGED, "", {"lea"}),
]


@pytest.fixture
def people(ada, ines, ben, lea, pia, edda, mia, dora, cora, eve):
    return {person.name.lower(): person for person in (ada, ines, ben, lea, pia, edda, mia, dora, cora, eve)}


@pytest.mark.parametrize("author, level, pillar, readers", WHO_READS)
def test_a_note_is_read_by_those_it_is_meant_for(author, level, pillar, readers, people, case, written, acts):
    written(people[author], level, pillar)

    found = set()
    for name, person in people.items():
        with acts(person):
            if Note.objects.readable_by(person, case).exists():
                found.add(name)
    assert found == readers


@pytest.mark.parametrize("author, level, pillar, readers", WHO_READS)
def test_the_page_of_a_note_is_absent_for_everybody_else(author, level, pillar, readers, people, written, browse):
    address = written(people[author], level, pillar).get_absolute_url()

    for name, person in people.items():
        answer = browse(person).get(address).status_code
        assert (answer == 200) == (name in readers), name
        assert answer in {200, 403, 404}


def test_a_colleague_outside_the_team_reads_nothing_even_what_she_wrote(case, ines, written, acts):
    written(ines)
    with acts(ines):
        case.team.filter(user=ines).delete()

        assert not Note.objects.readable_by(ines, case).exists()
        assert not Note.objects.known_to(ines, case).exists()


def test_a_second_legal_specialist_of_the_team_reads_what_is_privileged(case, ada, lea, hope, written, acts):
    liv = make_person("Liv", hope, Role.SPECIALIST_LEGAL)
    written(lea, Level.PRIVILEGED)

    with acts(ada):
        assert not Note.objects.readable_by(liv, case).exists()
        case_actions.join_team(case=case, user=liv, by=ada)
        assert Note.objects.readable_by(liv, case).exists()


def test_the_supervisor_finds_no_trace_of_a_privileged_note(case, ben, lea, written, browse, acts):
    written(lea, Level.PRIVILEGED, body="What the lawyer said")
    browser = browse(ben)

    for name in ("cases:case", "cases:timeline", "notes:list"):
        page = browser.get(reverse(name, args=[case.code])).content.decode()
        assert "lawyer" not in page
        assert "A confidential note" not in page
    assert b"No notes yet" in browser.get(reverse("notes:list", args=[case.code])).content
    with acts(ben):
        assert count(case) == 0
        assert not [entry for entry in timeline.of(case) if "ote" in str(entry.title)]


def test_no_filter_tells_of_a_note_that_is_only_known_to_exist(case, ben, lea, written, browse, acts):
    note = written(lea, Level.PRIVILEGED, body="What the lawyer said")
    with acts(lea):
        actions.decide_existence(note=note, shown=True, by=lea)

    page = browse(ben).get(reverse("notes:list", args=[case.code]), {"level": "privileged"}).content.decode()

    assert "No such notes" in page
    assert "A confidential note" not in page


def test_a_note_whose_existence_is_shown_tells_its_day_and_nothing_else(case, ben, lea, written, browse, acts):
    note = written(lea, Level.PRIVILEGED, body="What the lawyer said")
    with acts(lea):
        actions.decide_existence(note=note, shown=True, by=lea)

    for name in ("cases:timeline", "notes:list"):
        page = browse(ben).get(reverse(name, args=[case.code])).content.decode()
        assert "A confidential note" in page
        assert "lawyer" not in page
        assert str(note.pk) not in page
    listed = browse(ben).get(reverse("notes:list", args=[case.code])).content.decode()
    assert "Lea" not in listed.split('class="notes"')[1].split("</ul>")[0]
    assert browse(ben).get(note.get_absolute_url()).status_code == 404
    with acts(ben):
        assert count(case) == 1


def test_the_timeline_leads_a_reader_to_the_note(case, ines, written, browse):
    note = written(ines)

    page = browse(ines).get(reverse("cases:timeline", args=[case.code])).content.decode()

    assert note.get_absolute_url() in page


def test_a_job_of_the_clock_is_told_of_no_note(case, ada, written, hope):
    written(ada)

    with acting_for(hope.pk):
        assert count(case) == 0


def test_the_pillars_of_notes_are_the_pillars_of_the_product():
    assert list(Pillar.values) == list(BY_SLUG)
    assert {pillar.value: SPECIALISTS[pillar] for pillar in Pillar} == {
        slug: pillar.specialist for slug, pillar in BY_SLUG.items()
    }
