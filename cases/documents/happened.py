"""What the timeline tells of documents: that one came, not what it is called."""

from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.documents.models import Document
from cases.timeline import Entry


def _shared(case):
    """Legal papers are left out: the timeline is read by everyone who may open the case."""
    return case.documents.filter(confidentiality=Document.Confidentiality.TEAM).select_related("uploaded_by")


@dated(_shared, Moment(at="uploaded_at"))
def documents(case, document):
    yield Entry(
        document.uploaded_at,
        _("Document added: %(kind)s") % {"kind": document.get_kind_display()},
        by=document.uploaded_by,
        icon="paperclip",
        pillar=document.pillar,
    )
