"""What the forms of the legal pillar have in common: a new record travels with "once", a known one with its version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalesce.stale import VersionField
from pillars import gates
from pillars.fields import OnceField

FROM_LETTER = _("This day stands in the decision letter")
LETTER_HELP = _("Without a tick it is shown as suggested until somebody has looked at the letter.")


class LegalForm(forms.Form):
    """row: the record to correct, or None."""

    model = None
    faults_of = None

    def __init__(self, *args, case, row=None, **kwargs):
        self.case, self.row = case, row or self.model()
        if row is not None:
            kwargs["initial"] = self.shown(row)
        super().__init__(*args, **kwargs)
        if row is None:
            self.fields["once"] = OnceField()
        else:
            self.fields["version"] = VersionField(initial=row.version)

    def shown(self, row):
        """What the fields hold when a record is corrected."""
        return {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            if "once" in cleaned:
                # A form that is sent again must not find a fault in the row that it has made itself.
                self.row.pk = gates.key_of(self.case, cleaned["once"])
            for field, sentence in type(self).faults_of(self.case, cleaned, self.row):
                self.add_error(field, sentence)
        return cleaned


def choose(choices):
    return [("", _("Choose")), *choices]
