"""The pages of documents, for those who may open them and those who may not."""

import io
import tracemalloc
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases import actions as case_actions
from cases.documents.models import Document
from cases.models import Case
from tests.cast import make_person
from tests.documents import files

ADDRESSES = ("list", "add", "download", "remove")


@pytest.fixture
def address(case, keep, ada):
    """`address("add")` is where that page of Blessing's case is."""
    document = keep(files.TEXT, by=ada)
    of_one = {"download", "remove"}
    return lambda name: reverse(f"documents:{name}", args=[case.code, *([document.pk] if name in of_one else [])])


@pytest.fixture
def send(case, browse, committing):
    """`send(ada, name, content)` sends the form as her browser would."""

    def post(person, name="letter.txt", content=files.TEXT, **values):
        values = {"title": "A letter", "kind": "letter", "confidentiality": "team"} | values
        values["file"] = SimpleUploadedFile(name, content)
        with committing():
            return browse(person).post(reverse("documents:add", args=[case.code]), values)

    return post


def test_her_caseworker_adds_a_document_and_finds_it_in_the_list(send, case, ada, browse):
    answer = send(ada, title="The court's letter of March")

    page = browse(ada).get(answer["Location"]).content.decode()
    assert "The court&#x27;s letter of March" in page
    assert ada.name in page


def test_a_download_is_an_attachment_that_no_browser_runs_or_keeps(address, case, ada, browse, entries):
    answer = browse(ada).get(address("download"))

    assert answer.content == files.TEXT
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{case.code}-2')
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert entries(ada)[-1] == ("document.opened", {"kind": "letter", "type": "txt"})


def test_the_name_of_a_download_says_nothing_of_what_is_in_it(keep, case, ada, browse):
    document = keep(by=ada, title="HIV test")

    disposition = browse(ada).get(reverse("documents:download", args=[case.code, document.pk]))["Content-Disposition"]

    assert "HIV" not in disposition


def test_a_refused_file_is_said_beside_the_field_and_what_was_typed_stays(send, ada, entries, folder):
    answer = send(ada, "letter.pdf", files.PROGRAM, title="What I typed")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "not what its name says" in page
    assert "What I typed" in page
    assert ("document.refused", {"reason": "disguise"}) in entries(ada)
    assert not folder.exists()


def test_no_file_is_asked_for(case, ada, browse):
    answer = browse(ada).post(reverse("documents:add", args=[case.code]), {"title": "A", "kind": "letter"})

    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_a_file_that_is_too_large_to_be_read_gets_a_sentence(case, ada, browse, entries):
    boundary = b"--xx\r\n"
    head = boundary + b'Content-Disposition: form-data; name="title"\r\n\r\nWhat I typed\r\n'
    head += boundary + b'Content-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    body = head + b"a" * (30 * 1024 * 1024) + b"\r\n--xx--\r\n"

    answer = browse(ada).generic(
        "POST", reverse("documents:add", args=[case.code]), body, content_type="multipart/form-data; boundary=xx"
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "larger than 20 MB" in page
    assert "What I typed" in page
    assert ("document.refused", {"reason": "size"}) in entries(ada)


class Slowly(io.RawIOBase):
    """What comes over the line: a head, then so many bytes of a file, and nothing of it is held here."""

    def __init__(self, head, size, tail):
        self.left = [io.BytesIO(head), size, io.BytesIO(tail)]

    def read(self, wanted=-1):
        head, size, tail = self.left
        if some := head.read(wanted):
            return some
        self.left[1] -= (taken := min(wanted, size))
        return b"a" * taken or tail.read(wanted)


def test_200_mb_are_turned_away_with_a_sentence_and_held_nowhere(case, ada, browse, settings):
    head = b'--xx\r\nContent-Disposition: form-data; name="title"\r\n\r\nWhat I typed\r\n'
    head += b'--xx\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    size, tail = 200 * 1024 * 1024, b"\r\n--xx--\r\n"
    sent = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": reverse("documents:add", args=[case.code]),
        "CONTENT_TYPE": "multipart/form-data; boundary=xx",
        "CONTENT_LENGTH": str(len(head) + size + len(tail)),
        "wsgi.input": Slowly(head, size, tail),
    }
    browser = browse(ada)
    tracemalloc.start()

    answer = browser.request(**sent)

    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answer.status_code == 422
    assert "larger than 20 MB" in answer.content.decode()
    assert "What I typed" in answer.content.decode()
    assert held < settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def test_a_form_sent_twice_makes_one_document(send, ada, acts):
    once = uuid.uuid4()

    assert send(ada, once=once).status_code == send(ada, once=once).status_code == 302

    with acts(ada):
        assert Document.objects.count() == 1


