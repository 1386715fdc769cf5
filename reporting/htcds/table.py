"""A file as a table of HTCDS fields, each cell still as it was typed."""

from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import from_excel

from reporting.htcds import headings
from reporting.htcds.refusals import Unreadable, Unusable
from reporting.htcds.sheets import sheets_of
from reporting.htcds.standard import FIELDS

MAX_ROWS = 5_000
ROWS_WITH_HEADINGS = 10
# 1920 to 2099 as Excel counts days; a smaller number is a year or an age, not a day.
EARLIEST_SERIAL, LATEST_SERIAL = 7_306, 73_050


@dataclass
class Table:
    """Rows are pairs of row number and {field name: cell}; `columns` gives the letter of each field's column."""

    columns: dict[str, str]
    rows: list[tuple[int, dict]]
    notes: list[str] = field(default_factory=list)
    asks_for_address_columns: bool = False


def read(data, address_columns=None):
    """Reads a file. `address_columns` ("names" or "labels") settles columns whose name and label disagree."""
    sheet, found, notes = htcds_sheet(sheets_of(data))
    if address_columns:
        found.decide(address_columns)
    table = Table(columns=letters(found), rows=[], notes=notes)
    unread = set()
    for number, cells in sheet.rows():
        if number >= found.first_row:
            unread |= {index for index, cell in enumerate(cells) if is_filled(cell)}
            take(table, sheet, found, number, cells)
    if not table.rows:
        raise Unreadable(_("There is no filled row below the headings. Fill at least one row and try again."))
    table.notes += notes_on_unread(found, unread - found.fields.keys() - found.disputed.keys())
    return table


def htcds_sheet(sheets):
    found = [(sheet, headings.find(list(islice(sheet.rows(), ROWS_WITH_HEADINGS)))) for sheet in sheets]
    visible = [(sheet, columns) for sheet, columns in found if columns and not sheet.is_hidden]
    if not visible:
        raise Unreadable(
            _(
                "No HTCDS headings were found. Use IOM's HTCDS template 2.0, "
                "or write its field names, such as prs_FirstName, in the first row."
            )
        )
    if len(visible) > 1:
        titles = ", ".join(sheet.title for sheet, columns in visible)
        raise Unreadable(
            _("Several sheets hold HTCDS headings: %(titles)s. Keep one in the file.") % {"titles": titles}
        )
    hidden = [sheet.title for sheet, columns in found if columns and sheet.is_hidden]
    notes = [_("The hidden sheet “%(title)s” is not read.") % {"title": title} for title in hidden]
    return *visible[0], notes


def letters(found):
    placed = {name: headings.letter(index) for index, name in found.fields.items()}
    return placed | {name: headings.letter(index) for index, (name, label) in found.disputed.items()}


def take(table, sheet, found, number, cells):
    row = {}
    for index, name in found.fields.items():
        cell = cell_of(sheet, FIELDS[name], f"{headings.letter(index)}{number}", cells[index : index + 1])
        if is_filled(cell):
            row[name] = cell
    for index, (name, label) in found.disputed.items():
        if any(is_filled(cell) for cell in cells[index : index + 1]):
            row[name] = Unusable(disputed(name, label))
            table.asks_for_address_columns = True
    if row and len(table.rows) == MAX_ROWS:
        raise Unreadable(
            _("The file has more than %(limit)s filled rows. Split it and import the parts one after the other.")
            % {"limit": f"{MAX_ROWS:,}"}
        )
    if row:
        table.rows.append((number, row))


def is_filled(cell):
    return cell is not None and str(cell).strip() != ""


def cell_of(sheet, field, coordinate, cells):
    cell = cells[0] if cells else None
    if coordinate in sheet.formulas or "?" in sheet.formulas:
        return Unusable(_("The cell holds a formula. Replace it by its value (Copy, then Paste values)."))
    if field.kind == "date" and sheet.epoch and type(cell) in (int, float):
        return of_serial(cell, sheet.epoch)
    return cell


def of_serial(number, epoch):
    day = from_excel(number, epoch) if EARLIEST_SERIAL <= number <= LATEST_SERIAL else None
    return day or Unusable(_("The number is not a date. Write the date as year-month-day, such as 1998-03-31."))


def disputed(name, label):
    return _(
        "The hidden heading of this column says %(name)s and the visible one says %(label)s. "
        "Say which headings are right for the address, and read the file again."
    ) % {"name": FIELDS[name].label, "label": FIELDS[label].label}


def notes_on_unread(found, indexes):
    headed = [f"{found.unread[index]} ({headings.letter(index)})" for index in sorted(indexes) if index in found.unread]
    # The template numbers its rows in a first column without a heading.
    bare = [headings.letter(index) for index in sorted(indexes) if index and index not in found.unread]
    notes = []
    if headed:
        notes.append(
            _("These columns are not HTCDS fields and are not read: %(columns)s.") % {"columns": ", ".join(headed)}
        )
    if bare:
        notes.append(_("These columns have no heading and are not read: %(columns)s.") % {"columns": ", ".join(bare)})
    return notes
