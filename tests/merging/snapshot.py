"""Everything that is kept about women, opened, so that it can be compared before and after."""

from cases.documents.actions import open_document
from cases.documents.models import Document
from cases.merging import kinds
from cases.merging.models import Merge
from cases.models import Woman

NEW_EACH_TIME = {"stored_as", "version"}


def of_everything(by):
    """{(model, id): {field: value}} of the acting organisation, and the bytes of each document."""
    models = [Woman, *(model for model in kinds.of_a_woman() if model is not Merge)]
    rows = {(model._meta.label, row.pk): _values(row) for model in models for row in model.objects.all()}
    files = {("file", row.pk): open_document(document=row, by=by) for row in Document.objects.all()}
    return rows | files


def _values(row):
    return {
        field.name: _plain(getattr(row, field.attname))
        for field in row._meta.local_fields
        if field.name not in NEW_EACH_TIME or isinstance(row, Woman) is False and field.name == "version"
    }


def _plain(value):
    return bytes(value) if isinstance(value, memoryview) else value
