"""One record as it stands in a card: a title, a quiet line, a badge, and its note for those who may read it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.places import language_name
from pillars.economic import kinds, models

SIDE_BY_SIDE = " · "


@dataclass(frozen=True)
class Line:
    title: str
    detail: str
    badge: str
    tone: str
    url: str
    note: str


def line(case, row, reads):
    """reads: whether the sealed words may be shown."""
    kind = BY_MODEL[type(row)]
    title, details, (badge, tone) = WRITERS[type(row)](row, reads)
    detail = SIDE_BY_SIDE.join(str(part) for part in details if part)
    url = reverse("pillars:economic:correct", args=[case.code, kind, row.pk])
    return Line(title, detail, badge, tone, url, row.note if reads else "")


def language(level, reads):
    words = _("%(day)s, from a test") if level.tested else _("%(day)s, from a talk")
    title = language_name(level.language)
    if level.skill != models.LanguageLevel.Skill.OVERALL:
        title = f"{title}, {level.get_skill_display()}"
    return title, (words % {"day": day(level.reached_on)},), (level, "economic")


def learning(course, reads):
    name = language_name(course.language) if course.language else ""
    certificate = _("with a certificate") if course.certificate else ""
    details = (name, course.provider if reads else "", period(course), course.get_isced_display(), certificate)
    return str(course), details, (course.get_outcome_display(), course.tone)


def recognition(one, reads):
    words = (one.what, one.authority) if reads else ()
    applied = _("applied on %(day)s") % {"day": day(one.applied_on)}
    decided = _("decided on %(day)s") % {"day": day(one.decided_on)} if one.decided_on else ""
    return str(one), (*words, applied, decided), (one.get_result_display(), one.tone)


def employment(status, reads):
    hours = ""
    if status.hours is not None:
        hours = ngettext("%(hours)s hour a week", "%(hours)s hours a week", status.hours) % {"hours": status.hours}
    beside = "" if status.is_main else _("beside her main status")
    words = (status.employer if reads else "", status.get_sector_display(), hours, status.get_contract_display())
    return str(status), (period(status), beside, *words), now(status)


def right_to_work(right, reads):
    seen = _("document seen") if right.document_seen else _("document not seen yet")
    badge = (_("Not yet"), "info") if right.since > timezone.localdate() else now(right)
    title = _("May work: %(why)s") % {"why": right}
    return title, (period(right), seen), badge


def income(source, reads):
    return source.get_kind_display(), (source.get_band_display(), period(source)), now(source)


def debt(owed, reads):
    to_whom = _("to %(whom)s") % {"whom": owed.to_whom} if owed.to_whom else ""
    badge = (_("Settled"), "ok") if owed.until else ("", "")
    return (
        owed.get_kind_display(),
        (owed.amount, to_whom, _("told on %(day)s") % {"day": day(owed.since)}, owed.plan),
        badge,
    )


def bank_account(answer, reads):
    said = _("said on %(day)s") % {"day": day(answer.since)}
    return _("A bank account of her own"), (said,), (answer.get_has_one_display(), "quiet")


def home(place, reads):
    said = (
        (place.safe, _("safe for her"), _("not safe for her")),
        (place.women_only, _("only women"), ""),
        (place.for_children, _("suitable for children"), _("not suitable for children")),
    )
    answers = {models.Answer.YES: 1, models.Answer.NO: 2}
    words = [entry[answers[entry[0]]] for entry in said if entry[0] in answers]
    stay = _("may stay until %(day)s") % {"day": day(place.stay_ends_on)} if place.stay_ends_on else ""
    badge = (_("Not safe"), "warn") if place.is_unsafe and place.until is None else now(place)
    return str(place), (period(place), stay, *words), badge


def programme(support, reads):
    if support.until:
        talks = ngettext("%(count)s talk since", "%(count)s talks since", support.talks_held)
        then = talks % {"count": support.talks_held}
    else:
        then = _("planned until %(day)s") % {"day": day(support.ends_on)} if support.ends_on else ""
    return str(support), (period(support), then), now(support)


def day(on):
    return date_format(on, "j F Y")


def period(row):
    if row.until is None:
        return _("since %(day)s") % {"day": day(row.since)}
    return _("%(first)s to %(last)s") % {"first": day(row.since), "last": day(row.until)}


def now(row):
    stands = row.until is None or row.until >= timezone.localdate()
    return (_("Now"), "economic") if stands else ("", "")


BY_MODEL = {kind.model: kind for kind in kinds.KINDS}
WRITERS = {
    models.LanguageLevel: language,
    models.Learning: learning,
    models.Recognition: recognition,
    models.Employment: employment,
    models.RightToWork: right_to_work,
    models.Income: income,
    models.Debt: debt,
    models.BankAccount: bank_account,
    models.Home: home,
    models.Programme: programme,
}
