"""How it goes, told by the team of her case to the partner who referred her."""

from django.contrib import messages
from django.utils.translation import gettext as _

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import access, actions
from referrals.forms import CompleteForm, ProgressForm


@requires(Permission.REFERRAL_ANSWER)
def progress(request, number):
    referral = access.accepted_or_404(request, number)
    known = {name: getattr(referral, name) for name in ("first_appointment_on", "started_on")}
    form = ProgressForm(posted(request), initial=known)
    if form.is_valid():
        actions.tell_progress(referral=referral, by=request.user, **form.cleaned_data)
        messages.success(request, _("The partner reads it on the page of this referral."))
        return go_to(request, referral)
    return render_page(request, "referrals/progress.html", {"referral": referral, "form": form})


@requires(Permission.REFERRAL_ANSWER)
def complete(request, number):
    referral = access.accepted_or_404(request, number)
    form = CompleteForm(posted(request))
    if form.is_valid():
        actions.complete_referral(referral=referral, by=request.user, **form.cleaned_data)
        messages.success(request, _("The referral was completed, and the partner reads how it went."))
        return go_to(request, referral)
    return render_page(request, "referrals/complete.html", {"referral": referral, "form": form})
