"""Adding the second factor, and keeping the last one."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect

from coalesce.accounts import factors
from coalesce.accounts.models import User
from coalesce.http import render_page
from coalesce.permissions import signed_in
from coalesce.refusals import Refused


@signed_in
def second_factor(request):
    """Where everybody lands who has proved nothing but a password."""
    if factors.strong_factors(request.user).exists():
        return redirect("mfa_index")
    return render_page(request, "accounts/second_factor.html")


@signed_in
@transaction.atomic
def remove_passkey(request, pk):
    """Asks what allauth's own view does not: whether another factor stays. The lock makes two tabs ask in turn."""
    User.objects.select_for_update().get(pk=request.user.pk)
    passkey = get_object_or_404(factors.strong_factors(request.user), type=Authenticator.Type.WEBAUTHN, pk=pk)
    if not factors.can_be_removed(passkey):
        raise Refused(factors.LAST_ONE_STAYS, event="second_factor.refused")
    return webauthn.remove_webauthn(request, pk=pk)
