"""Nobody leaves a woman without somebody who is responsible for her."""

from django.urls import reverse


def test_who_has_open_cases_hands_them_over_first(case, ada, mia, browse):
    response = browse(mia).post(reverse("accounts:deactivate", args=[ada.code]))

    ada.refresh_from_db()
    assert ada.is_active
    assert "Ada is responsible for 1 open case. Hand it over first." in response.content.decode()


def test_who_stops_being_a_caseworker_hands_them_over_first(case, ada, mia, browse):
    response = browse(mia).post(reverse("accounts:person", args=[ada.code]), {"roles": ["data_protection_officer"]})

    ada.refresh_from_db()
    assert ada.roles == ["caseworker"]
    assert "Ada is responsible for 1 open case. Hand it over first." in response.content.decode()


def test_an_administrator_is_told_the_same(case, ada, sam, browse):
    response = browse(sam).post(reverse("accounts:deactivate", args=[ada.code]))

    assert response.status_code == 409


def test_who_has_none_may_leave(case, ben, mia, browse):
    browse(mia).post(reverse("accounts:deactivate", args=[ben.code]))

    ben.refresh_from_db()
    assert not ben.is_active


def test_the_audit_calls_a_record_by_its_code(case, dora, browse):
    assert case.woman.code in browse(dora).get(reverse("audit:list")).content.decode()
