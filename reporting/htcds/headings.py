"""Which column is which field: by hidden name or visible label, in spite of the known faults of IOM's templates."""

import unicodedata
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from reporting.htcds.refusals import Unreadable
from reporting.htcds.standard import FIELDS, MAILING_ADDRESS

MISSPELT = {"vic_TraffickinStatusDecisionMakingOrg": "vic_TraffickingStatusDecisionMakingOrg"}
# The XLSForm gives prs_Title the label of the field above it.
MISLABELLED = {("prs_Title", "Second Name")}
BLANK_FORM = {"type", "name", "label"}
CODE = "coalesce_Code"


def key(text):
    return "".join(unicodedata.normalize("NFKC", str(text)).casefold().replace("_", "").split())


def by_label():
    labels = {}
    for entry in FIELDS.values():
        labels.setdefault(key(entry.label), []).append(entry.name)
    return labels


NAMES = {key(name): name for name in FIELDS} | {key(wrong): right for wrong, right in MISSPELT.items()}
LABELS = by_label()


def named(heading):
    """The field with this name; form servers put the group in front of it: group/prs_First_Name."""
    return NAMES.get(key(heading or "")) or NAMES.get(key(str(heading or "").rpartition("/")[2]))


def labelled(heading):
    return LABELS.get(key(heading or ""), [])


def recognised(rows):
    return sum(1 for row in rows for heading in row if named(heading) or labelled(heading))


@dataclass
class Headings:
    """The columns of a sheet. `disputed` are address columns whose name and label disagree: index to (name, label)."""

    first_row: int
    fields: dict[int, str] = field(default_factory=dict)
    disputed: dict[int, tuple[str, str]] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)

    def place(self, index, name):
        others = [other for other, placed in self.fields.items() if placed == name]
        if others:
            raise Unreadable(
                _("Columns %(first)s and %(second)s are both %(field)s. Delete one or rename it, and try again.")
                % {"first": letter(others[0]), "second": letter(index), "field": name}
            )
        self.fields[index] = name

    def decide(self, address_columns):
        """Settles the disputed columns by their names or by their labels."""
        for index, (name, label) in self.disputed.items():
            self.place(index, name if address_columns == "names" else label)
        self.disputed = {}


def letter(index):
    return get_column_letter(index + 1)


def find(rows):
    """The headings among the first filled rows of a sheet, or None; `rows` are pairs of number and cells."""
    for position, (number, cells) in enumerate(rows):
        following = rows[position + 1] if position + 1 < len(rows) else (number, ())
        if most(cells, named):
            has_labels = most(following[1], labelled)
            return columns(cells, following[1] if has_labels else (), following[0] if has_labels else number)
        # Labels alone count only on top: the template's sheet of value lists has them further down.
        if position == 0 and most(cells, labelled) and recognised([cells]) > 1:
            return columns((), cells, number)
        if {key(cell) for cell in cells if cell} >= BLANK_FORM:
            raise Unreadable(
                _("This is the blank survey form (XLSForm). Import its answers, as exported from the form server.")
            )
    return None


def most(cells, known):
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and 2 * sum(1 for cell in filled if known(cell)) >= len(filled)


def columns(names, labels, last_row):
    headings = Headings(first_row=last_row + 1)
    for index in range(max(len(names), len(labels))):
        name = names[index] if index < len(names) else None
        label = labels[index] if index < len(labels) else None
        place(headings, index, name, label)
    demand_joined_choices(headings)
    return headings


def demand_joined_choices(headings):
    """Form servers can give each choice a column of its own; those are left out when the joined column is there."""
    for index, heading in headings.unread.items():
        choice_of = NAMES.get(key(heading.rpartition("/")[0].rpartition("/")[2]))
        if choice_of and choice_of not in headings.fields.values():
            raise Unreadable(
                _("Column %(column)s holds one choice of %(field)s. Export all choices in one column and try again.")
                % {"column": letter(index), "field": choice_of}
            )


def place(headings, index, name, label):
    by_name, by_labels = named(name), labelled(label)
    if by_name and by_labels and by_name not in by_labels and (by_name, str(label).strip()) not in MISLABELLED:
        dispute(headings, index, by_name, by_labels)
    elif by_name:
        headings.place(index, by_name)
    elif len(by_labels) == 1:
        headings.place(index, by_labels[0])
    elif by_labels:
        raise Unreadable(
            _("“%(label)s” in column %(column)s can be several fields: %(fields)s. Write the right one as its heading.")
            % {"label": str(label).strip(), "column": letter(index), "fields": ", ".join(by_labels)}
        )
    elif (name or label) and key(name or label) != key(CODE):
        headings.unread[index] = str(label or name).strip()


def dispute(headings, index, name, labels):
    if name not in MAILING_ADDRESS or labels[0] not in MAILING_ADDRESS:
        raise Unreadable(
            _(
                "Column %(column)s is %(field)s by its name and “%(label)s” by its label. "
                "Correct one of them and try again."
            )
            % {"column": letter(index), "field": name, "label": FIELDS[labels[0]].label}
        )
    headings.disputed[index] = (name, labels[0])
