"""Loading the women in bulk: one organisation and one batch after the other, in bounded memory."""

import random
from collections import defaultdict
from datetime import timedelta

from django.contrib.auth.models import Permission as ModelPermission
from django.utils import timezone

from cases.interpreters.models import Interpreter
from cases.models import CaseUserObjectPermission, Consent
from cases.models.case import TEAM
from cases.naming import pages
from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.accounts.models import User
from coalesce.audit import log
from coalesce.demonstration import groups, safety, signs, steps, women, words, work
from coalesce.encryption import cipher, keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.groups.models import GroupSession
from pillars.models import Service
from pillars.plans.models import PlanVersion

SPREAD = (("cyrc", 22), ("caritas-cy", 12), ("migs", 6), ("solwodi", 30), ("ici", 22), ("iroko", 24))
"""Fictional: the published total is 116 women in Cyprus, Germany, Ireland and Italy, without a split."""
BATCH = 400
UNDONE = timedelta(days=12)
AT_ONCE = 2000


def spread(total):
    """How many women each organisation has, adding up to the total (largest remainders)."""
    whole = sum(share for _code, share in SPREAD)
    exact = {code: total * share / whole for code, share in SPREAD}
    counts = {code: int(value) for code, value in exact.items()}
    for code in sorted(exact, key=lambda code: counts[code] - exact[code])[: total - sum(counts.values())]:
        counts[code] += 1
    return counts


def load_women(organisations, total, seed, today, tell=lambda loaded: None):
    """Women with their work, spread over the organisations. Returns the rows; calls tell(loaded) after each batch."""
    taken, loaded, rows = set(), 0, 0
    for code, count in spread(total).items():
        rng = random.Random(f"{seed} {code}")
        with acting_for(organisations[code].pk):
            Interpreter.objects.bulk_create(safety.speakers())
        for start in range(0, count, BATCH):
            size = min(BATCH, count - start)
            with acting_for(organisations[code].pk):
                rows += load_batch(rng, organisations[code], size, today, taken)
            loaded += size
            tell(loaded)
    return rows


def load_batch(rng, organisation, size, today, taken):
    """One transaction: women with their keys, cases, teams and work. Returns how many rows it wrote."""
    workers = list(User.objects.filter(organisation=organisation, roles__contains=[Role.CASEWORKER]).order_by("pk"))
    lawyers = list(User.objects.filter(organisation=organisation, roles__contains=[Role.SPECIALIST_LEGAL]))
    supervisor = User.objects.filter(organisation=organisation, roles__contains=[Role.SUPERVISOR]).first()
    people = [women.make_woman(rng, organisation.country, taken) for _number in range(size)]
    keyring.new_data_keys({woman.pk: cipher.new_key() for woman in people})
    offered = list(groups.sessions(random.Random(people[0].code), size, workers[0], today))
    rows = defaultdict(list, {GroupSession: []})
    for woman in people:
        worker = rng.choice(workers)
        case = women.make_case(rng, woman, worker, today)
        rows[type(woman)].append(woman)
        for row in rows_of(rng, case, worker, supervisor, lawyers, today):
            rows[type(row)].append(row)
        rows[Service] += groups.attendances(case, offered, today)
    rows[GroupSession] = groups.attended(offered, rows[Service])
    for model, instances in rows.items():
        model.objects.bulk_create(instances, batch_size=AT_ONCE)
    pages.write_all(people)
    log.record("demonstration.loaded", organisation, details={"women": size})
    return sum(map(len, rows.values()))


def rows_of(rng, case, worker, supervisor, lawyers, today):
    yield case
    for member in [worker, *lawyers]:
        yield CaseUserObjectPermission(content_object=case, user=member, permission=team_permission())
    consents = list(women.make_consents(rng, case, worker))
    yield from consents
    if case.woman.has_identity:
        yield women.make_contact(rng, case.woman)
        yield women.make_profile(rng, case)
        yield from safety.of_a_case(case, worker, today)
        yield from signs.of_a_case(case, worker, today)
    done = list(work.work_on(rng, case, worker, supervisor, today))
    yield from done
    yield from steps.way_of(case, approved_in(done), wants_aftercare(consents), worker, supervisor, today)
    if done:
        yield from words.told(case, worker, lawyers[0] if lawyers else None, today)


def approved_in(rows):
    """Her plan that was approved, or None."""
    return next((row for row in rows if isinstance(row, PlanVersion) and row.approved_on), None)


def wants_aftercare(consents):
    given = {consent.purpose for consent in consents if consent.decision == Consent.Decision.GIVEN}
    return Consent.Purpose.AFTERCARE in given


_permission = []


def team_permission():
    if not _permission:
        _permission.append(ModelPermission.objects.get(codename=TEAM, content_type__app_label="cases"))
    return _permission[0]


def make_reminders(organisations):
    """What the clock would make within a few minutes, so that every worker's day is there at once.

    What was due long ago has been seen to, as it is where people come to work every day.
    """
    for organisation in organisations.values():
        with acting_for(organisation.pk):
            engine.make_due_reminders(engine.today())
            Reminder.objects.open().filter(due_on__lt=engine.today() - UNDONE).update(
                state=Reminder.State.DONE, done_at=timezone.now() - UNDONE
            )
