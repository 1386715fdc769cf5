"""The trafficking profile of a case."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases import actions, details, lifecycle, panels
from cases.access import case_of
from cases.forms import ProfileForm
from cases.models import TraffickingProfile
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_VIEW)
def profile(request, code):
    case = case_of(request, code)
    known = case.trafficking_profiles.first()
    context = {
        "case": case,
        "profile": known,
        "sections": details.of_profile(known) if known else [],
        "panels": panels.of(case, request.user, panels.PROFILE),
    }
    return render(request, "cases/profile.html", context)


@requires(Permission.CASE_EDIT)
def edit(request, code):
    case = case_of(request, code)
    lifecycle.demand_writable(case)
    known = case.trafficking_profiles.first() or TraffickingProfile(case=case, woman=case.woman)
    form = drafts.kept(ProfileForm(posted(request), instance=known), request, case, "profile")
    if form.is_valid():
        actions.save_profile(case=case, changes=form.values, version=form.cleaned_data["version"], by=request.user)
        drafts.done(form)
        messages.success(request, _("The profile was saved."))
        return go_to(request, "cases:profile", case.code)
    return render_page(request, "cases/profile_form.html", {"case": case, "form": form})
