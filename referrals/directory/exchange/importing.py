"""A file of services is imported whole or not at all; a dry run tells the fate of every row, field by field."""

import uuid
from collections import Counter

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.places import country_name
from coalesce import once
from coalesce.audit import log
from pillars.catalogue import SERVICE_CHOICES
from referrals.directory import rules
from referrals.directory.actions import CAPACITY
from referrals.directory.exchange import sheets
from referrals.directory.exchange.columns import BLANK_MEANS, REQUIRED, columns
from referrals.directory.exchange.fates import Change, Fate, Report, RowReport
from referrals.directory.exchange.resources import EntryResource
from referrals.directory.models import ServiceEntry, ServiceProvider

KEY = ("provider", "service_type", "country", "region")
ROW = "row of the file"
AT_ONCE = 500
SERVICES = dict(SERVICE_CHOICES)


def dry_run(data):
    """What would happen to each row. data: the bytes of the file; raises sheets.Unreadable."""
    return _read(data).report


@transaction.atomic
def import_file(data, *, seen, by):
    """Writes what the dry run with this mark showed, and returns its report; None when that is no longer true."""
    once.hold(uuid.uuid5(uuid.NAMESPACE_OID, f"directory of {by.organisation_id}"))
    found = _read(data, for_writing=True)
    if found.report.mark != seen or found.report.refused:
        return None
    found.write(by)
    log.record("service_entries.imported", by=by, details={str(fate): n for fate, n in found.report.counts.items()})
    return found.report


def _read(data, for_writing=False):
    headings, rows = sheets.read(data)
    names = demand_headings(headings)
    dataset = tablib.Dataset(headers=[*names, ROW])
    for number, cells in rows:
        dataset.append([*cells, number])
    resource = ImportResource(names, for_writing)
    # Nothing is saved by this: save_instance only collects, and a dry run would open a savepoint for each row.
    result = resource.import_data(dataset, dry_run=False)
    for error in result.base_errors + [error for row in result.rows for error in row.errors]:
        raise error.error
    resource.report = Report([resource.told(number, one) for (number, _), one in zip(rows, result.rows, strict=True)])
    return resource


def demand_headings(headings):
    """The names of the columns; a heading that says nothing, or says it twice, stops the file."""
    known, names = columns(), [heading.strip().casefold().replace(" ", "_") for heading in headings]
    strange = [heading for heading, name in zip(headings, names, strict=True) if name not in known]
    if strange:
        raise sheets.Unreadable(
            _("These headings are not known: %(headings)s. Use the headings of an export.")
            % {"headings": ", ".join(heading[:40] or "–" for heading in strange[:5])}
        )
    if twice := [name for name, times in Counter(names).items() if times > 1]:
        raise sheets.Unreadable(
            _("This heading stands there twice: %(heading)s. Keep one column.") % {"heading": twice[0]}
        )
    if missing := [name for name in REQUIRED if name not in names]:
        raise sheets.Unreadable(
            _("These columns are missing: %(headings)s. Use the headings of an export.")
            % {"headings": ", ".join(missing)}
        )
    return names


