"""A full record is joined to another and taken apart again, and nothing of either is lost or left behind."""

import pytest
from django.conf import settings

from cases import actions as case_actions
from cases.documents import actions as document_actions
from cases.documents import checks
from cases.documents.models import Document
from cases.merging import actions, kinds
from cases.merging.models import Merge
from cases.models import Woman
from coalesce.encryption import keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests.merging.snapshot import of_everything
from tests.world import make_world

LETTER = b"A letter about her permit."


@pytest.fixture
def world(db, tmp_path, monkeypatch):
    """One thing of every kind about Blessing, and a second record of hers with a phone."""
    monkeypatch.setattr(settings, "DOCUMENTS", tmp_path)
    world = make_world()
    worker = world.at_hope[Role.CASEWORKER]
    with acting_for(world.hope.pk, worker):
        Document.objects.all().delete()
        file = checks.passed("letter.txt", LETTER)
        document_actions.add_document(case=world.case, file=file, title="Letter", kind="letter", by=worker)
        identity = {"first_name": "Blesing", "identity_number": "A 1234"}
        world.second = case_actions.register_woman(identity=identity, by=worker)
        case_actions.add_safe_contact(woman=world.second.woman, channel="SMS", value="+35799000111", by=worker)
    world.ben = world.at_hope[Role.SUPERVISOR]
    return world


@pytest.fixture
def acting(world):
    with acting_for(world.hope.pk, world.ben):
        yield world


def join(world, chosen=("first_name", "family_name")):
    kept, other = Woman.objects.get(pk=world.second.woman_id), Woman.objects.get(pk=world.woman.pk)
    versions = (kept.version, other.version)
    return actions.merge(woman=kept, other=other, chosen=chosen, reason="One card.", versions=versions, by=world.ben)


def test_everything_of_hers_comes_along_and_opens_under_the_other_key(acting):
    numbers = {model: model.objects.filter(woman=acting.woman).count() for model in kinds.of_a_woman()}
    assert sum(numbers.values()) >= 15

    merge = join(acting)
    keyring.DataKey.objects.filter(holder_id=acting.woman.pk).delete()

    for model in kinds.of_a_woman():
        assert not model.objects.filter(woman=acting.woman).exists(), model
    assert of_everything(acting.ben)["file", Document.objects.get().pk] == LETTER
    assert Merge.objects.get(pk=merge.pk).reason == "One card."


def test_taking_them_apart_restores_both_exactly(acting):
    before = of_everything(acting.ben)

    merge = join(acting)
    assert of_everything(acting.ben) != before
    actions.unmerge(merge=merge, reason="Two sisters.", by=acting.ben)

    after = of_everything(acting.ben)
    assert after.keys() == before.keys()
    assert {key: (before[key], after[key]) for key in before if before[key] != after[key]} == {}


def test_no_kind_of_record_about_a_woman_is_forgotten():
    """Whatever points at a woman is one of the records that move, or one of these few."""
    others = {"cases.Woman.merged_into", "merging.Merge.kept", "merging.Merge.other"}
    others |= {"merging.TwoWomen.first", "merging.TwoWomen.second"}
    moving = {f"{model._meta.label}.woman" for model in kinds.of_a_woman()}

    assert set(pointing_at_a_woman()) == moving | others


def pointing_at_a_woman():
    for relation in Woman._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            yield f"{relation.related_model._meta.label}.{relation.field.name}"
