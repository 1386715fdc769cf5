"""The forms of a note."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import date_input, laid_out, lines, side_by_side
from cases.notes.actions import LONGEST
from cases.notes.levels import Level, levels_for, pillars_of
from coalesce.once import OnceField
from coalesce.stale import VersionField

TOO_LONG = _(
    "A note holds up to %(limit_value)d characters, and this one has %(show_value)d. Divide it into two notes:"
    " everything you typed is still here."
)
HELP = {
    Level.TEAM: _("Everyone in her team, and the supervisor."),
    Level.PILLAR: _("Caseworkers, the specialist of that pillar, and the supervisor."),
    Level.AUTHOR_AND_LEAD: _("You, the caseworker who is responsible, and the supervisor."),
    Level.PRIVILEGED: _("You and the legal specialists in her team; not the supervisor."),
}


class NoteForm(forms.Form):
    """A limit on the box itself would cut a pasted text without a word, so the limit is checked here alone."""

    once = OnceField()
    body = forms.CharField(
        label=_("Note"),
        widget=lines(12),
        validators=[MaxLengthValidator(LONGEST, TOO_LONG)],
        help_text=_("Facts and her own words; what you suppose, marked as such."),
    )
    confidentiality = forms.ChoiceField(label=_("Who may read it"), initial=Level.TEAM)
    pillar = forms.ChoiceField(label=_("Pillar"), required=False, help_text=_("Whose colleagues may read it."))
    written_on = forms.DateField(label=_("Date"), initial=timezone.localdate, widget=date_input())

    helper = laid_out("once", "body", side_by_side("confidentiality", "pillar"), "written_on")

    def __init__(self, *args, case, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        self.levels = levels_for(user)
        self.fields["confidentiality"].choices = [(level.value, level.label) for level in self.levels]
        self.fields["pillar"].choices = [("", "–"), *((pillar.value, pillar.label) for pillar in pillars_of(user))]

    def readers(self):
        """Each level that may be chosen with those who may read it then."""
        return [(level.label, HELP[level]) for level in self.levels]

    def clean_written_on(self):
        day = self.cleaned_data["written_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet. Enter the day that the note is about."))
        if day < self.case.first_contact_on:
            raise ValidationError(_("The date lies before the first contact with her. Look at the year."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("confidentiality") != Level.PILLAR:
            cleaned["pillar"] = ""
        elif not cleaned.get("pillar") and "pillar" not in self.errors:
            self.add_error("pillar", _("Choose the pillar whose colleagues may read it."))
        return cleaned


class CorrectNoteForm(NoteForm):
    version = VersionField()

    helper = laid_out("once", "version", "body", side_by_side("confidentiality", "pillar"), "written_on")


class LevelFilter(forms.Form):
    """Which notes the list shows; anything else in the address shows all."""

    level = forms.ChoiceField(label=_("Who may read it"), required=False, choices=[("", _("All")), *Level.choices])

    def chosen(self):
        return self.cleaned_data["level"] if self.is_valid() else ""
