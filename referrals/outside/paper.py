"""The copy on paper, for one reader who is named on every page."""

from django.utils.translation import gettext as _

from coalesce.printing import frame, pdf
from pillars.printouts import blocks
from referrals import contents


def of(referral, *, number, by):
    """A PDF. number: of this print, which the audit knows."""
    around = frame(
        title=_("Referral"),
        number=number,
        printed_by=by.name,
        code=referral.number,
        organisation=by.organisation.name,
    )
    letter = contents.letter(referral.shared)
    sections = [{"title": _("Summary"), "rows": [], "text": letter["summary"]}]
    sections += [_section(section) for section in letter["sections"]]
    return pdf("outside", around | _of_the_reader(referral, number) | {"sections": sections})


def _of_the_reader(referral, number):
    return {
        "facts": blocks.rows([(_("For"), referral.recipient), (_("Service"), referral.get_service_type_display())]),
        "receiver": _("Only for: %(name)s") % {"name": referral.recipient},
        "confidential": _("Confidential. For the named receiver only: no copy, no passing on."),
        "mark": f"{referral.number} · {number}",
    }


def _section(section):
    told = [(label, value if value not in {None, ""} else _("Not recorded")) for label, value in section.rows]
    return {"title": str(section.label), "rows": blocks.rows(told), "text": ""}
