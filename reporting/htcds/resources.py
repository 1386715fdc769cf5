"""The rows of HTCDS as a resource of django-import-export: cells become values coming in, values cells going out."""

from import_export import fields, widgets
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource

from reporting.htcds import values
from reporting.htcds.standard import FIELDS


class HtcdsRow:
    """One row; an attribute for each field that it fills."""

    def __init__(self, **filled):
        self.__dict__.update(filled)

    def values(self):
        return {name: self.__dict__[name] for name in FIELDS if self.__dict__.get(name) is not None}


class CellWidget(widgets.Widget):
    """A cell of one field; a BadValue becomes the row's error."""

    def __init__(self, field, labels):
        super().__init__()
        self.field = field
        self.labels = labels

    def clean(self, value, row=None, **kwargs):
        return values.read(self.field, value)

    def render(self, value, obj=None, **kwargs):
        return value if self.field.kind == "date" and value else values.write(self.field, value, labels=self.labels)


class HtcdsResource(Resource):
    class Meta:
        force_init_instance = True
        import_id_fields = []
        instance_loader_class = BaseInstanceLoader
        skip_diff = True
        store_instance = True
        use_transactions = False
        using_db = "default"

    def __init__(self, columns, labels=False):
        """columns: names of HTCDS fields. labels: write the labels of listed values instead of their names."""
        super().__init__()
        for name in columns:
            widget = CellWidget(FIELDS[name], labels)
            self.fields[name] = fields.Field(attribute=name, column_name=name, widget=widget)

    def init_instance(self, row=None):
        return HtcdsRow()
