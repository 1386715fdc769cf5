"""The forms of a service that she did not get; the list stands on the page of its pillar."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.notes import drafts
from coalesce.http import posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import case_to_write_in
from pillars.unmet import actions
from pillars.unmet.forms import CorrectUnmetNeedForm, NewUnmetNeedForm
from pillars.unmet.models import UnmetNeed
from pillars.views import saved


@requires(Permission.PILLAR_EDIT)
def record(request, code, pillar):
    case = case_to_write_in(request, code, pillar)
    form = NewUnmetNeedForm(posted(request), case=case, pillar=pillar)
    drafts.kept(form, request, case, f"not available {pillar.slug}")
    if form.is_valid():
        actions.record_unmet_need(case=case, pillar=pillar, by=request.user, **form.cleaned_data)
        drafts.done(form)
        return saved(request, case, pillar, _("It is recorded that she did not get this service."))
    return render_page(request, "unmet/record.html", {"case": case, "pillar": pillar, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct(request, code, pillar, pk):
    case = case_to_write_in(request, code, pillar)
    need = get_object_or_404(UnmetNeed.objects.filter(case=case).of(pillar), pk=pk)
    initial = {name: getattr(need, name) for name in ("version", "service_type", "noticed_on", "reason", "settled_on")}
    form = CorrectUnmetNeedForm(posted(request), case=case, pillar=pillar, initial=initial)
    if form.is_valid():
        actions.correct_unmet_need(need=need, pillar=pillar, by=request.user, **form.cleaned_data)
        return saved(request, case, pillar, _("The entry was corrected."))
    return render_page(request, "unmet/correct.html", {"case": case, "pillar": pillar, "form": form})
