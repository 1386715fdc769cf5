"""Blessing's case at Hope, with a plan that was approved, and words that not everybody may read."""

import io
import re

import pytest
from pypdf import PdfReader

from cases.models import Woman
from cases.notes import actions as note_actions
from cases.notes.levels import Level
from coalesce.audit.models import AuditEntry
from pillars.models import Assessment
from tests.pillars.conftest import TODAY
from tests.pillars.conftest import case as case
from tests.pillars.plans.conftest import approved as approved
from tests.pillars.plans.conftest import goal as goal
from tests.pillars.plans.conftest import planned as planned
from tests.pillars.plans.conftest import step as step


def text_of(answer):
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.fixture
def prints(browse):
    """`prints(ada, address, parts=["case"])` chooses and prints; what is not said is as the page offers it."""

    def choose(person, address, **chosen):
        usual = {"language": "en", "identity": "code", "signed": "name"}
        return browse(person).post(address, usual | chosen)

    return choose


@pytest.fixture
def spoken(ada, case, acts):
    """What she said in a talk of the psychosocial pillar."""
    hers = {"case": case, "woman_id": case.woman_id, "made_by": ada, "held_on": TODAY}
    with acts(ada):
        return Assessment.objects.create(**hers, pillar="psychosocial", needs="She wakes at night")


@pytest.fixture
def noted(case, ada, lea, acts):
    """A note of each level."""

    def write(by, level, body, pillar=""):
        with acts(by):
            note_actions.write_note(case=case, written_on=TODAY, confidentiality=level, pillar=pillar, body=body, by=by)

    write(ada, Level.TEAM, "The team knows")
    write(ada, Level.PILLAR, "The psychologists know", "psychosocial")
    write(ada, Level.AUTHOR_AND_LEAD, "Ada alone knows")
    write(lea, Level.PRIVILEGED, "The lawyer knows")


@pytest.fixture
def printed(ada, acts):
    """What the audit remembers of prints, the oldest first."""

    def told():
        with acts(ada):
            return list(AuditEntry.objects.filter(event="case.printed").order_by("sequence"))

    return told


@pytest.fixture
def registered(ada, case, acts):
    """She gave her name."""
    with acts(ada):
        Woman.objects.filter(pk=case.woman_id).update(has_identity=True)


@pytest.fixture
def events(acts):
    """What the audit remembers, the oldest first."""

    def names(person):
        with acts(person):
            return list(AuditEntry.objects.order_by("sequence").values_list("event", flat=True))

    return names
