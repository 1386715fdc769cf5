"""What somebody is typing, kept on the server under the woman's key: one draft for each person, case and form.

A form that keeps drafts has a place (any short string) and a random number `once`. Its view opens it with
`restored`, its page includes notes/_draft.html above the form and notes/_autosave.html in it, and `finish`
follows its action.
"""

from django.db import transaction
from django.utils import timezone

from cases.models import Case
from cases.notes.models import Draft
from coalesce.audit import log

NEVER_KEPT = {"csrfmiddlewaretoken", "once", "next"}
LARGEST = 500_000


def of(user, case, place):
    """Her draft in this form, or None."""
    return Draft.objects.of(user, case, place).live().first()


def restored(draft, initial=None):
    """What the form opens with: the draft's words over its own first values."""
    return {**(initial or {}), **(draft.words if draft else {})}


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
