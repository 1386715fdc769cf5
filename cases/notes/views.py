"""The notes of a case: reading, writing, correcting one's own."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import lifecycle
from cases.access import case_of
from cases.notes import access, actions, drafts
from cases.notes.forms import CorrectNoteForm, LevelFilter, NoteForm
from cases.notes.levels import may_decide_existence
from cases.notes.models import Note, NoteRevision
from cases.pages import page_of
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

FIELDS = ("written_on", "confidentiality", "pillar", "body")


@requires(Permission.CASE_VIEW)
def note_list(request, code):
    case = case_of(request, code)
    notes = Note.objects.known_to(request.user, case).select_related("author").newest_first()
    narrowed = LevelFilter(request.GET)
    if level := narrowed.chosen():
        notes = notes.filter(is_readable=True, confidentiality=level)
    page = page_of(notes, request.GET.get("page"))
    page = replace(page, rows=access.shown(page.rows))
    return render(request, "notes/list.html", {"case": case, "page": page, "narrowed": narrowed, "level": level})


@requires(Permission.CASE_VIEW)
def note(request, code, pk):
    case = case_of(request, code)
    note = access.note_of(request.user, case, pk)
    earlier = NoteRevision.objects.readable_by(request.user, case).filter(note=note).order_by("-version")
    context = {
        "case": case,
        "note": note,
        "earlier": earlier,
        "may_correct": note.author_id == request.user.pk and not case.is_closed,
        "may_decide": may_decide_existence(request.user, note),
    }
    return render(request, "notes/note.html", context)


@requires(Permission.PILLAR_EDIT)
def write(request, code):
    case = case_of(request, code)
    lifecycle.demand_writable(case)
    form = drafts.kept(NoteForm(posted(request), case=case, user=request.user), request, case, "note")
    if form.is_valid():
        written = actions.write_note(case=case, by=request.user, **form.cleaned_data)
        drafts.done(form)
        messages.success(request, _("The note was saved."))
        return go_to(request, written)
    return render_page(request, "notes/write.html", {"case": case, "form": form})


@requires(Permission.PILLAR_EDIT)
def correct(request, code, pk):
    case = case_of(request, code)
    note = access.own_note_of(request.user, case, pk)
    lifecycle.demand_writable(case)
    now = {name: getattr(note, name) for name in (*FIELDS, "version")}
    form = CorrectNoteForm(posted(request), case=case, user=request.user, initial=now)
    drafts.kept(form, request, case, f"note {note.pk}")
    context = {"case": case, "note": note, "form": form}
    if form.is_valid() and form.cleaned_data["version"] != note.version:
        return compared(request, context)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in (*FIELDS, "version")}
        actions.correct_note(note=note, by=request.user, **values)
        drafts.done(form)
        messages.success(request, _("The note was corrected. Its earlier words are kept."))
        return go_to(request, note)
    return render_page(request, "notes/correct.html", context)


def compared(request, context):
    """The words as they were, as they are now, and as they were typed here; nothing is saved before she chooses."""
    case, note, typed = context["case"], context["note"], context["form"].cleaned_data
    before = NoteRevision.objects.filter(note=note, version=typed["version"]).first()
    form = CorrectNoteForm(case=case, user=request.user, initial={**typed, "version": note.version})
    drafts.kept(form, request, case, f"note {note.pk}")
    return render(request, "notes/compare.html", context | {"form": form, "before": before, "typed": typed}, status=409)


@requires(Permission.CASE_VIEW)
@require_POST
def decide_existence(request, code, pk):
    case = case_of(request, code)
    note = access.note_of(request.user, case, pk)
    actions.decide_existence(note=note, shown="shown" in request.POST, by=request.user)
    return go_to(request, note)
