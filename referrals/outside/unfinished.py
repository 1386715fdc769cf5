"""What a case that is about to be closed hears of links: one still waits for its reader."""

from django.utils.translation import gettext as _

from cases.lifecycle import OpenEnd
from cases.models import Case
from referrals.outside.models import OutsideReferral
from referrals.outside.state import State


def blocks_the_closure(case, move):
    if move.to != Case.State.CLOSED or not _waiting(case).exists():
        return None
    return _("A one-time link still waits to be opened. Wait for its end, or take it back.")


def open_links(case):
    sentence = _("A one-time link waits to be opened")
    return [OpenEnd(sentence, one.get_absolute_url()) for one in _waiting(case)]


def _waiting(case):
    return OutsideReferral.objects.filter(case=case, state=State.WAITING).defer("shared", "words")
