"""Residence permits of a case."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import case_to_write_in
from pillars.legal import actions
from pillars.legal.catalogue import LEGAL
from pillars.legal.forms import CorrectPermitForm, NewPermitForm
from pillars.legal.models import ResidencePermit


@requires(Permission.PILLAR_EDIT)
def record_permit(request, code):
    case = case_to_write_in(request, code, LEGAL)
    form = NewPermitForm(posted(request))
    if form.is_valid():
        actions.record_permit(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, _("The permit was saved."))
        return go_to(request, "pillars:pillar", case.code, LEGAL)
    return render_page(request, "legal/permit.html", {"case": case, "pillar": LEGAL, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct_permit(request, code, pk):
    case = case_to_write_in(request, code, LEGAL)
    permit = get_object_or_404(ResidencePermit.objects.filter(case=case), pk=pk)
    initial = {name: getattr(permit, name) for name in ("version", "kind", "issued_on", "expires_on", "number")}
    form = CorrectPermitForm(posted(request), initial=initial)
    if form.is_valid():
        actions.correct_permit(permit=permit, by=request.user, **form.cleaned_data)
        messages.success(request, _("The permit was saved."))
        return go_to(request, "pillars:pillar", case.code, LEGAL)
    return render_page(request, "legal/permit.html", {"case": case, "pillar": LEGAL, "form": form})
