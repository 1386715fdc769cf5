"""The page of her decisions: what stands now, by what it is about, beside the law that each purpose rests on."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import consents
from cases.lawfulness import bases
from cases.models import Consent

Purpose = Consent.Purpose

PARTS = (
    (_("Being supported"), (Purpose.SERVICE, Purpose.RECORD_KEEPING, Purpose.INTERPRETER, Purpose.CASE_CONFERENCE)),
    (_("Being reached"), (Purpose.CONTACT_CHANNEL, Purpose.AFTERCARE)),
    (
        _("Sharing what is known about her"),
        (Purpose.SHARE_REFERRAL, Purpose.SHARE_TRANSFER, Purpose.SHARE_OUTSIDE, Purpose.SHARE_AUTHORITY),
    ),
    (_("Being counted"), (Purpose.STATISTICS, Purpose.FUNDER_REPORTING, Purpose.RESEARCH)),
    (_("Being named"), (Purpose.HTCDS_IDENTIFIED, Purpose.TESTIMONY)),
)


@dataclass(frozen=True)
class Line:
    """One thing that she decided about, or could be asked. basis: the organisation's own ground in law, or None."""

    purpose: Purpose
    consent: Consent | None
    basis: object = None

    @property
    def asks_again(self):
        """More than one decision of this purpose can stand: one for each partner, service, channel or authority."""
        return self.purpose in consents.SHARING or self.purpose in consents.SCOPES


@dataclass(frozen=True)
class Part:
    heading: str | Promise
    lines: list = field(default_factory=list)
    more: list = field(default_factory=list)
    """Purposes that can be asked again, or have not been asked and need not be."""


def of(case):
    decided, lawful = consents.decided_lines(case), bases.of_the_organisation()
    return [_part(heading, purposes, decided, lawful) for heading, purposes in PARTS]


def _part(heading, purposes, decided, lawful):
    part = Part(heading)
    for purpose in purposes:
        known = [consent for _purpose, consent in decided.get(purpose, ())]
        shown = known or ([None] if purpose in consents.FIRST_ASKED else [])
        part.lines.extend(Line(purpose, consent, lawful.get(purpose)) for consent in shown)
        if not shown or (known and Line(purpose, None).asks_again):
            part.more.append(purpose)
    return part
