"""What a crash leaves behind is finished or taken away."""

import os
import time

import pytest
from django.core.management import call_command

from cases.documents import actions, shelf
from cases.documents.models import Document


@pytest.fixture
def aged():
    """Two days later."""

    def age(path):
        before = time.time() - 2 * shelf.SETTLED
        os.utime(path, (before, before))

    return age


def swept(capsys):
    call_command("sweep_documents")
    return capsys.readouterr().out


def test_a_file_that_no_record_knows_is_removed_after_a_day(keep, ada, folder, aged, capsys):
    document = keep(by=ada)
    (folder / "f00d").write_bytes(b"left over")
    (folder / "cafe.part").write_bytes(b"left over")
    aged(folder / "f00d"), aged(folder / "cafe.part"), aged(folder / document.stored_as)

    assert "2 left-overs removed" in swept(capsys)
    assert [path.name for path in folder.iterdir()] == [document.stored_as]


def test_what_somebody_is_just_writing_stays(folder, db, capsys):
    folder.mkdir()
    (folder / "cafe.part").write_bytes(b"on its way")

    assert "0 left-overs removed" in swept(capsys)
    assert (folder / "cafe.part").exists()


def test_a_crash_after_the_commit_loses_nothing(keep, ada, acts, folder, capsys):
    document = keep(b"words", by=ada)
    (folder / document.stored_as).rename(folder / (document.stored_as + shelf.BESIDE))

    for _before_and_after in range(2):
        with acts(ada):
            assert actions.open_document(document=Document.objects.get(), by=ada) == b"words"
        swept(capsys)
    assert [path.name for path in folder.iterdir()] == [document.stored_as]


def test_an_installation_without_documents_has_nothing_to_sweep(db, capsys):
    assert "0 documents" in swept(capsys)
