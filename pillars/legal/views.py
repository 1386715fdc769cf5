"""The records of the legal pillar in a case: each is added and corrected in the same way."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars.access import case_to_write_in
from pillars.legal.catalogue import LEGAL


@requires(Permission.PILLAR_EDIT)
def record(request, code, sheet):
    case = case_to_write_in(request, code, LEGAL)
    form = drafts.kept(sheet.form(posted(request), case=case), request, case, f"legal {sheet.slug}")
    if form.is_valid():
        sheet.record(case=case, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, sheet.saved)
        return go_to(request, "pillars:pillar", case.code, LEGAL)
    return render_page(request, "legal/sheet.html", {"case": case, "pillar": LEGAL, "form": form, "sheet": sheet})


@requires(Permission.PILLAR_EDIT)
def correct(request, code, pk, sheet):
    case = case_to_write_in(request, code, LEGAL)
    row = get_object_or_404(sheet.model.objects.filter(case=case), pk=pk)
    form = drafts.kept(sheet.form(posted(request), case=case, row=row), request, case, f"legal {row.pk}")
    if form.is_valid():
        sheet.correct(**{sheet.noun: row}, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, sheet.saved)
        return go_to(request, "pillars:pillar", case.code, LEGAL)
    context = {"case": case, "pillar": LEGAL, "form": form, "sheet": sheet, "row": row}
    return render_page(request, "legal/sheet.html", context)
