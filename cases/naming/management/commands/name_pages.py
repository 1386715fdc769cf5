"""Check the pages of names against the records, or write them anew."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.naming import pages
from cases.naming.upkeep import registered
from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for


class Command(BaseCommand):
    help = _("Check the sealed pages of names against the records; with --rebuild, write them anew.")

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true")

    def handle(self, *args, rebuild, **options):
        wrong = sum(self._rebuilt(one) if rebuild else self._checked(one) for one in Organisation.objects.all())
        if wrong:
            raise CommandError(_("Some pages differ from the records. Run this again with --rebuild."))

    def _checked(self, organisation):
        """How many women's lines are missing, wrong, or left behind. Nobody reads a name, so no reading is recorded."""
        with acting_for(organisation.pk) as acting:
            written, known = pages.everybody(), {woman.pk.hex: pages.line_of(woman) for woman in registered()}
            acting.women_read.clear()
        wrong = len({woman for woman in written.keys() | known.keys() if written.get(woman) != known.get(woman)})
        self.stdout.write(f"{organisation.code}: {len(known)} women, {wrong} wrong")
        return wrong

    def _rebuilt(self, organisation):
        with acting_for(organisation.pk) as acting:
            written = pages.rebuild(registered)
            acting.women_read.clear()
        self.stdout.write(f"{organisation.code}: {written} women written")
        return 0