class ImportResource(EntryResource):
    """Everything that the rows are compared with is read before the first of them, so rows cost no queries."""

    def __init__(self, headings, for_writing):
        super().__init__(headings)
        kept = ServiceEntry.objects.mine().select_related("provider")
        self.kept = list(kept.select_for_update(of=("self",)) if for_writing else kept)
        self.by_number = {entry.number: entry for entry in self.kept}
        self.by_key = {key_of(self.row_of(entry)): entry for entry in self.kept}
        self.of_partners = set(
            ServiceEntry.objects.exclude(pk__in=[entry.pk for entry in self.kept]).values_list("number", flat=True)
        )
        self.seen, self.to_write = {}, []

    def before_import_row(self, row, **kwargs):
        if row.get("number") in self.of_partners:
            raise ValidationError(
                _("A partner keeps this service, and changes it there. Take the row out of the file.")
            )
        if row.get("number") and row["number"] not in self.by_number:
            raise ValidationError(
                {"number": _("No service has this number. Leave the cell empty if the service is new.")}
            )

    def get_instance(self, instance_loader, row):
        """By its number, or by what, whose and where it is, so that a file that comes twice makes nothing twice."""
        entry = self.by_number.get(row.get("number") or "") or self.by_key.get(self.typed_key(row))
        return self.row_of(entry) if entry else None

    def typed_key(self, row):
        try:
            return tuple(self.cells[name].clean(row.get(name, "")) for name in KEY)
        except ValueError:
            return None

    def import_instance(self, instance, row, **kwargs):
        for name, meaning in BLANK_MEANS.items():
            if row.get(name) == "":
                row[name] = meaning
        super().import_instance(instance, row, **kwargs)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        after = instance.values(self.cells)
        instance.changes = tuple(
            Change(name, *(str(cell.render(values[name])) for values in (instance.before, after)))
            for name, cell in self.cells.items()
            if instance.before[name] != after[name]
        )
        return not import_validation_errors and instance.entry is not None and not instance.changes

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        for name, sentence in self.objections(instance):
            errors.setdefault(name, [sentence])
        if errors:
            raise ValidationError(errors)

    def objections(self, instance):
        yield from rules.faults(instance.values(self.cells))
        key = key_of(instance)
        stands = self.by_key.get(key)
        if stands is not None and (instance.entry is None or stands.pk != instance.entry.pk):
            yield (
                NON_FIELD_ERRORS,
                _("This service stands in the directory already, as %(number)s.") % {"number": stands.number},
            )
        first = self.seen.setdefault(key, instance)
        if first is not instance:
            yield NON_FIELD_ERRORS, _("Another row of this file names the same service. Keep one of them.")

    def save_instance(self, instance, is_create, row, **kwargs):
        self.to_write.append(instance)

    def told(self, number, outcome):
        if outcome.is_invalid():
            return RowReport(number, Fate.REFUSED.value, "", reasons=tuple(_reasons(outcome.validation_error)))
        row = outcome.instance
        title = f"{row.provider} · {SERVICES[row.service_type]} · {country_name(row.country)}"
        if outcome.is_skip():
            return RowReport(number, Fate.UNCHANGED.value, title)
        if row.entry is None:
            return RowReport(number, Fate.NEW.value, title)
        return RowReport(number, Fate.CHANGED.value, title, row.changes)

    def write(self, by):
        providers = self._providers({row.provider for row in self.to_write})
        new = [self._filled(ServiceEntry(), row, providers, by) for row in self.to_write if row.entry is None]
        changed = [self._filled(row.entry, row, providers, by) for row in self.to_write if row.entry is not None]
        ServiceEntry.objects.bulk_create(new, batch_size=AT_ONCE)
        written = [field.name for field in ServiceEntry._meta.local_fields if field.name not in ("id", "organisation")]
        ServiceEntry.objects.bulk_create(
            changed, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=written
        )

    def _providers(self, names):
        known = {provider.name: provider for provider in ServiceProvider.objects.mine().filter(name__in=names)}
        made = [ServiceProvider(name=name) for name in sorted(names - set(known))]
        ServiceProvider.objects.bulk_create(made, batch_size=AT_ONCE)
        return known | {provider.name: provider for provider in made}

    def _filled(self, entry, row, providers, by):
        differs = {change.name for change in row.changes}
        if differs & set(CAPACITY):
            entry.capacity_on, entry.capacity_by = timezone.localdate(), by
        if "verified_on" in differs:
            entry.verified_by = by if row.verified_on else None
        for name, value in row.values(self.cells).items():
            if name not in ("number", "provider"):
                setattr(entry, name, value)
        entry.provider = providers[row.provider]
        entry.version += row.entry is not None
        return entry


def key_of(row):
    return tuple(getattr(row, name) for name in KEY)


def _reasons(error):
    """Pairs of a column and a sentence; what concerns the whole row has no column and comes last."""
    found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    order = [*columns(), NON_FIELD_ERRORS]
    for name in sorted(found, key=order.index):
        for sentence in found[name]:
            yield ("" if name == NON_FIELD_ERRORS else name), sentence
