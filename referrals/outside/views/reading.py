"""The page of a reader outside. Asked for, it is the same for everybody; only an address with its code shows more."""

from allauth.core import ratelimit
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalesce.http import posted
from coalesce.permissions import public
from coalesce.refusals import Refused
from referrals.outside import actions
from referrals.outside.forms import OpenForm

ACTION = "open_outside"
"""How often one place may try stands in ACCOUNT_RATE_LIMITS."""


@public
def page(request):
    """Whoever is signed in acts for her own organisation, and would use up a link that is somebody else's."""
    if request.user.is_authenticated:
        raise Refused(
            _("You are signed in. This page is for the person who was given the address: sign out to see it.")
        )
    form = OpenForm(posted(request))
    if not form.is_valid():
        return _ask(request, form, 422 if form.is_bound else 200)
    if not ratelimit.consume(request, action=ACTION):
        form.add_error(None, _("Too many attempts. Wait some minutes, then try again."))
        return _ask(request, form, 429)
    answer = actions.open_once(**form.cleaned_data)
    if answer.letter is not None:
        return _private(render(request, "outside/reader_letter.html", answer.letter))
    if answer.tries_left:
        form.add_error("code", _wrong(answer.tries_left))
        return _ask(request, form, 422)
    return _private(render(request, "outside/reader_nothing.html", status=404))


def _ask(request, form, status):
    return render(request, "outside/reader_code.html", {"form": form}, status=status)


def _private(response):
    """Nothing leads on from these pages, so nothing has to know where a reader came from."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _wrong(left):
    sentence = ngettext(
        "This code is not right. You can try %(left)d more time.",
        "This code is not right. You can try %(left)d more times.",
        left,
    )
    return sentence % {"left": left}
