"""Adding, opening and removing documents."""

import uuid

import pytest

from cases import actions as case_actions
from cases.documents import actions, checks, shelf, vault
from cases.documents.models import Document
from cases.models import Case, Consent
from coalesce.refusals import Refused, Stale
from tests.cast import make_person

CANARY = b"Blessing Okafor lives at Lighthouse Street 7. " * 4000


def opened(document, by):
    """As the next request would."""
    document = Document.objects.get(pk=document.pk)
    return actions.open_document(document=document, by=by)


def test_what_was_added_comes_back_byte_by_byte(keep, ada, acts):
    document = keep(CANARY, by=ada)

    with acts(ada):
        assert opened(document, ada) == CANARY


def test_nothing_on_the_disk_can_be_read_or_says_what_it_is(keep, ada, tmp_path):
    document = keep(CANARY, by=ada, title="Lighthouse Street")

    on_disk = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in on_disk] == [document.stored_as]
    assert not [path for path in on_disk if b"Blessing" in path.read_bytes() or b"Lighthouse" in path.read_bytes()]
    assert on_disk[0].stat().st_mode & 0o777 == 0o600


def test_the_audit_knows_that_and_what_kind_but_no_word_of_it(keep, ada, acts, entries):
    document = keep(CANARY, by=ada, title="Lighthouse Street")
    with acts(ada):
        opened(document, ada)

    told = [entry for entry in entries(ada) if entry[0].startswith("document.")]
    assert [event for event, _details in told] == ["document.added", "document.opened"]
    assert told[0][1] == {"kind": "letter", "type": "txt", "bytes": len(CANARY), "for": "team"}
    assert "Lighthouse" not in str(told)


def test_a_form_sent_twice_makes_one_document(keep, ada, acts, folder):
    once = uuid.uuid4()

    first, second = keep(by=ada, once=once), keep(by=ada, once=once)

    with acts(ada):
        assert first.pk == second.pk == Document.objects.get().pk
    assert len(list(folder.iterdir())) == 1


def test_another_file_in_the_same_form_is_told_and_not_passed_over(keep, ada):
    once = uuid.uuid4()
    keep(b"first page", by=ada, once=once)

    with pytest.raises(Stale, match="Open a new form"):
        keep(b"other page", by=ada, once=once)


def test_who_wants_no_record_gets_no_document_and_can_have_hers_removed(keep, case, ada, acts, committing):
    document = keep(by=ada)
    with acts(ada):
        case_actions.refuse_consent(case=case, purpose=Consent.Purpose.RECORD_KEEPING, by=ada)

    with pytest.raises(Refused, match="until she agrees"):
        keep(by=ada)
    with committing(), acts(ada):
        actions.remove_document(document=document, reason="she_asked", by=ada)


def test_a_closed_case_takes_no_document_and_loses_none(keep, case, ada, acts):
    document = keep(by=ada)
    with acts(ada):
        Case.objects.filter(pk=case.pk).update(state=Case.State.CLOSED)

    with pytest.raises(Refused, match="closed"):
        keep(by=ada)
    with acts(ada), pytest.raises(Refused, match="closed"):
        actions.remove_document(document=document, reason="mistake", by=ada)
    with acts(ada):
        assert opened(document, ada)


def test_more_than_200_mb_about_her_are_refused(keep, case, ada, acts, monkeypatch):
    monkeypatch.setattr(actions, "MOST_BYTES", 100)
    keep(b"a" * 60, by=ada)

    with pytest.raises(Refused, match="200 MB"):
        keep(b"a" * 41, by=ada)
    keep(b"a" * 40, by=ada)


def test_what_is_kept_in_another_case_of_hers_counts_too(keep, case, ada, acts, monkeypatch):
    monkeypatch.setattr(actions, "MOST_BYTES", 100)
    with acts(ada):
        code = case.code[:-1] + "2"
        second = Case.objects.create(woman=case.woman, code=code, assigned_to=ada)
    keep(b"a" * 60, by=ada)

    with pytest.raises(Refused, match="200 MB"):
        keep(b"a" * 60, by=ada, to=second)


