"""Records go from one woman to another: each is opened with the key it leaves and sealed with the key it comes to."""

from django.apps import apps

from cases.merging import kinds
from coalesce.encryption import cipher, keyring
from coalesce.encryption.fields import Sealed

by_hand = {}
"""Models with sealed bytes outside their fields: {model: fn(row, to)}, which seals them anew and answers with the
fields that change by it."""


def move_all(woman, to):
    """All of hers: {label of a model: [ids]}, without what the other one can have only once and has."""
    moved = {}
    for model in kinds.of_a_woman():
        ids = move(_movable(model, woman, to), woman, to)
        if ids:
            moved[model._meta.label] = ids
    return moved


def move_back(moved, woman, to):
    """What went along before and is still there."""
    for label, ids in moved.items():
        model = apps.get_model(label)
        move(model.objects.filter(pk__in=ids, woman=woman), woman, to)


def move_with_cases(cases, woman, to):
    """Whatever is in these cases, however it came there: a record belongs to the woman of its case."""
    for model in kinds.of_a_case():
        move(model.objects.filter(case__in=cases, woman=woman), woman, to)


def counted(woman, to):
    """[(model, how many would move)], of those that would."""
    numbers = ((model, len(_movable(model, woman, to))) for model in kinds.of_a_woman())
    return [(model, number) for model, number in numbers if number]


def staying(woman, to):
    """[(model, how many)] of what both have and she can have only once."""
    numbers = ((model, len(_colliding(model, woman, to))) for model in kinds.of_a_woman())
    return [(model, number) for model, number in numbers if number]


def move(rows, woman, to):
    """rows: a queryset of one model. Returns the ids."""
    rows = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for row in rows:
        changes = _sealed_anew(row, woman, to)
        if reseal := by_hand.get(type(row)):
            changes |= reseal(row, to)
        type(row).objects.filter(pk=row.pk).update(woman=to, **changes)
    return [str(row.pk) for row in rows]


def _sealed_anew(row, woman, to):
    """The words never become readable on the way: nobody has read them, so no reading is recorded."""
    if getattr(row, "sealed_under", "woman_id") != "woman_id":
        return {}
    leaves, comes = keyring.data_key(woman.pk), keyring.data_key(to.pk)
    changes = {}
    for field in kinds.sealed_fields(type(row)):
        held = row.__dict__[field.attname]
        if isinstance(held, Sealed):
            words = cipher.open_sealed(leaves, held.ciphertext, field.place(row, woman.pk))
            changes[field.name] = Sealed(cipher.seal(comes, words, field.place(row, to.pk)))
    return changes


def _movable(model, woman, to):
    return model.objects.filter(woman=woman).exclude(pk__in=_colliding(model, woman, to))


def _colliding(model, woman, to):
    return {pk for rule in kinds.once_a_woman(model) for pk in _both_have(model, rule, woman, to)}


def _both_have(model, rule, woman, to):
    rows = model.objects.filter(rule.condition)
    hers = {tuple(values) for _pk, *values in rows.filter(woman=to).values_list("pk", *rule.fields)}
    others = rows.filter(woman=woman).values_list("pk", *rule.fields)
    # As in the database, what is not known is not the same.
    return {pk for pk, *values in others if None not in values and tuple(values) in hers}
