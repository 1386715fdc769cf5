"""Choosing a file to import, settling its address columns, and choosing what to export."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.htcds import files, table, workers
from reporting.htcds.refusals import Unreadable

MOST_ROWS = 500


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("HTCDS file"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv"}),
    )
    worker = forms.ChoiceField(
        label=_("Who takes the cases"),
        help_text=_("Rows whose case owner is somebody here go to that person; all others go to the one you choose."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", _("Choose a person")), *((str(p.pk), p.name) for p in workers.here())]

    def clean_file(self):
        """The bytes of a file that can be read as a table."""
        upload = self.cleaned_data["file"]
        # One byte past the limit is enough to refuse it.
        content = upload.read(files.MAX_BYTES + 1)
        try:
            rows = len(table.read(content).rows)
        except Unreadable as refused:
            raise forms.ValidationError(refused.sentence) from refused
        if rows > MOST_ROWS:
            raise forms.ValidationError(
                _("On this page %(most)s rows can be imported at a time. Split the file and import its parts in turn.")
                % {"most": MOST_ROWS}
            )
        return content

    def clean_worker(self):
        return int(self.cleaned_data["worker"])


class AddressForm(forms.Form):
    address_columns = forms.ChoiceField(
        label=_("Which headings are right for the address?"),
        widget=forms.RadioSelect,
        choices=[
            ("labels", _("The visible ones in row 2: Mailing Street, Mailing City, …")),
            ("names", _("The hidden ones in row 1: prs_MailingCity, prs_MailingCountry, …")),
        ],
        help_text=_(
            "IOM's template names these columns in two ways that do not agree. Look at a filled row to decide."
        ),
    )


class ExportForm(forms.Form):
    file_format = forms.ChoiceField(
        label=_("File"), choices=[("xlsx", _("Excel workbook, as IOM's template")), ("csv", _("CSV"))]
    )
