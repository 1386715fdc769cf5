"""A note that a lawyer of the team wrote under privilege."""

from django.utils import timezone

from cases import actions as case_actions
from cases.notes import actions
from coalesce.permissions import Role
from tests.cast import make_person


def privileged_note(case, organisation, caseworker, acts):
    liv = make_person("Liv", organisation, Role.SPECIALIST_LEGAL)
    with acts(caseworker):
        case_actions.join_team(case=case, user=liv, by=caseworker)
    with acts(liv):
        words = {"confidentiality": "privileged", "body": "What the lawyer said", "written_on": timezone.localdate()}
        return actions.write_note(case=case, by=liv, **words)
