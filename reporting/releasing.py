"""Asking for a release, and making it: count, protect, attack, and only then show."""

import hashlib
import json

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coalesce.audit import log
from coalesce.encryption import cipher, installation
from coalesce.outbox import outbox
from coalesce.refusals import Refused
from reporting.catalogue import BY_DEFINITION, REACHED, catalogue
from reporting.counting import Reached, first_open_quarter, women_counted
from reporting.disclosure import DisclosureError, attack, check, protect
from reporting.models import Release
from reporting.quarters import between, last_complete

ONE_AT_A_TIME = 958133
PLACE = b"women counted in a release"


@transaction.atomic
def ask_for_release(*, until, by, question=REACHED):
    """The release up to the end of a quarter: the one that exists, or a new one that a worker will make.

    until: "2026-Q3", a quarter that has ended. Raises Refused for another.
    """
    newest = Release.objects.filter(definition=question.definition).made().first()
    if until > last_complete(timezone.localdate()):
        raise Refused(_("This quarter has not ended. Choose one that has."))
    if newest and until < newest.until:
        raise Refused(_("Later figures are already released. Use those, or the releases in the list."))
    release, is_new = Release.objects.exclude(state=Release.State.REFUSED).get_or_create(
        definition=question.definition, until=until, defaults={"asked_by": by}
    )
    if is_new:
        log.record("release.asked", release, by=by, details={"until": until, "question": question.slug})
        outbox.put("reporting.tasks.make_release", release.pk)
    return release


@transaction.atomic
def make_release(*, release_id):
    """Count, protect, attack; shown only when the attacker won nothing. Doing it twice does nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    release = Release.objects.select_for_update().filter(pk=release_id).waiting().first()
    if release is None:
        return
    try:
        _fill(release)
    except DisclosureError as problem:
        release.state, release.sentence = Release.State.REFUSED, str(problem)
    release.made_at = timezone.now()
    release.save()


def _fill(release):
    question = BY_DEFINITION[release.definition]
    earlier = list(Release.objects.filter(definition=question.definition).made().order_by("until"))
    counted = open_counted(earlier[-1]) if earlier else []
    first_open = first_open_quarter(earlier[-1].until) if earlier else None
    women = women_counted(question.firsts_of, release.until, counted, first_open)
    history = [before.published for before in earlier]
    if not women:
        raise DisclosureError(str(question.nobody))
    asked = _catalogue_of(women, release.until, question)
    records = [woman.as_record() for woman in women]
    protected = protect(asked, records, k=release.threshold, history=history, seed=_secret_seed())
    _demand_that_it_holds(protected)
    release.published = protected.as_dict()
    release.counted = cipher.seal(_key(), json.dumps([woman.as_list() for woman in women]).encode(), PLACE)
    release.checksum = hashlib.sha256(json.dumps(release.published, sort_keys=True).encode()).hexdigest()
    release.state = Release.State.MADE


def _catalogue_of(women, until, question):
    countries = sorted({woman.country for woman in women})
    return catalogue(countries, between(min(woman.quarter for woman in women), until), question)


def _demand_that_it_holds(protected):
    check(protected.as_dict())
    if protected.certificate.get("open_ring"):
        raise DisclosureError(_("These tables form a ring whose safety could not be proved, so they are not released."))
    if attack(protected.as_dict()).wins:
        raise DisclosureError(_("The attack on these figures succeeded, so they are not released."))


def open_counted(release):
    """The women of a release as they were counted."""
    return [
        Reached.from_list(values) for values in json.loads(cipher.open_sealed(_key(), bytes(release.counted), PLACE))
    ]


def _secret_seed():
    """Who knows the method and the seed could replay the choice of what is hidden."""
    return int.from_bytes(installation.derive(b"seed of releases")[:6])


def _key():
    return installation.derive(b"releases")
