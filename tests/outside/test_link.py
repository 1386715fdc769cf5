"""A one-time link: opens once, with the code, in its time, while she agrees; for everything else nothing is there."""

import datetime
import re

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases import actions as case_actions
from cases.models.consent import Category
from coalesce.encryption import cipher
from coalesce.encryption.models import DataKey
from coalesce.refusals import Refused
from referrals.outside import actions, sealing
from referrals.outside.models import OutsideLink
from tests.outside.conftest import SERVICE, SUMMARY, WRONG, agree, fresh, link

NOTHING = "This page has nothing to show. Ask the person who gave you the address."
PAGE = "/document/"


def says_nothing(answer):
    """Exactly what is answered to an address that never was."""
    stranger = Client().post(PAGE, {"address": "x" * 43, "code": "22222222"})
    assert NOTHING in stranger.content.decode() and stranger.status_code == 404
    same = {name: (answer.headers.get(name), stranger.headers.get(name)) for name in set(stranger.headers)}
    differ = {name: pair for name, pair in same.items() if pair[0] != pair[1] and name != "X-Request-Id"}
    return (answer.status_code, answer.content) == (stranger.status_code, stranger.content) and differ == {}


def test_it_shows_what_she_agreed_to_once(secret, reads, as_it_is, events):
    page = reads(secret)

    text = page.content.decode()
    assert page.status_code == 200 and "Blessing" in text and SUMMARY in text and SERVICE in text
    assert as_it_is().state == "opened" and as_it_is().opened_at is not None
    assert says_nothing(reads(secret))
    assert events() == ["drafted", "linked", "opened"]


def test_the_code_is_read_however_it_is_typed_and_the_address_may_be_pasted_whole(secret, reads):
    code = f" {secret.code[:4].lower()}-{secret.code[4:]} "

    page = reads(secret, code=code, address=f"http://testserver/document/#{secret.token} ")

    assert page.status_code == 200


def test_the_page_is_kept_by_nobody_and_says_nothing_by_its_name(secret, reads):
    page = reads(secret)

    assert "no-store" in page["Cache-Control"] and "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert re.search("<title>Document</title>", page.content.decode())
    assert "COALESCE" not in page.content.decode()
    assert not re.search(r"<a |https?://(?!www\.w3\.org)", page.content.decode())


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_robot_that_looks_at_the_address_uses_nothing_up(secret, reads, client, method):
    answer = getattr(client, method)(PAGE, {"address": secret.token, "code": secret.code})

    assert answer.status_code == 200 and "Blessing" not in answer.content.decode()
    assert reads(secret).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "options", "patch"])
def test_no_other_way_of_asking_is_answered(secret, client, method):
    assert getattr(client, method)(PAGE).status_code == 405


def test_the_address_that_is_sent_holds_no_part_that_a_server_would_log(drafted, ada, browse, acts):
    with acts(ada):
        version = fresh(drafted).version
        seen = browse(ada).get(drafted.get_absolute_url()).context["print_form"]["seen"].value()
    page = browse(ada).post(
        reverse("outside:link", args=[drafted.number]), {"days": 3, "version": version, "seen": seen}
    )

    address = page.context["address"]
    path, _hash, token = address.partition("#")
    assert path == "http://testserver/document/" and len(token) == 43
    assert "no-store" in page["Cache-Control"]


def test_the_worker_reads_address_and_code_once(secret, drafted, ada, browse):
    page = browse(ada).get(drafted.get_absolute_url()).content.decode()

    assert secret.token not in page and secret.code not in page and secret.spoken not in page


def test_five_wrong_codes_close_it(secret, reads, as_it_is, events):
    left = [reads(secret, code=WRONG) for _try in range(4)]

    assert [page.status_code for page in left] == [422] * 4
    assert "You can try 4 more times." in left[0].content.decode()
    assert "You can try 1 more time." in left[3].content.decode()
    assert says_nothing(reads(secret, code=WRONG))
    assert says_nothing(reads(secret))
    assert as_it_is().state == "blocked"
    assert events()[2:] == ["wrong_code"] * 5 + ["blocked"]


