"""The door to one note: for those who may read it, and as absent as no note for everybody else."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from cases.notes.models import Note


@dataclass(frozen=True)
class ConfidentialNote:
    """All that is told of a note to somebody who may not read it."""

    written_on: date
    is_readable: bool = False


def note_of(user, case, pk):
    return get_object_or_404(Note.objects.readable_by(user, case).select_related("author", "case"), pk=pk)


def own_note_of(user, case, pk):
    return get_object_or_404(Note.objects.readable_by(user, case).filter(author=user).select_related("case"), pk=pk)


def shown(notes):
    """Rows of known_to, each with nothing in it that its reader may not have."""
    return [note if note.is_readable else ConfidentialNote(note.written_on) for note in notes]
