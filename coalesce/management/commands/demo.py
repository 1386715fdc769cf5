"""Load the demonstration consortium, once."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from coalesce.demonstration import consortium, directory, doors, exchange, leave, load, outside, referrals, transfers

SHOWN = "ici"


class Command(BaseCommand):
    help = "Loads the nine partners and fictional women with their work. The same seed gives the same women."

    def add_arguments(self, parser):
        parser.add_argument("--women", type=int, default=116, help="how many women (116 is the published total)")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--sign-ins", action="store_true", help="print the sign-ins and load nothing")

    def handle(self, **options):
        if options["sign_ins"]:
            return self.print_sign_ins()
        if not settings.DEMONSTRATION:
            raise CommandError(
                "Fictional women do not belong here. Set COALESCE_DEMONSTRATION=1 on a machine for trying."
            )
        if consortium.is_finished():
            return self.stdout.write("The demonstration is already loaded.")
        if consortium.is_begun():
            raise CommandError("Loading the demonstration was interrupted. Remove the folder var/ and start again.")
        return self.load(options["women"], options["seed"])

    def load(self, total, seed):
        began = time.monotonic()
        organisations = consortium.make()
        rows = load.load_women(organisations, total, seed, timezone.localdate(), self.tell_of(total))
        referrals.make(organisations, seed, timezone.localdate())
        transfers.make(organisations, timezone.localdate())
        outside.make(organisations, timezone.localdate())
        directory.make(organisations, seed, timezone.localdate())
        exchange.make()
        load.make_reminders(organisations)
        doors.seal_and_open(organisations[SHOWN])
        leave.enter(organisations[SHOWN])
        consortium.finish()
        seconds = time.monotonic() - began
        rate = f"{total / seconds:.0f} women and {rows / seconds:.0f} rows a second"
        self.stdout.write(f"{total} fictional women with {rows} rows in {seconds:.1f} s: {rate}.")

    def tell_of(self, total):
        """Only a long load needs to say how far it is."""
        return lambda loaded: self.stdout.write(f"{loaded} of {total}") if total > 2000 else None

    def print_sign_ins(self):
        for sign_in in consortium.sign_ins():
            self.stdout.write(f"  {sign_in.email:34} {sign_in.roles}, {sign_in.organisation}")
        self.stdout.write(f"  Everyone's password: {consortium.PASSWORD}")
