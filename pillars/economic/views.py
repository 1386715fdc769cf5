"""How well she speaks the languages she learns."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import case_to_write_in
from pillars.economic import actions
from pillars.economic.catalogue import ECONOMIC
from pillars.economic.forms import CorrectLevelForm, NewLevelForm
from pillars.economic.models import LanguageLevel

SHOWN = ("version", "language", "level", "reached_on", "tested", "note")


@requires(Permission.PILLAR_EDIT)
def record_level(request, code):
    case = case_to_write_in(request, code, ECONOMIC)
    form = NewLevelForm(posted(request), case=case)
    if form.is_valid():
        actions.record_level(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, _("The language level was saved."))
        return go_to(request, "pillars:pillar", case.code, ECONOMIC)
    return render_page(request, "economic/language.html", {"case": case, "pillar": ECONOMIC, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct_level(request, code, pk):
    case = case_to_write_in(request, code, ECONOMIC)
    reached = get_object_or_404(LanguageLevel.objects.filter(case=case), pk=pk)
    form = CorrectLevelForm(posted(request), case=case, initial={name: getattr(reached, name) for name in SHOWN})
    if form.is_valid():
        actions.correct_level(reached=reached, by=request.user, **form.cleaned_data)
        messages.success(request, _("The language level was saved."))
        return go_to(request, "pillars:pillar", case.code, ECONOMIC)
    return render_page(request, "economic/language.html", {"case": case, "pillar": ECONOMIC, "form": form})
