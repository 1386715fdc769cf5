"""For whoever it does not concern it does not exist; and no code, no address and no moment opens it twice."""

import re

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from cases import actions as case_actions
from coalesce.audit.models import AuditEntry
from referrals.outside import doors
from referrals.outside.models import OutsideLink, OutsideReferral

ABSENT = "X-2222-2222"
PAGES = ("referral", "change", "print", "link", "take_back", "feedback")
POSTED_ALONE = {"print"}


def silence_of(client, name, number, method):
    """What is answered, without what differs from request to request."""
    answer = getattr(client, method)(reverse(f"outside:{name}", args=[number]))
    page = answer.content.decode().replace(number, "NUMBER")
    return answer.status_code, re.sub(r'(csrf[^"]*"[^"]*": ?"|value=")[A-Za-z0-9]{64}', "TOKEN", page)


def says_nothing(client, number):
    for name in PAGES:
        for method in ("get", "post"):
            answer = silence_of(client, name, number, method)
            assert answer == silence_of(client, name, ABSENT, method), (name, method)
            assert answer[0] in ({404, 405} if name in POSTED_ALONE else {404}), (name, method)
    return True


@pytest.mark.parametrize("who", ["tina", "nell"])
def test_a_third_organisation_and_a_colleague_outside_the_team_find_nothing(secret, drafted, who, request, browse):
    assert says_nothing(browse(request.getfixturevalue(who)), drafted.number)


@pytest.mark.parametrize("who", ["tina", "nell"])
def test_nor_do_they_write_by_her_consent(case, consent, who, request, browse):
    browser = browse(request.getfixturevalue(who))

    assert browser.get(reverse("outside:new", args=[case.code])).status_code == 404
    assert browser.get(reverse("outside:write", args=[case.code, consent.pk])).status_code == 404


def test_after_her_withdrawal_nothing_more_goes_out(secret, drafted, consent, ada, acts, browse):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
    browser, number = browse(ada), drafted.number

    page = browser.get(drafted.get_absolute_url()).content.decode()
    assert "Make the PDF" not in page and "Make another link" not in page
    for name, sent in (("print", {}), ("link", {"days": 3, "version": 3})):
        answer = browser.post(reverse(f"outside:{name}", args=[number]), sent)
        assert answer.status_code == 409, name


def test_a_specialist_of_the_team_reads_and_sends_nothing(secret, drafted, case, lea, ada, acts, browse):
    with acts(ada):
        case_actions.join_team(case=case, user=lea, by=ada)

    page = browse(lea).get(drafted.get_absolute_url())
    assert page.status_code == 200 and "Make another link" not in page.content.decode()
    assert browse(lea).post(reverse("outside:link", args=[drafted.number]), {"days": 3}).status_code == 403


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def test_the_door_shows_one_row_to_whoever_holds_its_address_and_nothing_to_others(secret):
    assert run("select count(*) from outside_outsidelink") == [(0,)]

    doors.hold(secret.digest)
    assert run("select count(*) from outside_outsidelink") == [(1,)]
    assert run("select count(*) from outside_outsidereferral") == [(0,)]
    assert run("select count(*) from cases_case") == [(0,)]
    doors.hold("")


@pytest.mark.parametrize("held", ["", "%", "' or true --", "0" * 64])
def test_no_other_words_open_the_door(secret, held):
    doors.hold(held)

    assert run("select count(*) from outside_outsidelink") == [(0,)]
    doors.hold("")


def test_whoever_stands_at_the_door_changes_nothing(secret):
    doors.hold(secret.digest)

    assert run("update outside_outsidelink set ends_at = now() + interval '1 year'") == 0
    assert run("delete from outside_outsidelink") == 0
    doors.hold("")


def test_the_door_is_closed_again_once_it_was_looked_through(secret):
    assert doors.whose(secret.digest) is not None

    assert run("select count(*) from outside_outsidelink") == [(0,)]


def test_another_organisation_at_the_door_still_writes_nothing(secret, tina, acts):
    with acts(tina):
        doors.hold(secret.digest)
        assert run("update outside_outsidelink set ends_at = now()") == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            run("insert into outside_outsidelink select * from outside_outsidelink")


def test_a_third_organisation_sees_neither_row(secret, tina, acts):
    with acts(tina):
        assert not OutsideLink.objects.exists() and not OutsideReferral.objects.exists()


def test_the_audit_tells_who_tried_and_keeps_no_address_of_a_reader(secret, reads, ada, acts):
    reads(secret, code="22222222")
    reads(secret)
    with acts(ada):
        entries = AuditEntry.objects.filter(event__in=["outside.wrong_code", "outside.opened"])
        told = [(entry.event, entry.actor_id, "127.0.0.1" in str(entry.details)) for entry in entries]

    assert sorted(told) == [("outside.opened", None, False), ("outside.wrong_code", None, False)]


def test_neither_address_nor_code_nor_name_reaches_the_logs(secret, reads, caplog):
    reads(secret, code="22222222")
    reads(secret)
    reads(secret)

    assert secret.token not in caplog.text and secret.code not in caplog.text and "Blessing" not in caplog.text


def test_a_copy_of_the_database_says_the_name_of_no_service(secret, drafted, ada, acts):
    with acts(ada):
        rows = str([*OutsideReferral.objects.values(), *OutsideLink.objects.values()])

    assert "Bridge" not in rows and "Blessing" not in rows
