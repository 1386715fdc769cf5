"""On paper: who printed it, when, for whom, on every page; each print is remembered."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases import actions as case_actions
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from referrals.outside import actions
from tests.outside.conftest import SERVICE, SUMMARY, fresh


def pages_of(made):
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(made)).pages]


def test_it_says_what_she_agreed_to_and_nothing_of_where_she_is(printed):
    (page,) = pages_of(printed)

    assert "Blessing Okafor" in page and SUMMARY in page and "A room of her own." in page
    assert "Risk" not in page and "Residence" not in page


def test_every_page_names_the_receiver_the_printer_the_time_and_the_number(drafted, case, ada, acts):
    with acts(ada):
        changes = {"need": "\n".join(f"Line {number}" for number in range(90))}
        case_actions.update_case(case=case, changes=changes, version=case.version, by=ada)
        made = actions.print_paper(referral=fresh(drafted), number="7F3K9Q", by=ada)

    pages = pages_of(made)
    assert len(pages) > 1
    for page in pages:
        assert f"Only for: {SERVICE}" in page and "no copy, no passing on" in page
        assert re.search(r"Printed by Ada on \d+ \w+ \d{4} at \d\d:\d\d, print 7F3K9Q", page)
        assert f"{drafted.number} · 7F3K9Q" in page


def test_its_own_title_says_no_name(printed, drafted):
    about = PdfReader(io.BytesIO(printed)).metadata

    assert about.title == f"Referral {drafted.number}"


def test_each_print_is_remembered(drafted, printed, ada, acts, as_it_is):
    with acts(ada):
        actions.print_paper(referral=fresh(drafted), number="7F3K9Q", by=ada)
        actions.print_paper(referral=fresh(drafted), number="AAAAAA", by=ada)
    with acts(ada):
        entries = AuditEntry.objects.filter(event="outside.printed").order_by("sequence")
        told = [entry.details["print"] for entry in entries]

    assert told == ["7F3K9Q", "7F3K9Q", "AAAAAA"]
    assert (as_it_is().state, as_it_is().print_number) == ("printed", "AAAAAA")


def test_what_is_printed_again_is_what_was_printed(drafted, printed, case, ada, acts):
    with acts(ada):
        case_actions.update_case(case=case, changes={"need": "A bed"}, version=case.version, by=ada)
        again = actions.print_paper(referral=fresh(drafted), number="AAAAAA", by=ada)

    assert "A room of her own." in pages_of(again)[0]


def test_a_paper_closes_the_link_that_waits(drafted, secret, reads, ada, acts):
    with acts(ada):
        actions.print_paper(referral=fresh(drafted), number="7F3K9Q", by=ada)

    assert reads(secret).status_code == 404


def test_no_paper_without_her_consent(drafted, consent, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

        with pytest.raises(Refused, match="no valid consent to share with this service"):
            actions.print_paper(referral=fresh(drafted), number="7F3K9Q", by=ada)


def test_no_paper_again_after_she_took_it_back(drafted, printed, consent, ada, acts, as_it_is):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

        assert as_it_is().state == "withdrawn"
        with pytest.raises(Refused, match="gone another way"):
            actions.print_paper(referral=fresh(drafted), number="AAAAAA", by=ada)


def test_the_button_answers_with_a_file_that_nobody_keeps(drafted, ada, browse):
    form = browse(ada).get(drafted.get_absolute_url()).context["print_form"]
    sent = {"seen": form["seen"].value(), "once": str(form["once"].value())}

    answer = browse(ada).post(reverse("outside:print", args=[drafted.number]), sent)

    assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    assert re.fullmatch(r'attachment; filename="\w{6}\.pdf"', answer["Content-Disposition"])
    assert f"Only for: {SERVICE}" in pages_of(answer.content)[0]


def test_a_draft_that_nobody_looked_at_is_not_printed(drafted, ada, browse):
    answer = browse(ada).post(reverse("outside:print", args=[drafted.number]), {})

    assert answer.status_code == 409 and "Her record has changed since you looked" in answer.content.decode()
