"""What every entry about her passes: the case is open and hers to write in, and one form makes one row."""

import uuid

from django.utils.translation import gettext as _

from cases import lifecycle
from cases.models import Case
from coalesce.refusals import Stale


def lock_open(case):
    """The case as it is now, held until the action ends, so that two posts of one form follow each other."""
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    lifecycle.demand_open(case)
    return case


def lock_writable(case):
    """The same, where she has not said no to a record about her."""
    case = lock_open(case)
    lifecycle.demand_agreement(case)
    return case


def key_of(case, once):
    """The key of the row that one form makes: a form that is posted twice names the same row."""
    return uuid.uuid5(case.pk, str(once)) if once else uuid.uuid4()


def made_before(model, key, **values):
    """The row that this form has made already, or None. With other values it is a second entry, and not to be lost."""
    made = model.objects.filter(pk=key).first()
    if made is not None and any(getattr(made, name) != value for name, value in values.items()):
        raise Stale(_("This form has been saved before. Open a new form for the second entry."), about=made)
    return made
