"""Handing over what a leaver holds: what it is and to whom, what would change, and the one step."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import ngettext

from cases.standing_in import handing_over, holdings, leavers, preview, receiving
from cases.standing_in.handing_forms import HandOverForm
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.LEAVER_HAND_OVER)
def people(request):
    return render_page(request, "standing_in/people.html", {"people": leavers.of(request.user)})


@requires(Permission.LEAVER_HAND_OVER)
def hand_over(request, person):
    person = get_object_or_404(leavers.colleagues_of(request.user), code=person)
    held = holdings.of(person, request.user)
    colleagues = receiving.colleagues_of(person, request.user, timezone.localdate())
    form = HandOverForm(posted(request), person=person, held=held, colleagues=colleagues, by=request.user)
    step = request.POST.get("step")
    context = {"person": person, "held": held, "form": form, "colleagues": colleagues.values()}
    if step == "done" and form.is_valid():
        return _done(request, person, form)
    if step == "look" and form.is_valid():
        return render_page(request, "standing_in/preview.html", context | {"preview": preview.of(form)})
    context["last"] = leavers.last_step(person)
    return render_page(request, "standing_in/hand_over.html", context)


def _done(request, person, form):
    chosen = {"moves": form.moves(), "dates_to": form.dates_to(), "once": form.cleaned_data["once"]}
    made = handing_over.hand_over(person=person, by=request.user, **chosen)
    words = ngettext("%(number)s case was handed over.", "%(number)s cases were handed over.", made.cases)
    messages.success(request, words % {"number": made.cases})
    return go_to(request, "standing_in:hand_over", person.code)
