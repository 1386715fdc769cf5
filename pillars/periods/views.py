"""The periods of each country: everybody reads them, system administrators write them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires, signed_in
from pillars.periods import actions
from pillars.periods.forms import NewPeriodForm, PeriodForm
from pillars.periods.models import CountryPeriod


@signed_in
def period_list(request):
    periods = sorted(CountryPeriod.objects.current(), key=lambda period: (period.country_name, period.kind))
    return render_page(request, "periods/list.html", {"periods": periods})


@requires(Permission.ORGANISATIONS_MANAGE)
def write(request):
    form = NewPeriodForm(posted(request))
    if form.is_valid():
        actions.write_period(by=request.user, **form.cleaned_data)
        messages.success(request, _("The period was saved."))
        return go_to(request, "periods:list")
    return render_page(request, "periods/period.html", {"form": form})


@requires(Permission.ORGANISATIONS_MANAGE)
def period(request, pk):
    period = get_object_or_404(CountryPeriod, pk=pk)
    form = PeriodForm(posted(request), instance=period)
    if form.is_valid():
        actions.replace_period(period=period, by=request.user, **form.cleaned_data)
        messages.success(request, _("The period was saved. Dates that were counted before keep theirs."))
        return go_to(request, "periods:list")
    earlier = CountryPeriod.objects.of(period.country, period.kind).select_related("written_by", "verified_by")
    return render_page(request, "periods/period.html", {"form": form, "period": period, "earlier": earlier})
