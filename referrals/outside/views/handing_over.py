"""The two ways out, taking back, and what is heard afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.printouts.wishes import number_of
from referrals.outside import access, actions
from referrals.outside.forms import FeedbackForm, LinkForm, PrintForm


@requires(Permission.REFERRAL_SEND)
@require_POST
def print_paper(request, number):
    referral = access.referral_or_404(request, number)
    form = PrintForm(request.POST)
    form.full_clean()
    name = number_of(referral.case, form.cleaned_data.get("once"), request.user)
    seen = form.cleaned_data.get("seen", "")
    made = actions.print_paper(referral=referral, number=name, seen=seen, by=request.user)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@requires(Permission.REFERRAL_SEND)
def link(request, number):
    """The address and the code are on the answer itself, once: nothing keeps them, not even a session."""
    referral = access.referral_or_404(request, number)
    if request.method != "POST":
        return go_to(request, referral)
    form = LinkForm(posted(request))
    if not form.is_valid():
        context = {"referral": referral, "case": referral.case, "form": form}
        return render_page(request, "outside/link.html", context)
    secret = actions.make_link(referral=referral, by=request.user, **form.cleaned_data)
    address = f"{request.build_absolute_uri(reverse('reader:page'))}#{secret.token}"
    referral = access.referral_or_404(request, number)
    context = {"referral": referral, "case": referral.case, "address": address, "code": secret.spoken}
    return render_page(request, "outside/made.html", context)


@requires(Permission.REFERRAL_SEND)
def take_back(request, number):
    referral = access.referral_or_404(request, number)
    if request.method == "POST":
        actions.revoke_referral(referral=referral, by=request.user)
        messages.success(request, _("It was taken back."))
        return go_to(request, "referrals:case", referral.case.code)
    return render_page(request, "outside/take_back.html", {"referral": referral, "case": referral.case})


@requires(Permission.REFERRAL_SEND)
def feedback(request, number):
    referral = access.referral_or_404(request, number)
    known = {name: getattr(referral, name) for name in ("started_on", "outcome", "helped", "words", "version")}
    form = FeedbackForm(posted(request), initial=known)
    if form.is_valid():
        actions.tell_feedback(referral=referral, by=request.user, **form.cleaned_data)
        messages.success(request, _("What you heard was recorded."))
        return go_to(request, referral)
    return render_page(request, "outside/feedback.html", {"referral": referral, "case": referral.case, "form": form})
