"""Two people, one record: what stands now beside what was typed, field by field, for whoever saves second.

A form of any view can be compared, because its own page is opened once more: what its fields would show now is
what stands now. So the values are read in the words of the form, and no view knows of it.
"""

import copy
from dataclasses import dataclass
from datetime import date, datetime, time

from django import forms
from django.contrib.auth import get_user_model
from django.http import QueryDict
from django.utils import formats
from django.utils.translation import gettext as _

from coalesce.audit.models import AuditEntry
from coalesce.once import OnceField
from coalesce.stale import VersionField

AFRESH = "afresh"
"""In an address: the page is opened without the draft of its form."""

NO_CHANGE = r"\.(read|named|printed|opened_in_emergency|stale|refused)$"


@dataclass(frozen=True)
class Difference:
    """now: in words. field: the question of the form, holding what was typed."""

    label: str
    now: str
    field: forms.BoundField


@dataclass(frozen=True)
class Comparison:
    """unseen: pairs of a name and a value that go with the form. changed: the entry of the last change, or None."""

    differences: list
    unseen: list
    changed: AuditEntry | None
    changed_by: str
    afresh: str


def comparison(request, stale):
    """What to show to somebody who saved second, or None where only her own words can be shown."""
    if stale.about is None or stale.about._state.adding:
        return None
    again = _asked_again(request)
    form = next((form for form in _forms_of(again) if _was_overtaken(form, request.POST)), None)
    if form is None:
        return None
    names = list(_differing(form, request.POST))
    now = {name: words(form.fields[name], form[name].value()) for name in names}
    changed = _last_change(stale.about)
    return Comparison(
        differences=[Difference(form[name].label, now[name], _holding(form, name, request.POST)) for name in names],
        unseen=list(_unseen(form, names, request.POST)),
        changed=changed,
        changed_by=_name_of(changed),
        afresh=again.get_full_path(),
    )


def _asked_again(request):
    """The same page as if it were opened now."""
    again = copy.copy(request)
    again.method, again.POST, again.GET = "GET", QueryDict(), request.GET.copy()
    again.GET[AFRESH] = "yes"
    again.META = request.META | {"REQUEST_METHOD": "GET", "QUERY_STRING": again.GET.urlencode()}
    return again


def _forms_of(request):
    view, positional, named = request.resolver_match
    view(request, *positional, **named)
    return getattr(request, "forms", [])


def _was_overtaken(form, sent):
    """Only the version differs of all that the form carries unseen: what else it rests on must still hold."""
    changed = {name for name in form.fields if form[name].is_hidden and _differs(form, name, sent)}
    changed -= {name for name, field in form.fields.items() if isinstance(field, OnceField)}
    versions = {name for name, field in form.fields.items() if isinstance(field, VersionField)}
    return len(versions) == 1 and changed == versions


def _differing(form, sent):
    for name, field in form.fields.items():
        if form[name].is_hidden or isinstance(field, forms.FileField):
            continue
        if not field.widget.value_omitted_from_data(sent, {}, form.add_prefix(name)) and _differs(form, name, sent):
            yield name


def _differs(form, name, sent):
    field, typed = form.fields[name], _typed(form, name, sent)
    if not field.has_changed(form[name].initial, typed):
        return False
    # 60 minutes and the "60" of a list of choices are the same to whoever reads them.
    return words(field, form[name].value()) != words(field, typed)


def _typed(form, name, sent):
    return form.fields[name].widget.value_from_datadict(sent, {}, form.add_prefix(name))


def _holding(form, name, sent):
    form.initial[name] = _typed(form, name, sent)
    return form.fields[name].get_bound_field(form, name)


def _unseen(form, shown, sent):
    """Everything else that was typed, with the version that stands now."""
    versions = {name for name, field in form.fields.items() if isinstance(field, VersionField)}
    left_out = {"csrfmiddlewaretoken", *versions}
    for name in shown:
        endings = getattr(form.fields[name].widget, "widgets_names", [""])
        left_out |= {form.add_prefix(name) + ending for ending in endings}
    for name in versions:
        yield form.add_prefix(name), "" if form[name].value() is None else form[name].value()
    for name, values in sent.lists():
        if name not in left_out:
            yield from ((name, value) for value in values)


def words(field, value):
    """A value of a form's field as a person reads it."""
    choices = dict(_flat(getattr(field, "choices", ())))
    if isinstance(value, list | tuple | set):
        return ", ".join(words(field, one) for one in value if not choices or str(one) in choices)
    if str(value) in choices:
        return str(choices[str(value)])
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return formats.date_format(value, "DATETIME_FORMAT")
    if isinstance(value, date):
        return formats.date_format(value, "j F Y")
    if isinstance(value, time):
        return formats.time_format(value)
    return "" if value is None else str(value)


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label


def _last_change(about):
    entries = AuditEntry.objects.filter(object_type=about._meta.label_lower, object_id=str(about.pk))
    return entries.exclude(event__regex=NO_CHANGE).order_by("-sequence").first()


def _name_of(entry):
    if entry is None:
        return ""
    return get_user_model().objects.filter(pk=entry.actor_id).values_list("name", flat=True).first() or ""
