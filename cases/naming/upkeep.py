"""Women who were registered before there were pages of names, or an index of documents, are found like all others."""

from cases import papers
from cases.models import Woman
from cases.naming import pages
from cases.naming.models import NamePage
from coalesce.accounts.models import Organisation
from coalesce.encryption import keyring
from coalesce.tenancy import acting_for


def find_those_of_before():
    for organisation in Organisation.objects.all():
        with acting_for(organisation.pk) as acting:
            if not NamePage.objects.exists() and Woman.objects.exists():
                pages.rebuild(registered)
                _index_documents()
                # Nobody has read them, so no reading is recorded.
                acting.women_read.clear()


def registered():
    """Their keys are loaded at once, or each record would ask for its own."""
    women = list(Woman.objects.filter(has_identity=True))
    keyring.load(woman.pk for woman in women)
    return women


def _index_documents():
    for woman in registered():
        if woman.identity_index is None and (index := papers.index(woman.identity_number)):
            Woman.objects.filter(pk=woman.pk).update(identity_index=index)
