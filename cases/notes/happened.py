"""What a case's timeline and its tab tell of the notes, to the person who is looking and to nobody else."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.notes.models import Note
from cases.timeline import Entry
from coalesce.tenancy import acting


def count(case):
    return _known(case).count()


def _unopened(case):
    return _known(case).select_related("author").defer("body")


@dated(_unopened, Moment("written_on", "made_at"))
def notes(case, note):
    yield _readable(case, note) if note.is_readable else _confidential(note)


def _known(case):
    reader = acting().user
    return Note.objects.known_to(reader, case) if reader else Note.objects.none()


def _readable(case, note):
    url = reverse("notes:note", args=[case.code, note.pk])
    level = note.get_confidentiality_display()
    return Entry(note.written_on, _("Note"), level, note.author, url, "journal-text", note.pillar, at=note.made_at)


def _confidential(note):
    return Entry(note.written_on, _("A confidential note"), icon="lock", at=note.made_at)
