"""Every address of the product, app by app."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from coalesce import home
from coalesce.health import machines
from coalesce.mail import written
from coalesce.permissions import public

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", machines.healthz, name="healthz"),
    path("health/", include("coalesce.health.urls")),
    path("mails/", written.mails, name="mails"),
    path("i18n/setlang/", public(set_language), name="set_language"),
    path("settings/letters/", include("cases.reminders.digest.urls")),
    path("", include("coalesce.accounts.urls")),
    path("account/", include("coalesce.accounts.allauth_urls")),
    path("audit/", include("coalesce.audit.urls")),
    path("cases/", include("cases.merging.urls")),
    path("cases/", include("cases.urls")),
    path("cases/", include("cases.documents.urls")),
    path("cases/", include("cases.identification.urls")),
    path("", include("cases.doors.urls")),
    path("", include("cases.standing_in.urls")),
    path("caseload/", include("cases.caseload.urls")),
    path("", include("cases.interpreters.urls")),
    path("my-day/", include("cases.reminders.urls")),
    path("calendar/", include("cases.reminders.feed.urls")),
    path("cases/", include("cases.notes.urls")),
    path("cases/", include("pillars.talks.urls")),
    path("cases/", include("pillars.distance.urls")),
    path("cases/", include("pillars.printouts.urls")),
    path("cases/", include("pillars.urls")),
    path("cases/", include("pillars.unmet.urls")),
    path("groups/", include("pillars.groups.urls")),
    path("approvals/", include("pillars.plans.approval_urls")),
    path("legal-basis/", include("cases.lawfulness.urls")),
    path("country-periods/", include("pillars.periods.urls")),
    path("referrals/without-consent/", include("referrals.overrides.urls")),
    path("referrals/outside/", include("referrals.outside.urls")),
    path("document/", include("referrals.outside.reader_urls")),
    path("transfers/", include("referrals.transfers.urls")),
    path("referrals/", include("referrals.urls")),
    path("directory/", include("referrals.directory.urls")),
    path("statistics/htcds/", include("reporting.htcds.urls")),
    path("statistics/exchange/", include("reporting.exchange.urls")),
    path("statistics/", include("reporting.urls")),
]

if settings.DEMONSTRATION:
    from coalesce import gallery

    urlpatterns += [path("gallery/", gallery.gallery, name="gallery")]
