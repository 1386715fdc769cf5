"""The mails of the demonstration can be read there, and nowhere else."""

import pytest
from django.core import mail
from django.urls import reverse

PAGE = reverse("mails")


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_a_mail_that_was_written_is_shown_with_its_headers(client, db, folder):
    mail.send_mail("Ein Gruß", "Zeile eins\n\nhttps://work.example.org/", "no-reply@work.example.org", ["a@b.example"])

    page = client.get(PAGE).content.decode()

    for words in ("Ein Gruß", "Zeile eins", "no-reply@work.example.org", "a@b.example", "Message-ID"):
        assert words in page
    assert 'href="https://work.example.org/"' in page


def test_its_time_is_that_of_the_readers_clock(ada, hope, browse, folder, monkeypatch):
    hope.timezone = "Asia/Nicosia"
    hope.save()
    monkeypatch.setattr("django.core.mail.message.formatdate", lambda **_where: "Tue, 24 Nov 2026 07:30:00 -0000")
    mail.send_mail("Early", "", None, ["a@b.example"])

    assert "24 November 2026, 09:30" in browse(ada).get(PAGE).content.decode()


def test_the_newest_stands_first(client, db, folder):
    for number in range(3):
        mail.send_mail(f"Mail {number}", "", None, ["a@b.example"])

    page = client.get(PAGE).content.decode()

    assert page.index("Mail 2") < page.index("Mail 1") < page.index("Mail 0")


def test_a_mail_that_is_half_written_is_left_out(client, db, folder):
    folder.mkdir()
    (folder / "20260101-000000-1.log").write_bytes(b"Subject: Half\nFrom: a@b.example\n\nwords")

    assert "Half" not in client.get(PAGE).content.decode()


def test_words_of_a_mail_are_no_markup(client, db, folder):
    mail.send_mail("<b>loud</b>", "<script>alert(1)</script>", None, ["a@b.example"])

    page = client.get(PAGE).content.decode()

    assert "<b>loud" not in page
    assert "<script>alert" not in page


def test_without_mails_it_says_so(client, db, folder):
    assert "No mail yet" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "backend", ["coalesce.mail.backend.EmailBackend", "django.core.mail.backends.locmem.EmailBackend"]
)
def test_where_mail_leaves_the_machine_there_is_no_such_page(ada, browse, settings, backend):
    settings.EMAIL_BACKEND = backend

    assert browse(ada).get(PAGE).status_code == 404
