"""Writing a note, correcting one's own, and deciding whether others see that it exists."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from cases.gates import lock_writable, made_before
from cases.notes.levels import Level, levels_for, may_decide_existence, pillars_of
from cases.notes.models import Note, NoteRevision
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked

LONGEST = 20_000
KEPT = ("case", "woman", "author", "written_on", "confidentiality", "pillar", "body", "version", "made_at")


@transaction.atomic
def write_note(*, case, written_on, confidentiality, body, by, pillar="", once=None):
    """once: what the form carries, so that posting it twice makes one note."""
    case = lock_writable(case)
    key = uuid.uuid5(case.pk, f"{by.pk} {once}") if once else uuid.uuid4()
    if made := made_before(Note, key, body=body):
        return made
    note = Note(pk=key, case=case, woman_id=case.woman_id, author=by)
    _write(note, by, written_on=written_on, confidentiality=confidentiality, pillar=pillar, body=body)
    log.record("note.written", note, by=by, details={"level": confidentiality, "pillar": pillar})
    return note


@transaction.atomic
def correct_note(*, note, version, written_on, confidentiality, body, by, pillar=""):
    """version: the one that its author had before her eyes."""
    lock_writable(note.case)
    note = locked(note)
    if note.author_id != by.pk:
        raise Refused(_("Only its author corrects a note. Write one of your own."), event="note.corrected.refused")
    before = NoteRevision(note=note, **{name: getattr(note, name) for name in KEPT})
    demand_fresh(note, version)
    before.save()
    _write(note, by, written_on=written_on, confidentiality=confidentiality, pillar=pillar, body=body)
    details = {"from": before.confidentiality, "level": confidentiality, "pillar": pillar}
    log.record("note.corrected", note, by=by, details=details)
    return note


@transaction.atomic
def decide_existence(*, note, shown, by):
    """Whether those who may not read the note see that there is one."""
    note = locked(note)
    if not may_decide_existence(by, note):
        sentence = _("Those who lead the case decide this. Ask its caseworker.")
        raise Refused(sentence, event="note.existence_decided.refused")
    note.existence_shown = shown
    note.save(update_fields=["existence_shown"])
    log.record("note.existence_decided", note, by=by, details={"shown": shown})
    return note


def _write(note, by, **values):
    _demand_level(by, values["confidentiality"], values["pillar"])
    if len(values["body"]) > LONGEST:
        raise Refused(_("This is longer than a note can be. Divide it into two notes."), about=note)
    for name, value in values.items():
        setattr(note, name, value)
    note.save()


def _demand_level(by, confidentiality, pillar):
    if confidentiality not in levels_for(by):
        raise Refused(_("Only a legal specialist writes privileged notes. Choose who else may read it."))
    if confidentiality == Level.PILLAR and pillar not in pillars_of(by):
        raise Refused(_("You do not work in this pillar. Choose one of yours."))
