"""Two records become one, and two again."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.merging import comparing, moving, stricter
from cases.merging.models import Merge, TwoWomen
from cases.merging.values import from_plain, plain
from cases.models import Case, Woman
from cases.naming import pages
from coalesce.audit import log
from coalesce.once import hold
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked

REFUSED, UNDO_REFUSED = "woman.merge_refused", "woman.unmerge_refused"
FOLLOWERS = {"identity_number": "identity_index", "status_evidence": "status_seen_by_id"}
"""What goes with a value that was chosen."""


@transaction.atomic
def merge(*, woman, other, chosen, reason, versions, by, once=None):
    """Everything of the other record comes to `woman`, whose code and keys stay.

    chosen: names of Woman's fields whose value is taken from the other record. versions: of both, as they were seen.
    once: the random number of the form.
    """
    if made := _made_before(once, woman):
        return made
    cases = _hold_cases(woman, other)
    woman, other = _hold_women(woman, other)
    _demand_two_standing_records(woman, other)
    _demand_all_visible(cases, by)
    demand_fresh(woman, versions[0])
    demand_fresh(other, versions[1])
    replaced = _take_over(woman, other, chosen)
    moved = moving.move_all(other, to=woman) | _lead_on(other, to=woman)
    made = Merge.objects.create(
        pk=_key_of(once, woman),
        woman=woman,
        kept=woman,
        other=other,
        merged_by=by,
        reason=reason,
        moved=moved,
        replaced=replaced,
        stricter=stricter.let_stand(Case.objects.open().filter(woman=woman), by),
    )
    for record in (woman, other):
        log.record("woman.merged", record, by=by, details={"kept": woman.code, "other": other.code})
    return made


@transaction.atomic
def unmerge(*, merge, reason, by):
    """Both records are as they were. What was written in a case since then goes with its case; the rest of what is
    new stays with the record that was kept."""
    _hold_cases(merge.kept)
    merge = locked(merge)
    if merge.unmerged_at:
        return merge
    woman, other = _hold_women(merge.kept, merge.other)
    _demand_undoable(merge)
    _demand_all_visible(Case.objects.filter(woman=woman), by)
    moved = dict(merge.moved)
    _lead_back(moved.pop("cases.Woman", []), to=other)
    moving.move_back(moved, woman, to=other)
    moving.move_with_cases(Case.objects.filter(woman=other), woman, to=other)
    stricter.take_back(merge.stricter, by)
    _give_back(woman, merge.replaced)
    other.merged_into = None
    other.version += 1
    other.save()
    merge.unmerged_at, merge.unmerged_by, merge.unmerge_reason = timezone.now(), by, reason
    merge.save()
    for record in (woman, other):
        log.record("woman.unmerged", record, by=by, details={"kept": woman.code, "other": other.code})
    return merge


@transaction.atomic
def tell_apart(*, woman, other, by):
    """They only look alike: they are not proposed again. Saying it twice changes nothing."""
    first, second = sorted((woman, other), key=lambda one: one.pk)
    _made, is_new = TwoWomen.objects.get_or_create(first=first, second=second, defaults={"decided_by": by})
    if is_new:
        for record in (woman, other):
            log.record("women.told_apart", record, by=by, details={"codes": [woman.code, other.code]})


def may_be_undone(merge):
    """Not while the record that was kept is itself a part of another one."""
    return merge.unmerged_at is None and merge.woman_id == merge.kept_id


def _made_before(once, woman):
    if once is None:
        return None
    hold(once)
    return Merge.objects.filter(pk=_key_of(once, woman)).first()


def _key_of(once, woman):
    return uuid.uuid5(woman.pk, str(once)) if once else uuid.uuid4()


def _hold_cases(*women):
    """Cases before women, as everybody takes them, and in one order, so that no two wait for each other."""
    return list(Case.objects.filter(woman__in=women).select_for_update(of=("self",)).order_by("pk"))


def _hold_women(woman, other):
    held = Woman.objects.select_for_update(of=("self",)).filter(pk__in=[woman.pk, other.pk]).order_by("pk")
    found = {one.pk: one for one in held}
    return found[woman.pk], found[other.pk]


def _demand_two_standing_records(woman, other):
    if woman.pk == other.pk:
        raise Refused(_("This is the same record. Choose another one."), REFUSED)
    if woman.merged_into_id or other.merged_into_id:
        raise Refused(_("One of these records has been joined already. Open the case again to see it."), REFUSED)


def _demand_all_visible(cases, by):
    keys = [case.pk for case in cases]
    if Case.objects.worked_on_by(by).filter(pk__in=keys).count() < len(keys):
        raise Refused(
            _("One of these records has a case that you cannot open. Ask somebody who can open all of them."), REFUSED
        )


def _demand_undoable(merge):
    if not may_be_undone(merge):
        raise Refused(_("This record was joined to a third one later. Undo that first."), UNDO_REFUSED)


def _take_over(woman, other, chosen):
    """{field: [value before, value since]} of what changes on the record that is kept."""
    before = {}
    for name in sorted(set(chosen) & {field.name for field in comparing.fields()}):
        before[name] = [plain(getattr(woman, name)), plain(getattr(other, name))]
        setattr(woman, name, getattr(other, name))
    before |= _follow(woman, other, *(follower for name, follower in FOLLOWERS.items() if name in before))
    woman.save()
    pages.write(woman)
    other.save(update_fields=["version"])
    return before


def _follow(woman, other, *names):
    """What nobody chooses: she is registered if one of the records was, and no value of a data exchange is lost."""
    if other.has_identity and not woman.has_identity:
        names = (*names, "has_identity", "registered_on")
    if other.exchange_values and not woman.exchange_values:
        names = (*names, "exchange_values")
    before = {}
    for name in names:
        before[name] = [plain(getattr(woman, name)), plain(getattr(other, name))]
        setattr(woman, name, getattr(other, name))
    return before


def _give_back(woman, replaced):
    """A value that somebody has changed since then stays as it is now."""
    for name, (before, since) in replaced.items():
        if plain(getattr(woman, name)) == since:
            setattr(woman, name, from_plain(name, before))
    woman.version += 1
    woman.save()
    pages.write(woman)


def _lead_on(other, to):
    """Records that were joined to the other one before lead to this one now."""
    ids = list(Woman.objects.filter(merged_into=other).values_list("pk", flat=True))
    Woman.objects.filter(pk__in=[*ids, other.pk]).update(merged_into=to)
    return {"cases.Woman": [str(pk) for pk in ids]} if ids else {}


def _lead_back(ids, to):
    Woman.objects.filter(pk__in=ids).update(merged_into=to)