def test_a_transaction_that_fails_leaves_nothing_in_place(case, ada, acts, folder, committing):
    with pytest.raises(ZeroDivisionError), committing(), acts(ada):
        file = checks.Passed(b"words", "txt")
        actions.add_document(case=case, file=file, title="x", kind="letter", by=ada)
        raise ZeroDivisionError

    assert [path.suffix for path in folder.iterdir()] == [shelf.BESIDE]
    with acts(ada):
        assert not Document.objects.exists()


def test_a_full_disk_is_told_and_leaves_no_part(case, ada, acts, folder, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf.os, "fsync", full)

    with acts(ada), pytest.raises(Refused, match="disk"):
        actions.add_document(case=case, file=checks.Passed(b"a", "txt"), title="x", kind="letter", by=ada)
    assert list(folder.iterdir()) == []


def test_a_document_whose_bytes_were_changed_is_told_and_not_handed_out(keep, ada, acts, folder):
    document = keep(CANARY, by=ada)
    path = folder / document.stored_as
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)

    with acts(ada), pytest.raises(Refused, match="backup"):
        opened(document, ada)


def test_a_document_that_is_gone_from_the_disk_is_told(keep, ada, acts, folder):
    document = keep(by=ada)
    (folder / document.stored_as).unlink()

    with acts(ada), pytest.raises(Refused, match="backup"):
        opened(document, ada)


def test_bytes_that_were_laid_in_another_womans_place_do_not_open(keep, ada, acts, folder):
    with acts(ada):
        grace = case_actions.register_woman(identity={"first_name": "Grace", "family_name": "Mensah"}, by=ada)
    hers, graces = keep(by=ada), keep(b"Grace's", by=ada, to=grace)
    (folder / graces.stored_as).write_bytes((folder / hers.stored_as).read_bytes())

    with acts(ada), pytest.raises(Refused, match="backup"):
        opened(graces, ada)


def test_two_documents_of_one_woman_cannot_be_exchanged(keep, ada, acts, folder):
    first, second = keep(b"first", by=ada), keep(b"second", by=ada)
    (folder / second.stored_as).write_bytes((folder / first.stored_as).read_bytes())

    with acts(ada), pytest.raises(Refused, match="backup"):
        opened(second, ada)


def test_the_same_bytes_never_look_the_same_on_the_disk(keep, ada, folder):
    keep(CANARY, by=ada), keep(CANARY, by=ada)

    first, second = (path.read_bytes() for path in folder.iterdir())
    assert len(first) == len(second)
    assert first[1 + vault.SALT :][:64] != second[1 + vault.SALT :][:64]


def test_who_added_it_removes_it_and_its_bytes_go(keep, case, beside_ada, acts, folder, committing, entries):
    document = keep(by=beside_ada)

    with committing(), acts(beside_ada):
        actions.remove_document(document=document, reason="she_asked", by=beside_ada)

    assert list(folder.iterdir()) == []
    assert entries(beside_ada)[-1] == ("document.removed", {"kind": "letter", "reason": "she_asked"})


def test_who_leads_the_case_removes_it_too(keep, ada, beside_ada, acts, committing):
    document = keep(by=beside_ada)

    with committing(), acts(ada):
        actions.remove_document(document=document, reason="mistake", by=ada)

    with acts(ada):
        assert not Document.objects.exists()


def test_another_colleague_does_not_remove_it(keep, case, ada, hope, acts):
    document = keep(by=ada)
    zoe = make_person("Zoe", hope, "caseworker")

    with acts(zoe), pytest.raises(Refused, match="leads the case"):
        actions.remove_document(document=document, reason="mistake", by=zoe)


def test_bytes_stay_when_the_removal_is_undone(keep, ada, acts, folder, committing):
    document = keep(by=ada)

    with pytest.raises(ZeroDivisionError), committing(), acts(ada):
        actions.remove_document(document=document, reason="mistake", by=ada)
        raise ZeroDivisionError

    with acts(ada):
        assert opened(document, ada)
