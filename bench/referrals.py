"""What an inbox and an outbox cost with few and with many referrals: queries, median milliseconds, and the ratio.

Run it as: .venv/bin/python -m bench.referrals [--sizes 1000 50000]. It fills a database of its own with referrals as
sending makes them, but for their letters, which no list opens. All are of one sender, one receiver and one case: the
worst that an inbox or an outbox can meet.
"""

import argparse
import itertools
import os
import random
import uuid
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402 - the settings must be there first
from django.utils import timezone  # noqa: E402

from bench.pages import measured  # noqa: E402
from cases.actions import give_consent, register_woman  # noqa: E402
from coalesce.embedded import database, valkey  # noqa: E402
from coalesce.permissions import Role  # noqa: E402
from coalesce.tenancy import acting_for  # noqa: E402
from pillars.catalogue import PILLARS  # noqa: E402
from referrals.models import Referral, SentReferral, Status, Urgency  # noqa: E402
from tests import servers, settings  # noqa: E402
from tests.cast import make_organisation, make_person  # noqa: E402

SIZES = (1_000, 50_000)
AT_ONCE = 5_000
ADDRESSES = (
    "/referrals/",
    "/referrals/?page=300",
    "/referrals/?show=asked",
    "/referrals/?show=accepted&urgency=urgent",
    "/referrals/?show=finished&partner=sender&pillar=legal",
    "/referrals/sent/",
    "/referrals/sent/?show=finished&pillar=legal",
)
STATES = (Status.SENT, Status.SENT, Status.NEEDS_INFO, Status.ACCEPTED, Status.STARTED, Status.DECLINED)


class Box:
    """One sender and one receiver; `fill` adds referrals between them until there are so many."""

    def __init__(self):
        self.sender, self.receiver = make_organisation("sender", "CY", "S"), make_organisation("receiver", "DE", "R")
        self.ada = make_person("Ada", self.sender, Role.CASEWORKER)
        self.eve = make_person("Eve", self.receiver, Role.CASEWORKER)
        self.count, self.chance, self.numbers = 0, random.Random(7), itertools.count()
        with acting_for(self.sender.pk, self.ada):
            self.case = register_woman(identity={"first_name": "Bench"}, need="", by=self.ada)
            agreed = {"purpose": "share_referral", "recipient": self.receiver, "categories": ["name"]}
            self.consent = give_consent(case=self.case, by=self.ada, **agreed)

    def fill(self, count):
        while self.count < count:
            rows = [self._row() for _one in range(min(AT_ONCE, count - self.count))]
            with acting_for(self.sender.pk, self.ada):
                Referral.objects.bulk_create(rows)
                SentReferral.objects.bulk_create([self._side(row) for row in rows])
            _answer(self.chance, self.receiver, [row.pk for row in rows])
            self.count += len(rows)

    def _side(self, referral):
        hers = {"woman_id": self.case.woman_id, "case": self.case, "consent": self.consent}
        return SentReferral(referral=referral, categories=["name"], shared={}, **hers)

    def _row(self):
        """Sent over two years."""
        sent_at = timezone.now() - timedelta(minutes=self.chance.randrange(1_000_000))
        pillar = self.chance.choice(PILLARS)
        return Referral(
            pk=uuid.UUID(int=self.chance.getrandbits(128), version=4),
            organisation=self.sender,
            receiver=self.receiver,
            number=f"R-{next(self.numbers):09}",
            pillar=pillar.slug,
            service_type=pillar.service_types[0].code,
            urgency=self.chance.choice(Urgency.values),
            status=Status.SENT,
            letter=b"sealed",
            sent_at=sent_at,
            sent_by=self.ada,
            answer_by=sent_at.date() + timedelta(days=7),
            late_from=sent_at + timedelta(days=8),
        )


def _answer(chance, receiver, keys):
    """The receiver's own steps, as many rows at a time as take the same one."""
    answered = {"answered_at": timezone.now()}
    chance.shuffle(keys)
    size = len(keys) // len(STATES)
    steps = {
        Status.NEEDS_INFO: {"question": b"sealed", "question_kept": b"sealed"},
        Status.ACCEPTED: answered,
        Status.DECLINED: {**answered, "decline_reason": "NO_CAPACITY"},
    }
    with acting_for(receiver.pk):
        for number, (status, told) in enumerate(steps.items()):
            chosen = keys[number * size : (number + 1) * size]
            Referral.objects.received().filter(pk__in=chosen).update(status=status, **told)
        begun = keys[3 * size : 4 * size]
        Referral.objects.received().filter(pk__in=begun).update(status=Status.ACCEPTED, **answered)
        Referral.objects.received().filter(pk__in=begun).update(status=Status.STARTED, started_on=timezone.localdate())


def run(sizes):
    """{size: {page: {queries, ms}}}"""
    box, results = Box(), {}
    for size in sizes:
        box.fill(size)
        database.run(settings.PLACE, "vacuum analyze", database=settings.TEST_DATABASE)
        results[size] = {page: measured(box.ada if "/sent/" in page else box.eve, page, None) for page in ADDRESSES}
    return results


def table(results):
    smallest = results[min(results)]
    yield f"{'':56}" + "".join(f"{f'{size:,} referrals':>26}" for size in results)
    for page, first in smallest.items():
        shown = [(row[page]["queries"], row[page]["ms"], row[page]["ms"] / first["ms"]) for row in results.values()]
        yield f"{page:56}" + "".join(f"{queries:>8} q {ms:>7.1f} ms {ratio:>4.1f}" for queries, ms, ratio in shown)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options = parser.parse_args()
    with servers.running(settings.RUN):
        database.clone(settings.PLACE, database.DATABASE, settings.TEST_DATABASE)
        broker = valkey.start(settings.PLACE, name=settings.TEST_BROKER)
        try:
            found = run(sorted(options.sizes))
        finally:
            connection.close()
            broker.stop()
    print(*table(found), sep="\n")
