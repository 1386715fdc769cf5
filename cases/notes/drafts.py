"""What somebody is typing, kept on the server under the woman's key: one draft for each person, case and form.

A view wraps its form in `kept`, with a place of its own (any short string), and calls `done` after its action.
Its page has notes/_draft.html above the form and notes/_autosave.html in it, as the common pages of forms have.
Before she is registered there is no key of hers, so a form of registration keeps none; nor does a group session,
which belongs to several women.
"""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from cases.models import Case
from cases.notes.models import Draft
from coalesce.accounts.models import User
from coalesce.audit import log
from coalesce.comparing import AFRESH
from coalesce.stale import VersionField

NEVER_KEPT = {"csrfmiddlewaretoken", "once", "next"}
LARGEST = 500_000


@dataclass(frozen=True)
class Kept:
    """Where a form keeps its draft. once: a form that is saved under it is not kept again by its own late echo."""

    case: Case
    place: str
    by: User
    draft: Draft | None
    once: uuid.UUID


def kept(form, request, case, place):
    """The form, which keeps what is typed in it, opened with what she left unsaved the last time."""
    is_opened = request.method == "GET" and AFRESH not in request.GET
    draft = Draft.objects.of(request.user, case, place).live().first() if is_opened else None
    form.kept = Kept(case, place, request.user, draft, once_in(request))
    if draft:
        _fill(form, draft.words)
    return form


def done(form):
    """The form was saved, so its draft goes."""
    here = form.kept
    finish(case=here.case, place=here.place, once=here.once, by=here.by)


def once_in(request):
    """The random number of the form; one of its own for a form that sent none."""
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return uuid.uuid4()


def _fill(form, words):
    """As if the form had been sent, so that a box without its tick comes back without it.

    What a form carries unseen is of today, but for the version: a draft that was overtaken is compared when saved.
    """
    sent = QueryDict(mutable=True)
    for key, value in words.items():
        sent.setlist(key, value if isinstance(value, list) else [value])
    for name, field in form.fields.items():
        is_restored = isinstance(field, VersionField) or not form[name].is_hidden
        if is_restored and not field.widget.value_omitted_from_data(sent, {}, form.add_prefix(name)):
            form.initial[name] = field.widget.value_from_datadict(sent, {}, form.add_prefix(name))


def words_in(sent):
    """What was typed in a form (its POST data), or None when there is more than a form can mean."""
    told = {key: values for key, values in sent.lists() if key not in NEVER_KEPT}
    if sum(len(value) for values in told.values() for value in values) > LARGEST:
        return None
    return {key: values[0] if len(values) == 1 else values for key, values in told.items()}


@transaction.atomic
def save(*, case, place, words, once, by):
    """The draft; None when its form has been saved already and this is only its echo, which came late."""
    draft = _held(case, place, by) or _new(case, place, by)
    if draft.is_done and draft.once == once:
        return None
    draft.words, draft.once, draft.saved_at, draft.is_done = words, once, timezone.now(), False
    draft.save()
    return draft


@transaction.atomic
def finish(*, case, place, once, by):
    """The form was saved, or its draft thrown away: the words go at once."""
    draft = _held(case, place, by) or _new(case, place, by)
    draft.words, draft.saved_at, draft.is_done = None, timezone.now(), True
    draft.once = once or draft.once
    draft.save()


def forget_expired():
    """How many drafts of the acting organisation were too old to keep."""
    count, _each = Draft.objects.expired().delete()
    if count:
        log.record("drafts.forgotten", details={"drafts": count})
    return count


def _held(case, place, by):
    """The case's row is held, so that two windows that begin the same draft follow each other."""
    Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    return Draft.objects.of(by, case, place).first()


def _new(case, place, by):
    return Draft(case=case, woman_id=case.woman_id, author=by, place=place)
