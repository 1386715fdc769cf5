"""What the legal pillar's own tables tell of what happened in a case."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.timeline import Entry
from pillars.legal.models import ResidencePermit


def permits(case):
    url = reverse("pillars:legal", args=[case.code])
    for permit in ResidencePermit.objects.filter(case=case):
        until = _("%(kind)s, until %(day)s") % {
            "kind": permit.get_kind_display(),
            "day": date_format(permit.expires_on, "j F Y"),
        }
        yield Entry(permit.recorded_on, _("Residence permit recorded"), until, "", url, "file-earmark-text", "legal")
