"""What a case tells of it: on its page, on its timeline, and in the words of the audit."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.dated import Moment, dated
from cases.panels import Panel
from cases.timeline import Entry
from referrals.overrides.models import Override

SENTENCES = {
    "override.asked": gettext_lazy("asked to share without her consent"),
    "override.approved": gettext_lazy("allowed sharing without her consent"),
    "override.declined": gettext_lazy("did not allow sharing without her consent"),
    "override.used": gettext_lazy("shared without her consent, as a supervisor allowed"),
    "override.refused": gettext_lazy("could not ask for sharing without consent, or decide it"),
}
SHOWN = (Override.State.ASKED, Override.State.APPROVED, Override.State.USED)


def on_the_case(case, user):
    """The latest ones, for those who work on the case."""
    found = Override.objects.filter(case=case, state__in=SHOWN).select_related("receiver", "asked_by")
    overrides = list(found.defer("reason", "words").newest_first()[:3])
    return [Panel("overrides/_on_the_case.html", {"overrides": overrides})] if overrides else []


def _decided(case):
    decided = Override.objects.filter(case=case, decided_at__isnull=False)
    return decided.select_related("receiver", "decided_by").defer("reason", "words")


@dated(_decided, Moment(at="decided_at"))
def shared_without_her(case, override):
    title = _("Sharing without her consent: %(answer)s") % {"answer": override.standing}
    where = {"icon": "shield-exclamation", "url": override.get_absolute_url()}
    yield Entry(override.decided_at, title, str(override.receiver), by=override.decided_by, **where)