def test_a_wrong_code_is_remembered_though_nobody_was_signed_in(secret, reads, as_it_is):
    reads(secret, code=WRONG)

    assert as_it_is().wrong_codes == 1
    assert reads(secret).status_code == 200


def test_whoever_tries_many_addresses_is_held_up(secret, reads, db):
    answers = [reads(secret, address=f"{number:043d}").status_code for number in range(11)]

    assert answers == [404] * 10 + [429]
    assert reads(secret).status_code == 429


def test_it_ends_when_its_days_are_over(secret, reads, later, as_it_is, ada, acts):
    later(days=3, minutes=1)

    assert says_nothing(reads(secret))
    assert as_it_is().standing == "Not opened in time"
    with acts(ada):
        assert actions.close_ended_links() == 1
    assert as_it_is().state == "expired"
    assert says_nothing(reads(secret))


def test_it_ends_with_her_consent_if_that_is_sooner(drafted, case, ada, acts, as_it_is):
    today = drafted.consent.decided_on
    with acts(ada):
        agree(case, ada, expires_on=today)
        link(drafted, ada, days=7)

    assert (as_it_is().link_ends_at - as_it_is().linked_at).days < 1


def test_her_consent_of_the_day_is_asked_once_more_at_the_door(secret, reads, later, ada, acts):
    later(days=200)
    with acts(ada):
        OutsideLink.objects.update(ends_at=timezone.now() + datetime.timedelta(days=1))

    assert says_nothing(reads(secret))


def test_agreeing_anew_to_an_earlier_day_shortens_it(secret, drafted, case, ada, acts, as_it_is):
    with acts(ada):
        agree(case, ada, expires_on=datetime.date.today())
        end = OutsideLink.objects.get().ends_at

    assert as_it_is().state == "waiting"
    assert end == as_it_is().link_ends_at and end - timezone.now() <= datetime.timedelta(days=1)


def test_her_withdrawal_closes_it_in_the_same_moment(secret, consent, reads, ada, acts, as_it_is, events):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)
        assert not OutsideLink.objects.exists()

    assert says_nothing(reads(secret))
    assert as_it_is().state == "withdrawn" and events()[-1] == "withdrawn"


def test_agreeing_to_less_closes_it_too(secret, case, reads, ada, acts, as_it_is):
    with acts(ada):
        agree(case, ada, categories=[Category.NEEDS])

    assert says_nothing(reads(secret))
    assert as_it_is().state == "withdrawn"


def test_agreeing_anew_to_as_much_leaves_it_open(secret, case, reads, ada, acts):
    with acts(ada):
        agree(case, ada)

    assert reads(secret).status_code == 200


def test_a_no_to_another_service_leaves_it_open(secret, case, reads, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=agree(case, ada, name="The hospital"), by=ada)

    assert reads(secret).status_code == 200


def test_taking_it_back_closes_it(secret, drafted, reads, ada, acts):
    with acts(ada):
        actions.revoke_referral(referral=fresh(drafted), by=ada)

    assert says_nothing(reads(secret))


def test_what_was_opened_cannot_be_taken_back(secret, drafted, reads, ada, acts):
    reads(secret)

    with acts(ada), pytest.raises(Refused, match="cannot be taken back any more"):
        actions.revoke_referral(referral=fresh(drafted), by=ada)


def test_a_withdrawal_after_the_opening_is_a_task_to_ask_it_back(secret, consent, reads, ada, acts, as_it_is):
    reads(secret)
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

    assert as_it_is().state == "withdrawn" and as_it_is().has_left


def test_another_link_takes_the_place_of_the_one_that_waits(secret, drafted, reads, ada, acts):
    with acts(ada):
        second = link(drafted, ada)

    assert says_nothing(reads(secret))
    assert reads(second).status_code == 200


