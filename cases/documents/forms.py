"""Adding a document, and saying why one goes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.documents import checks
from cases.documents.actions import Reason
from cases.documents.models import Document
from cases.documents.refusals import NotTaken
from cases.forms.layout import laid_out, side_by_side, with_quiet_blanks
from coalesce.once import OnceField

TAKEN = ".pdf,.jpg,.jpeg,.png,.docx,.txt"


class AddForm(forms.ModelForm):
    file = forms.FileField(label=_("File"), required=False, widget=forms.FileInput(attrs={"accept": TAKEN}))
    once = OnceField()
    helper = laid_out("once", "title", side_by_side("kind", "pillar"), "confidentiality")

    class Meta:
        model = Document
        fields = ("title", "kind", "pillar", "confidentiality")
        widgets = {"confidentiality": forms.RadioSelect}
        help_texts = {"title": _("So that your colleagues find it. The name of the file itself is not kept.")}

    def __init__(self, *args, was_sent_whole=True, **kwargs):
        """was_sent_whole: False when the request was too large for its file to be read."""
        super().__init__(*args, **kwargs)
        with_quiet_blanks(self)
        self.was_sent_whole = was_sent_whole
        self.attack = ""

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload is None:
            raise ValidationError(_("Choose a file.") if self.was_sent_whole else self._remembered(too_large()))
        try:
            # One byte past the limit is enough to refuse it.
            return checks.passed(upload.name, upload.read(checks.MAX_BYTES + 1))
        except NotTaken as refused:
            raise ValidationError(self._remembered(refused)) from refused

    def _remembered(self, refused):
        self.attack = refused.attack
        return refused.sentence


def too_large():
    return NotTaken(checks.too_large(), "size")


class RemoveForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why is it removed?"), choices=Reason, widget=forms.RadioSelect)
