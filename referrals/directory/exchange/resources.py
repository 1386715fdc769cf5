"""The rows of the directory as a resource of django-import-export, for both ways."""

from import_export import fields
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource

from referrals.directory.exchange.columns import BLANK_MEANS, columns


class EntryRow:
    """A row while it is read: the values of an entry, by the names of the columns."""

    def __init__(self, entry=None):
        self.entry = entry
        self.changes = ()

    def values(self, names):
        return {name: getattr(self, name) for name in names}


class EntryResource(Resource):
    class Meta:
        import_id_fields = []
        instance_loader_class = BaseInstanceLoader
        skip_diff = True
        store_instance = True
        use_transactions = False
        using_db = "default"

    def __init__(self, headings=None):
        """headings: the columns that the file has; None is all of them."""
        super().__init__()
        self.cells = columns()
        for name, cell in self.cells.items():
            if headings is None or name in headings:
                attribute = "provider__name" if name == "provider" and headings is None else name
                readonly = name == "number"
                self.fields[name] = fields.Field(attribute, name, widget=cell, readonly=readonly)

    def init_instance(self, row=None):
        return self.row_of(None)

    def row_of(self, entry):
        """What an entry says now; of a new one (None) what a blank row says."""
        row = EntryRow(entry)
        for name, cell in self.cells.items():
            if entry is None:
                value = BLANK_MEANS.get(name) or (cell.read("") if name not in ("service_type", "country") else "")
            else:
                value = entry.provider.name if name == "provider" else getattr(entry, name)
            setattr(row, name, value)
        row.before = dict(row.values(self.cells))
        return row