def test_who_added_it_removes_it_with_a_reason(address, ada, browse, acts, folder, committing):
    assert browse(ada).post(address("remove"), {}).status_code == 422

    with committing():
        browse(ada).post(address("remove"), {"reason": "replaced"})

    with acts(ada):
        assert not Document.objects.exists()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_eve_finds_nothing_there(name, address, eve, browse):
    assert browse(eve).get(address(name)).status_code == 404
    assert browse(eve).post(address(name), {"reason": "mistake"}).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_colleague_outside_the_team_finds_nothing_either(name, address, hope, browse):
    assert browse(make_person("Zoe", hope, "caseworker")).get(address(name)).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_manager_opens_none_of_it(name, address, mia, browse):
    assert browse(mia).get(address(name)).status_code == 403


def test_a_supervisor_reads_and_does_not_add_or_remove(address, ben, browse):
    assert [browse(ben).get(address(name)).status_code for name in ADDRESSES] == [200, 403, 200, 403]


def test_a_colleague_in_the_team_reads_and_does_not_remove_what_is_not_hers(address, beside_ada, browse):
    assert browse(beside_ada).get(address("download")).status_code == 200
    assert browse(beside_ada).get(address("remove")).status_code == 403
    assert address("remove") not in browse(beside_ada).get(address("list")).content.decode()


def test_a_document_of_another_case_is_not_found_under_this_one(address, keep, ada, acts, browse):
    with acts(ada):
        document = Document.objects.get()
        other = Case.objects.create(woman=document.woman, code=document.case.code[:-1] + "2", assigned_to=ada)
        other.team.model.objects.assign_perm("work_on_case", ada, obj=other)

    assert browse(ada).get(reverse("documents:list", args=[other.code])).status_code == 200
    assert browse(ada).get(reverse("documents:download", args=[other.code, document.pk])).status_code == 404


def test_a_legal_paper_is_for_the_legal_specialist_the_lead_and_who_added_it(
    keep, case, ada, ben, hope, beside_ada, acts, browse
):
    from_ada = keep(by=ada, title="Statement to the police", confidentiality="legal", pillar="legal")
    address = reverse("documents:download", args=[case.code, from_ada.pk])
    pages = reverse("documents:list", args=[case.code]), reverse("cases:timeline", args=[case.code])

    assert browse(beside_ada).get(address).status_code == 200
    assert browse(ada).get(address).status_code == 200
    assert browse(ben).get(address).status_code == 404
    for page in pages:
        assert "Statement" not in browse(ben).get(page).content.decode()
        assert "Document added" not in browse(ben).get(page).content.decode()


def test_a_closed_case_can_be_read_and_not_written(address, case, ada, acts, browse):
    with acts(ada):
        Case.objects.filter(pk=case.pk).update(state=Case.State.CLOSED)

    assert [browse(ada).get(address(name)).status_code for name in ADDRESSES] == [200, 409, 200, 409]
    assert address("add") not in browse(ada).get(address("list")).content.decode()


def test_who_looks_for_a_file_is_told_first_when_she_wants_no_record(case, ada, acts, browse):
    with acts(ada):
        case_actions.refuse_consent(case=case, purpose="record_keeping", by=ada)

    assert browse(ada).get(reverse("documents:add", args=[case.code])).status_code == 409


def test_the_case_leads_to_its_documents(case, ada, browse):
    page = browse(ada).get(reverse("cases:case", args=[case.code])).content.decode()

    assert reverse("documents:list", args=[case.code]) in page


def test_an_empty_list_says_what_belongs_there(case, ada, browse):
    page = browse(ada).get(reverse("documents:list", args=[case.code])).content.decode()

    assert "No documents yet" in page
    assert "Add the first one" in page


def test_the_timeline_tells_that_a_document_came(address, case, ada, browse):
    page = browse(ada).get(reverse("cases:timeline", args=[case.code])).content.decode()

    assert "Document added: Letter" in page
    assert "Letter of the lawyer" not in page


def test_the_list_takes_as_many_queries_for_many_as_for_one(keep, ada, browse, address, django_assert_max_num_queries):
    client = browse(ada)

    def queries():
        with django_assert_max_num_queries(40) as asked:
            client.get(address("list"))
        return len(asked)

    queries()
    for_one = queries()
    for _ in range(5):
        keep(by=ada)

    assert queries() == for_one
