"""Everybody who signed in may look; whom to call is for those who may refer."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404

from coalesce.http import render_page
from coalesce.permissions import Permission, requires, signed_in
from referrals.directory.forms import CapacityForm, SearchForm
from referrals.directory.models import ServiceEntry

PAGE = 20


@signed_in
def search(request):
    form = SearchForm(request.GET or None)
    entries = form.narrow(ServiceEntry.objects.offered()).select_related("provider").newest_first()
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    is_narrowed = any(request.GET.get(name) for name in form.fields)
    context = {"form": form, "page": page, "is_narrowed": is_narrowed}
    return render_page(request, "directory/search.html", context)


@signed_in
def entry(request, pk):
    found = ServiceEntry.objects.select_related("provider", "organisation", "verified_by", "capacity_by")
    entry = get_object_or_404(found, pk=pk)
    may_keep = entry.is_mine and request.user.may(Permission.DIRECTORY_EDIT)
    may_call = may_keep or request.user.may(Permission.REFERRAL_SEND)
    context = {"entry": entry, "may_keep": may_keep, "may_call": may_call}
    if may_keep:
        context["capacity_form"] = CapacityForm(instance=entry)
    return render_page(request, "directory/entry.html", context)


@requires(Permission.DIRECTORY_EDIT)
def mine(request):
    """What one's own organisation keeps, what has to be asked anew first."""
    kept = ServiceEntry.objects.mine().select_related("provider")
    page = Paginator(kept.order_by("verified_on", "id"), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "stale": ServiceEntry.objects.mine().stale().count()}
    return render_page(request, "directory/mine.html", context)
