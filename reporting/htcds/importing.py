"""A file is imported whole or not at all; a dry run says what would happen to every row."""

from collections import Counter
from dataclasses import dataclass, field

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalesce.audit import log
from reporting.htcds import marks, opening, people, workers
from reporting.htcds.models import ImportedRow
from reporting.htcds.refusals import Unreadable
from reporting.htcds.resources import HtcdsResource, HtcdsRow
from reporting.htcds.standard import FIELDS
from reporting.htcds.values import folded

NUMBER = "row number"
LONGEST = {"prs_FirstName": 100, "prs_MiddleName": 100, "prs_SecondName": 100, "prs_IdentityNumber": 60}
LONGEST |= {"prs_Email": 200, "vic_LocationOfRecruitment": 500, "vic_LocationOfExploitation": 500}


class Fate(models.TextChoices):
    READY = "ready", gettext_lazy("Can be imported")
    IMPORTED = "imported", gettext_lazy("Imported")
    DUPLICATE = "duplicate", gettext_lazy("Was imported before")
    REFUSED = "refused", gettext_lazy("Refused")


@dataclass(frozen=True)
class Reason:
    """Why a row is refused: the cell (such as G3), its field's label, and a sentence; or the sentence alone."""

    sentence: str
    cell: str = ""
    label: str = ""


@dataclass(frozen=True)
class RowReport:
    number: int
    fate: Fate
    reasons: tuple[Reason, ...] = ()
    case_code: str = ""


@dataclass
class Report:
    rows: list[RowReport]
    notes: list[str] = field(default_factory=list)
    asks_for_address_columns: bool = False

    def count(self, fate):
        return Counter(row.fate for row in self.rows)[fate]

    @property
    def ready(self):
        return self.count(Fate.READY)

    @property
    def refused(self):
        return self.count(Fate.REFUSED)

    @property
    def imported(self):
        return self.count(Fate.IMPORTED)

    @property
    def can_be_imported(self):
        return self.ready > 0 and not self.refused


def dry_run(read, *, by, worker=None):
    """What would happen to each row of a table.Table. worker: who takes rows that name no person here."""
    report = report_of(read, ImportResource(read, worker=worker, by=by), dry_run=True)
    # A dry run tells whether a woman is known here, so it is remembered like a search.
    log.record("htcds.checked", by=by, details={"rows": len(report.rows), "refused": report.refused})
    return report


def import_table(read, *, by, worker=None):
    """Imports every row, or none when one is refused; the report says which."""
    report = dry_run(read, by=by, worker=worker)
    if report.refused:
        return report
    report = report_of(read, ImportResource(read, worker=worker, by=by), dry_run=False)
    if report.refused:
        raise Unreadable(_("Somebody else imported some of these rows at the same moment. Read the file again."))
    details = {"rows": len(report.rows)} | {fate: report.count(fate) for fate in (Fate.IMPORTED, Fate.DUPLICATE)}
    log.record("htcds.imported", by=by, details=details)
    return report


def report_of(read, resource, *, dry_run):
    headers = [*read.columns, NUMBER]
    dataset = tablib.Dataset(headers=headers)
    for number, row in read.rows:
        dataset.append([row.get(name) for name in read.columns] + [number])
    result = resource.import_data(dataset, dry_run=dry_run)
    for error in result.base_errors + [error for row in result.rows for error in row.errors]:
        raise error.error
    rows = [
        row_report(read, number, found, dry_run) for (number, _row), found in zip(read.rows, result.rows, strict=True)
    ]
    return Report(rows, read.notes, read.asks_for_address_columns)


def row_report(read, number, outcome, dry_run):
    if outcome.is_invalid():
        return RowReport(number, Fate.REFUSED, tuple(reasons(read, number, outcome.validation_error)))
    row = outcome.instance
    if outcome.is_skip():
        return RowReport(number, Fate.DUPLICATE, (Reason(row.duplicate_of),))
    return RowReport(number, Fate.READY if dry_run else Fate.IMPORTED, case_code=getattr(row, "case_code", ""))


def reasons(read, number, error):
    """In the order of the columns; what concerns the whole row comes last."""
    order = [*read.columns, *FIELDS]
    for name in sorted(error.message_dict, key=lambda name: order.index(name) if name in order else len(order)):
        cell = f"{read.columns[name]}{number}" if name in read.columns else ""
        for sentence in error.message_dict[name]:
            yield Reason(sentence, cell, FIELDS[name].label if name in FIELDS else "")


class ImportResource(HtcdsResource):
    """Rows on their way to becoming cases; each is checked against the rules of the house and the rows before it."""

    def __init__(self, read, *, worker, by):
        super().__init__(read.columns)
        self.by = by
        colleagues = workers.here()
        self.worker = worker or workers.standing_in(colleagues)
        self.workers = workers.by_words(colleagues)
        imported = ImportedRow.objects.select_related("case")
        self.known_rows = {bytes(row.mark): row.case.code for row in imported}
        self.known_people = people.known_here()
        self.numbers_of_rows, self.numbers_of_people = {}, {}

    def init_instance(self, row=None):
        return HtcdsRow(number=row[NUMBER])

    def skip_row(self, instance, original, row, import_validation_errors=None):
        instance.mark = marks.of_row(instance.values())
        instance.duplicate_of = "" if import_validation_errors else self.duplicate_of(instance)
        self.numbers_of_rows.setdefault(instance.mark, instance.number)
        return bool(instance.duplicate_of)

    def duplicate_of(self, instance):
        if code := self.known_rows.get(instance.mark):
            return _("The same row was imported before, as %(code)s.") % {"code": code}
        if number := self.numbers_of_rows.get(instance.mark):
            return _("Row %(number)s of this file says the same.") % {"number": number}
        return ""

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        for name, sentence in self.objections(instance.values(), instance):
            errors.setdefault(name, [sentence])
        if errors:
            raise ValidationError(errors)

    def objections(self, filled, instance):
        """Pairs of field name and sentence."""
        if not filled.get("con_Consent"):
            yield "con_Consent", _("Without her consent no record of her may be kept. Take this row out of the file.")
        if "prs_FirstName" not in filled:
            yield "prs_FirstName", _("Write at least a first name; it need not be her real one.")
        for name, limit in LONGEST.items():
            if len(filled.get(name, "")) > limit:
                yield name, _("The text is longer than %(limit)s characters. Shorten it.") % {"limit": limit}
        instance.worker = self.worker_for(filled)
        if instance.worker is None:
            yield "cas_CaseOwner", _("This names no person here. Choose who takes such cases, and read the file again.")
        if sentence := self.met_before(filled, instance):
            yield NON_FIELD_ERRORS, sentence

    def worker_for(self, filled):
        words = folded(filled.get("cas_CaseOwner", ""))
        return self.workers.get(words, self.worker)

    def met_before(self, filled, instance):
        person = people.person_of(filled)
        if code := self.known_people.get(person):
            return _("A woman of this name and date of birth is known here as %(code)s. Change her record there.") % {
                "code": code
            }
        number = self.numbers_of_people.setdefault(person, instance.number)
        if person and number != instance.number:
            return _("Row %(number)s of this file has the same name and date of birth. Keep one of them.") % {
                "number": number
            }
        return ""

    def save_instance(self, instance, is_create, row, **kwargs):
        if self._is_dry_run(kwargs):
            return
        case = opening.open_case(
            filled=instance.values(),
            mark=instance.mark,
            worker=instance.worker,
            by=self.by,
        )
        instance.case_code = case.code
