"""Two people, one record: whoever saves second is told, instead of overwriting what the first one wrote."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalesce.refusals import Refused, Stale

SENTENCE = _(
    "Someone else changed this while you were writing. Open the page again, look at what is new, and add your words."
)

GONE = _("Someone else took this away while you were writing. What you typed stands below: keep what is still needed.")


class VersionField(forms.IntegerField):
    """The version of a record that a form was opened with; it travels hidden."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(min_value=1, max_value=2**31 - 1, **kwargs)


def locked(instance):
    """The record as it is now, held until the transaction ends; a bound form has already changed the other copy."""
    found = type(instance).objects.select_for_update().filter(pk=instance.pk).first()
    if found is None:
        raise Refused(GONE, event=f"{instance._meta.model_name}.gone", about=instance)
    return found


def demand_fresh(instance, version):
    """Refuse when a record (locked) is no longer the version that the form was opened with; else count this change."""
    if instance.version != version:
        raise Stale(SENTENCE, event=f"{instance._meta.model_name}.stale", about=instance)
    instance.version += 1
