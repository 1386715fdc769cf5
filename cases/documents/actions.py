"""What is done with documents: add one, hand its bytes out, remove it."""

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.documents import shelf, vault
from cases.documents.models import Document
from cases.gates import key_of, lock_open, lock_writable
from coalesce.audit import log
from coalesce.encryption import keyring
from coalesce.encryption.cipher import CannotOpen
from coalesce.refusals import Refused, Stale
from coalesce.stale import locked

MOST_BYTES = 200 * 1000 * 1000
"""How much may be kept about one woman."""

FULL = gettext_lazy(
    "With this file there would be more than 200 MB about her. Remove documents that nobody needs first."
)


class Reason(models.TextChoices):
    """Why a document goes. Words of one's own would be kept in the audit for ever, so there are none."""

    MISTAKE = "mistake", gettext_lazy("It was added by mistake, or to the wrong case")
    REPLACED = "replaced", gettext_lazy("A newer or better one takes its place")
    SHE_ASKED = "she_asked", gettext_lazy("She asked for it")
    NOT_NEEDED = "not_needed", gettext_lazy("It is no longer needed")


@transaction.atomic
def add_document(*, case, file, title, kind, by, pillar="", confidentiality=Document.Confidentiality.TEAM, once=None):
    """file: checks.Passed. once: the key of the form, which makes one document however often it is sent."""
    case = lock_writable(case)
    key = key_of(case, once)
    if made := _made_before(key, title, file):
        return made
    # Two files for two cases of hers count together, so they wait for each other.
    woman = locked(case.woman)
    if Document.objects.size_of(woman.pk) + len(file.content) > MOST_BYTES:
        raise Refused(FULL, event="document.refused")
    document = Document(
        pk=key,
        case=case,
        woman=woman,
        title=title,
        kind=kind,
        pillar=pillar,
        confidentiality=confidentiality,
        extension=file.extension,
        size=len(file.content),
        stored_as=shelf.new_name(),
        uploaded_by=by,
    )
    document.save(force_insert=True)
    details = {"kind": kind, "type": file.extension, "bytes": document.size, "for": confidentiality}
    log.record("document.added", document, by=by, details=details)
    _store(document, file.content)
    return document


def open_document(*, document, by):
    """The bytes that were kept; what does not open any more is said, and remembered."""
    try:
        content = _content(document)
    except (CannotOpen, FileNotFoundError):
        raise Refused(
            _("This document was changed on the disk or is gone. A backup may have it: tell your administrator."),
            event="document.damaged",
        ) from None
    log.record("document.opened", document, by=by, details={"kind": document.kind, "type": document.extension})
    return content


@transaction.atomic
def remove_document(*, document, reason, by):
    """reason: a Reason."""
    lock_open(document.case)
    document = locked(document)
    if not document.may_be_removed_by(by):
        raise Refused(_("Only who added a document or who leads the case can remove it. Ask one of them."))
    log.record("document.removed", document, by=by, details={"kind": document.kind, "reason": Reason(reason).value})
    shelf.drop(document.stored_as)
    document.delete()


def place_of(document):
    """What a sealed file is bound to."""
    return f"{document.organisation_id}|{document.woman_id}|{document.pk}|{document.stored_as}".encode()


def _made_before(key, title, file):
    """What this form has made already, or None. With another file it is a second document, and not to be lost."""
    made = Document.objects.filter(pk=key).first()
    if made is not None and (made.title, _content(made)) != (title, file.content):
        raise Stale(_("This form has been saved before. Open a new form for the second document."), about=made)
    return made


def _content(document):
    return vault.open_sealed(keyring.data_key(document.woman_id), shelf.read(document.stored_as), place_of(document))


def _store(document, content):
    try:
        shelf.put(document.stored_as, vault.seal(keyring.data_key(document.woman_id), content, place_of(document)))
    except OSError:
        raise Refused(
            _("The document could not be written to the disk. Tell your administrator, and add it again later."),
            event="document.refused",
        ) from None
