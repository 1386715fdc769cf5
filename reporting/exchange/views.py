"""The events, with the line that says where a published total differs from ours."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cases.places import country_name
from coalesce.charts import Bar, Series, bar_chart
from coalesce.http import render_page
from coalesce.permissions import Permission, requires
from reporting.exchange.models import ExchangeEvent, PublishedTotal


@requires(Permission.STATISTICS_CONSORTIUM)
@require_GET
def events(request):
    held = list(ExchangeEvent.objects.all())
    computed = sum(event.attended for event in held)
    published = [(total, computed - total.participations) for total in PublishedTotal.objects.order_by("pk")]
    context = {
        "events": [(event, place(event)) for event in held],
        "computed": computed,
        "published": published,
        "chart": chart(held),
    }
    return render_page(request, "reporting/exchange/events.html", context)


def place(event):
    return country_name(event.country) if event.country else _("European Union")


def chart(held):
    bars = tuple(Bar(place(event), event.attended) for event in held)
    return bar_chart(_("People who came"), [Series(_("People"), bars, "primary")])
