"""A form that two impatient presses send at the same moment."""

from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars import actions
from pillars.catalogue import LEGAL
from pillars.models import Service
from tests.cast import make_organisation, make_person
from tests.pillars.conftest import TODAY, agree, make_case
from tests.together import at_the_same_time

ONCE = "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"


def test_two_presses_at_the_same_moment_make_one_service(fresh_database):
    ada = make_person("Ada", make_organisation("hope", "CY", "Hope"), Role.CASEWORKER)
    with acting_for(ada.organisation_id, ada):
        case = make_case(ada)
        agree(case)

    def press():
        values = {"service_type": "LEGAL_ADVICE", "held_on": TODAY, "minutes": 45, "once": ONCE}
        with acting_for(ada.organisation_id, ada):
            return actions.deliver_service(case=case, pillar=LEGAL, by=ada, **values).pk

    made = at_the_same_time(press, times=4)

    assert len(set(made)) == 1
    with acting_for(ada.organisation_id, ada):
        assert Service.objects.count() == 1
