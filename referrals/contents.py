"""A shared copy as a person reads it: the same for the preview, for the sender's own copy, and for the receiver."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases import places, safety
from cases.choices import Channel, Risk
from cases.models.consent import Category
from pillars.legal.models import ResidencePermit


@dataclass(frozen=True)
class Section:
    """One category: its label, and what is recorded of it as pairs of label and value."""

    label: str | Promise
    icon: str
    rows: list = field(default_factory=list)


def sections(shared):
    """One section for each category in the copy (a dict, as packet.copy_of makes it), in a fixed order."""
    return [
        Section(category.label, ICONS[category], ROWS[category](shared[category]))
        for category in Category
        if category in shared
    ]


def letter(shared):
    """What a template takes of a copy."""
    return {"summary": shared["summary"], "answers": answers(shared), "sections": sections(shared)}


@dataclass(frozen=True)
class Answer:
    """What the receiver had asked, and what the sender answered on that day."""

    day: date
    question: str
    answer: str


def answers(shared):
    return [
        Answer(date.fromisoformat(told["day"]), told["question"], told["answer"]) for told in shared.get("answers", [])
    ]


def _name(copy):
    full = " ".join(filter(None, (copy["first_name"], copy["middle_name"], copy["family_name"])))
    return [(_("Name"), full), (_("Wants to be called"), copy["known_as"] or copy["first_name"])]


def _age(copy):
    return [(_("Age"), copy["band"].replace("-", "–"))]


def _language(copy):
    return [
        (_("Prefers"), places.language_name(copy["primary"])),
        (_("Also speaks"), places.language_name(copy["secondary"])),
        (_("Interpreter"), _("needed") if copy["interpreter"] else _("not needed")),
    ]


def _contact(copy):
    rows = []
    for way in copy["ways"]:
        rows += [
            (Channel(way["channel"]).label, way["value"]),
            *_times(way),
            (_("A message may be left"), _("yes") if way["may_leave_message"] else _("no")),
            (_("A message may be sent"), _("yes") if way.get("may_send_message") else _("no")),
            (_("Code word"), way["code_word"]),
            (_("Who may answer"), way["who_may_answer"]),
        ]
    return rows or [(_("Safe contact"), "")]


def _times(way):
    """A letter of before carries words alone; empty lines say nothing, so they are left out."""
    rows = [(_("Safe hours"), "; ".join(safety.hours_in_words(way.get("safe_hours", []))))]
    rows += [(_("Never on"), safety.days_in_words(way.get("never_days", [])))]
    return [row for row in rows if row[1]] + [(_("Safe times"), way["safe_times"])]


def _children(copy):
    return [(_("Number of children"), copy["number"])]


def _needs(copy):
    return [(_("What she asks for"), copy["need"])]


def _safety(copy):
    return [(_("Risk"), Risk(copy["risk"]).label if copy["risk"] else ""), (_("Alert"), copy["alert"])]


def _residence(copy):
    rows = [(ResidencePermit.Kind(permit["kind"]).label, _until(permit["expires_on"])) for permit in copy["permits"]]
    return rows or [(_("Residence status"), "")]


def _until(text):
    return _("until %(day)s") % {"day": _day(text)} if text else _("without an end")


def _day(text):
    return date_format(date.fromisoformat(text))


ROWS = {
    Category.NAME: _name,
    Category.AGE: _age,
    Category.LANGUAGE: _language,
    Category.CONTACT: _contact,
    Category.CHILDREN: _children,
    Category.NEEDS: _needs,
    Category.SAFETY: _safety,
    Category.RESIDENCE: _residence,
}

ICONS = {
    Category.NAME: "person",
    Category.AGE: "calendar3",
    Category.LANGUAGE: "translate",
    Category.CONTACT: "telephone",
    Category.CHILDREN: "people",
    Category.NEEDS: "chat-left-text",
    Category.SAFETY: "shield-exclamation",
    Category.RESIDENCE: "bank",
}
