"""What travels: a copy of the categories that were chosen, a short summary, and nothing else.

A category that has nothing recorded travels as an empty one, so that the receiver sees that it was not withheld.
`consortium_key` travels with every letter and is never shown: by it two partners count one woman once.
"""

import hashlib
import json

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.consent import Category
from coalesce.encryption import keyring
from coalesce.refusals import Refused
from pillars.legal.models import ResidencePermit

SUMMARY_LENGTH = 800
ALERT_LENGTH = 300
QUESTION_LENGTH = 500
ANSWER_LENGTH = 800
LIMIT = 16 * 1024
AGE_BANDS = ((18, "0-17"), (25, "18-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (65, "55-64"), (200, "65+"))


def copy_of(case, categories, *, summary, alert=""):
    """The copy as plain values. categories: of cases.models.consent.Category."""
    shared = {"summary": summary, "consortium_key": str(case.woman.consortium_key)}
    for category in Category:
        if category in categories:
            shared[category.value] = COPIES[category](case)
    if Category.SAFETY in categories:
        shared[Category.SAFETY.value]["alert"] = alert
    _demand_small(shared)
    return shared


def seal(referral, shared):
    """The letter: only the receiver can open it."""
    return keyring.seal_for(referral.receiver, _to_bytes(shared), referral.place)


def read(referral):
    """What the letter says, to the organisation that it was sealed for."""
    return json.loads(keyring.open_letter(referral.letter, referral.place))


def more_of(case, categories, shared):
    """What these further categories add to a copy that was shared before; what is in it stays as it was."""
    copies = {category.value: COPIES[category](case) for category in Category if category in categories}
    return {category: copy for category, copy in copies.items() if category not in shared}


def with_answer(shared, more, *, question, answer):
    """The copy as it goes out anew: what was shared, what is added, and the question with its answer."""
    told = {"day": timezone.localdate().isoformat(), "question": question, "answer": answer}
    grown = {**shared, **more, "answers": [*shared.get("answers", []), told]}
    _demand_small(grown)
    return grown


def seal_question(referral, question):
    """For the sender who is to answer it, and for the receiver who asked."""
    return tuple(
        keyring.seal_for(organisation, question.encode(), referral.place)
        for organisation in (referral.organisation, referral.receiver)
    )


def question_of(referral):
    """What is asked and not yet answered, to either side; else nothing."""
    sealed = referral.question if referral.is_mine else referral.question_kept
    return _open(sealed, referral)


def seal_comment(referral, comment):
    """What she says of it, for the sender."""
    return keyring.seal_for(referral.organisation, comment.encode(), referral.place) if comment else None


def comment_of(referral):
    return _open(referral.comment, referral)


def _open(sealed, referral):
    return keyring.open_letter(sealed, referral.place).decode() if sealed else ""


def mark_of(shared):
    """A short mark of a copy: two equal ones say that nothing changed since the preview was looked at."""
    return hashlib.sha256(_to_bytes(shared)).hexdigest()[:32]


def _to_bytes(shared):
    return json.dumps(shared, ensure_ascii=False, sort_keys=True).encode()


def _demand_small(shared):
    if len(shared["summary"]) > SUMMARY_LENGTH:
        raise Refused(
            _("The summary is longer than %(length)s characters. Keep only what the partner needs to begin.")
            % {"length": SUMMARY_LENGTH},
            "referral.send_refused",
        )
    if len(_to_bytes(shared)) > LIMIT:
        raise Refused(
            _("This is more than a referral can carry. Share fewer categories, or shorten what her record says."),
            "referral.send_refused",
        )


def _name(case):
    woman = case.woman
    return {field: getattr(woman, field) for field in ("first_name", "middle_name", "family_name", "known_as")}


def _age(case):
    born, today = case.woman.date_of_birth, timezone.localdate()
    if born is None:
        return {"band": ""}
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return {"band": next(band for below, band in AGE_BANDS if age < below)}


def _language(case):
    woman = case.woman
    return {
        "primary": woman.primary_language,
        "secondary": woman.secondary_language,
        "interpreter": woman.interpreter_needed,
    }


def _contact(case):
    """Only ways that are safe today, each with the rules that keep her safe."""
    today = timezone.localdate()
    return {"ways": [_way(way) for way in case.woman.safe_contacts.all() if not _is_unsafe(way, today)]}


def _is_unsafe(way, today):
    return way.unsafe_until is not None and way.unsafe_until >= today


WAY = (
    "channel",
    "value",
    "safe_hours",
    "never_days",
    "safe_times",
    "may_leave_message",
    "may_send_message",
    "code_word",
    "who_may_answer",
)


def _way(way):
    return {field: getattr(way, field) for field in WAY}


def _children(case):
    return {"number": case.woman.number_of_children}


def _needs(case):
    return {"need": case.need}


def _safety(case):
    return {"risk": case.risk_level}


def _residence(case):
    """Kind and last day of each status that she holds or held, never its number."""
    permits = ResidencePermit.objects.filter(case=case).lasting()
    return {"permits": [{"kind": permit.kind, "expires_on": _iso(permit.expires_on)} for permit in permits]}


def _iso(day):
    return day.isoformat() if day else ""


COPIES = {
    Category.NAME: _name,
    Category.AGE: _age,
    Category.LANGUAGE: _language,
    Category.CONTACT: _contact,
    Category.CHILDREN: _children,
    Category.NEEDS: _needs,
    Category.SAFETY: _safety,
    Category.RESIDENCE: _residence,
}
