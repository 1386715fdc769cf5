"""The directory as CSV or as a workbook. Whom to call leaves only with the entries of one's own organisation."""

from io import BytesIO

from import_export.formats.base_formats import CSV, XLSX
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from referrals.directory.exchange.columns import CONTACT
from referrals.directory.exchange.resources import EntryResource


class PlainCSV(CSV):
    def _escape_formulae(self, dataset):
        """The cells shut formulas themselves, in a way that an import opens again."""


class PlainXLSX(XLSX):
    def export_data(self, dataset, **kwargs):
        """Row by row and without empty cells, so that a whole directory takes seconds. See PlainCSV for formulae."""
        book, stream = Workbook(write_only=True), BytesIO()
        sheet = book.create_sheet("Services")
        sheet.freeze_panes = "A2"
        for row in (dataset.headers, *dataset):
            sheet.append([_cell(value) for value in row])
        book.save(stream)
        return stream.getvalue()


def _cell(value):
    """A workbook cannot hold control characters, and an empty text is no cell."""
    return ILLEGAL_CHARACTERS_RE.sub("", value) or None if isinstance(value, str) else value


FORMATS = {"csv": PlainCSV, "xlsx": PlainXLSX}


class ExportResource(EntryResource):
    """organisation_id: whose entries leave with their contacts."""

    def __init__(self, organisation_id):
        super().__init__()
        self.organisation_id = organisation_id

    def get_export_order(self, selected_fields=None):
        # Asked for every row: the words of all lists are not looked up anew each time.
        return list(self.cells)

    def export_field(self, field, instance, **kwargs):
        if field.column_name in CONTACT and instance.organisation_id != self.organisation_id:
            return ""
        return super().export_field(field, instance, **kwargs)


def write(entries, extension, organisation_id):
    """(bytes, content type). extension: "csv" or "xlsx"."""
    file_format = FORMATS[extension]()
    data = file_format.export_data(ExportResource(organisation_id).export(entries))
    return data.encode("utf-8-sig") if isinstance(data, str) else data, file_format.get_content_type()
