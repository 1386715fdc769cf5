"""A release as a file: the figures that the page shows, with what each of them tells, and nothing else."""

from django.utils.translation import gettext_lazy
from import_export import resources
from import_export.fields import Field
from import_export.formats.base_formats import CSV, XLSX

from reporting.catalogue import REACHED
from reporting.reading import label

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Inert:
    """Text that a spreadsheet would take for a formula stays text; numbers stay numbers."""

    def _escape_formulae(self, dataset):
        for _row in range(len(dataset)):
            dataset.append([inert(value) for value in dataset.lpop()])


class InertCSV(Inert, CSV):
    pass


class InertXLSX(Inert, XLSX):
    pass


FORMATS = {"csv": InertCSV, "xlsx": InertXLSX}


def inert(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


class FigureRow:
    """One cell with the names of its row and its column."""

    def __init__(self, figures, layout, row, column):
        self.cell = figures.at(layout.rows, row, layout.columns, column)
        self.table = str(layout.title)
        self.row = label(layout.rows, row)
        self.column = label(layout.columns, column)


class FiguresResource(resources.Resource):
    """Exact figures are numbers; a hidden one is the words that stand for it, with the interval that they tell."""

    table = Field(attribute="table", column_name=gettext_lazy("Table"))
    row = Field(attribute="row", column_name=gettext_lazy("Row"))
    column = Field(attribute="column", column_name=gettext_lazy("Column"))
    women = Field(column_name=gettext_lazy("Women"))
    at_least = Field(attribute="cell__low", column_name=gettext_lazy("At least"))
    at_most = Field(attribute="cell__high", column_name=gettext_lazy("At most"))

    class Meta:
        export_order = ("table", "row", "column", "women", "at_least", "at_most")

    def dehydrate_women(self, figure):
        return figure.cell.low if figure.cell.kind == "exact" else figure.cell.display

    def get_export_headers(self, selected_fields=None):
        return [str(self.fields[name].column_name) for name in self._meta.export_order]


def rows_of(figures, question=REACHED):
    return [
        FigureRow(figures, layout, row, column)
        for layout in question.layouts
        for row in figures.nodes(layout.rows)
        for column in figures.nodes(layout.columns)
    ]


def write(figures, extension, question=REACHED):
    """(bytes, content type) of the file. extension: "csv" or "xlsx"."""
    file_format = FORMATS[extension]()
    dataset = FiguresResource().export(rows_of(figures, question))
    dataset.title = str(question.title)[:31]  # the longest name that a sheet may have
    data = file_format.export_data(dataset)
    return data.encode("utf-8-sig") if isinstance(data, str) else data, file_format.get_content_type()
