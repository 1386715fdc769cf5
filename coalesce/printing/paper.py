"""What every paper says of itself: a title that tells nothing, who printed it and when, and the warning."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _


def frame(*, title, number, printed_by="", code="", organisation=""):
    """In the language that is active. number: of this print, which the audit knows.

    printed_by, code, organisation: only what somebody chose to have on it.
    """
    now = timezone.localtime()
    when = {"day": date_format(now, "j F Y"), "time": date_format(now, "H:i"), "number": number, "who": printed_by}
    named = _("Printed by %(who)s on %(day)s at %(time)s, print %(number)s")
    printed = named if printed_by else _("Printed on %(day)s at %(time)s, print %(number)s")
    return {
        "title": title,
        "document_title": f"{title} {code}".strip(),
        "language": get_language().partition("-")[0],
        "is_rtl": get_language_bidi(),
        "code": code,
        "organisation": organisation,
        "printed": printed % when,
        "warning": _("This paper can harm her if somebody else finds it. Keep it safe, or destroy it."),
        "page": _("Page {page} of {pages}"),
        "boxes": _("□ stands for a letter that cannot be printed here."),
    }
