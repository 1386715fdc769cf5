"""The two pages on which a record of this pillar is written and corrected."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import case_to_write_in
from pillars.economic import actions
from pillars.economic.catalogue import ECONOMIC


@requires(Permission.PILLAR_EDIT)
def record(request, code, kind):
    case = case_to_write_in(request, code, ECONOMIC)
    form = drafts.kept(kind.form(posted(request), case=case, kind=kind), request, case, f"economic {kind.slug}")
    if form.is_valid():
        extra = {name: form.cleaned_data.get(name) for name in ("once", "ends_former")}
        actions.record(kind=kind, case=case, values=form.values(), by=request.user, **extra)
        drafts.done(form)
        return _saved(request, case)
    return render_page(request, "economic/record.html", {"case": case, "pillar": ECONOMIC, "kind": kind, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct(request, code, kind, pk):
    case = case_to_write_in(request, code, ECONOMIC)
    row = get_object_or_404(kind.model.objects.filter(case=case), pk=pk)
    form = drafts.kept(kind.form(posted(request), case=case, kind=kind, row=row), request, case, f"economic {row.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.correct(kind=kind, row=row, version=version, values=form.values(), by=request.user)
        drafts.done(form)
        return _saved(request, case)
    return render_page(request, "economic/record.html", {"case": case, "pillar": ECONOMIC, "kind": kind, "form": form})


def _saved(request, case):
    messages.success(request, _("It was saved."))
    return go_to(request, "pillars:pillar", case.code, ECONOMIC)
