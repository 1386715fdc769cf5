"""A document goes to another record of hers: its bytes are sealed anew, under a new name, beside the old ones."""

from django.utils.translation import gettext as _

from cases.documents import shelf, vault
from cases.documents.actions import place_of
from coalesce.encryption import keyring
from coalesce.encryption.cipher import CannotOpen
from coalesce.refusals import Refused


def reseal(document, to):
    """The fields that change. The old file goes when the transaction commits, so a crash loses neither."""
    content, left = _content(document), document.stored_as
    document.woman_id, document.stored_as = to.pk, shelf.new_name()
    shelf.put(document.stored_as, vault.seal(keyring.data_key(to.pk), content, place_of(document)))
    shelf.drop(left)
    return {"stored_as": document.stored_as}


def _content(document):
    try:
        sealed = shelf.read(document.stored_as)
        return vault.open_sealed(keyring.data_key(document.woman_id), sealed, place_of(document))
    except (CannotOpen, FileNotFoundError):
        raise Refused(
            _("A document of hers is damaged or gone. Bring it back from a backup, or remove it, and try again."),
            event="document.damaged",
        ) from None
