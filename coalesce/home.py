"""Where a person lands: the first page that her roles open."""

from django.shortcuts import redirect

from coalesce import navigation
from coalesce.permissions import signed_in


@signed_in
def home(request):
    entries = navigation.entries(request)
    return redirect(entries[0]["url"] if entries else "accounts:settings")