def test_a_link_that_was_missed_is_made_anew_with_the_same_copy(secret, drafted, case, reads, later, ada, acts):
    later(days=4)
    with acts(ada):
        actions.close_ended_links()
        case_actions.update_case(case=case, changes={"need": "A bed"}, version=case.version, by=ada)
        second = link(drafted, ada)

    assert "A room of her own." in reads(second).content.decode()


def test_an_organisation_that_was_closed_shows_nothing(secret, hope, reads):
    hope.is_active = False
    hope.save()

    assert says_nothing(reads(secret))


def test_a_woman_who_was_erased_is_erased_here_too(secret, case, reads, ada, acts):
    with acts(ada):
        DataKey.objects.filter(holder_id=case.woman_id).delete()

    assert says_nothing(reads(secret))


@pytest.mark.parametrize("days", [0, 8, -1, 400])
def test_it_stays_open_for_one_day_to_seven(drafted, ada, acts, days):
    with acts(ada), pytest.raises(Refused, match="one day to seven"):
        link(drafted, ada, days=days)


def test_an_impossible_number_of_days_is_answered_with_the_form(drafted, ada, browse):
    page = browse(ada).post(reverse("outside:link", args=[drafted.number]), {"days": "forever", "version": 1})

    assert page.status_code == 422 and "Make a one-time link" in page.content.decode()


def test_a_button_that_is_pressed_twice_makes_one_link(drafted, ada, browse, reads, acts):
    seen = browse(ada).get(drafted.get_absolute_url()).context["link_form"]["seen"].value()
    sent = {"days": 3, "version": drafted.version, "seen": seen}
    first = browse(ada).post(reverse("outside:link", args=[drafted.number]), sent)
    second = browse(ada).post(reverse("outside:link", args=[drafted.number]), sent)

    assert (first.status_code, second.status_code) == (200, 409)
    with acts(ada):
        assert OutsideLink.objects.count() == 1


def test_what_changed_since_it_was_looked_at_is_looked_at_again(drafted, case, ada, acts, browse):
    seen = browse(ada).get(drafted.get_absolute_url()).context["link_form"]["seen"].value()
    with acts(ada):
        case_actions.update_case(case=case, changes={"need": "A bed"}, version=case.version, by=ada)
    sent = {"days": 3, "version": drafted.version, "seen": seen}

    page = browse(ada).post(reverse("outside:link", args=[drafted.number]), sent)

    assert page.status_code == 409 and "Her record has changed since you looked" in page.content.decode()


def test_whoever_is_signed_in_does_not_use_up_what_is_for_another(secret, ada, browse, as_it_is):
    page = browse(ada).post(PAGE, {"address": secret.token, "code": secret.code})

    assert page.status_code == 409 and "You are signed in." in page.content.decode()
    assert as_it_is().state == "waiting"


@pytest.mark.parametrize("sent", [{}, {"address": "", "code": ""}, {"address": "x" * 301, "code": "2"}])
def test_what_was_left_out_is_asked_for(db, client, sent):
    assert client.post(PAGE, sent).status_code == 422


@pytest.mark.parametrize("address", ["#", "../../etc", "é" * 43, "\x00" * 43, "#" * 300])
def test_a_hostile_address_is_an_address_that_never_was(db, client, address):
    answer = client.post(PAGE, {"address": address, "code": "22222222"})

    assert answer.status_code in {404, 422}


def test_the_copy_opens_with_both_secrets_alone(secret, drafted, ada, acts):
    with acts(ada):
        referral = fresh(drafted)
        sealed = OutsideLink.objects.get().sealed

        assert sealing.open_sealed(secret, sealed, referral)["summary"] == SUMMARY
        for other in (sealing.Secret(secret.token, "22222222"), sealing.Secret("x" * 43, secret.code)):
            with pytest.raises(cipher.CannotOpen):
                sealing.open_sealed(other, sealed, referral)


def test_the_database_holds_neither_the_address_nor_the_code(secret, ada, acts):
    with acts(ada):
        row = OutsideLink.objects.values().get()

    assert secret.token not in str(row) and secret.code not in str(row)
    assert check_password(secret.code, row["code_hash"])
