"""My day, what escalated, and what a person does with a reminder."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.reminders import actions, day, engine, escalated, overtaken, waiting
from cases.reminders.forms import DayFilter, GiveForm, PutOffForm
from cases.reminders.items import items_of
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

FROM = ("page", "about", "when")
FEW = 8


@requires(Permission.MYDAY)
def my_day(request):
    today = engine.today()
    items = day.open_items(request.user, today)
    narrowed = DayFilter(request.GET, counted=day.counted(items))
    chosen = narrowed.chosen()
    context = {
        "today": today,
        "parts": day.parts_of(items, today, **chosen),
        "filter": narrowed if len(items) > FEW else None,
        "is_filtered": any(chosen.values()),
        "done": day.done_today(request.user, today),
        "given": day.with_colleagues(request.user, today),
        "tabs": _tabs(request, "reminders:my_day"),
        "kept": _kept(request),
    }
    return render_page(request, "reminders/my_day.html", context)


@requires(Permission.MYDAY)
def what_escalated(request):
    today = engine.today()
    context = {
        "today": today,
        "workers": escalated.of(request.user, today),
        "done": [item for item in day.done_today(request.user, today) if item.reminder.escalated],
        "tabs": _tabs(request, "reminders:escalated"),
        "kept": QueryDict("page=escalated"),
    }
    return render_page(request, "reminders/escalated.html", context)


@requires(Permission.MYDAY)
@require_POST
def finish(request, pk):
    reminder = _known(request, pk)
    if reminder.state != reminder.State.DONE and _is_overtaken(request, reminder):
        return _back(request)
    actions.finish(reminder=reminder, by=request.user)
    messages.success(request, _("Done. You can take it back at the foot of this page."))
    return _back(request)


@requires(Permission.MYDAY)
@require_POST
def take_back(request, pk):
    reminder = _known(request, pk)
    if words := overtaken.words_on_taking_back(reminder, request.user):
        messages.info(request, words)
        return _back(request)
    actions.take_back(reminder=reminder, by=request.user)
    messages.success(request, _("It is back in your day."))
    return _back(request)


@requires(Permission.MYDAY)
def put_off(request, pk):
    reminder = _known(request, pk)
    if _is_overtaken(request, reminder):
        return _back(request)
    today = engine.today()
    if not waiting.can_wait(reminder, today):
        messages.info(request, waiting.why_not(reminder, today))
        return _back(request)
    form = PutOffForm(posted(request), reminder=reminder, today=today)
    if form.is_valid():
        actions.put_off(reminder=reminder, today=today, by=request.user, **form.cleaned_data)
        messages.success(request, _("It waits. You find it under “Put off”, and it comes back by itself."))
        return _back(request)
    return _asked(request, "reminders/put_off.html", reminder, today, form)


@requires(Permission.MYDAY)
def give(request, pk):
    reminder = _known(request, pk)
    if _is_overtaken(request, reminder):
        return _back(request)
    form = GiveForm(posted(request), reminder=reminder)
    if form.is_valid():
        colleague = form.cleaned_data["to"]
        actions.give(reminder=reminder, to=colleague, by=request.user)
        messages.success(request, _("It stands in the day of %(name)s now.") % {"name": colleague.name})
        return _back(request)
    return _asked(request, "reminders/give.html", reminder, engine.today(), form)


def _known(request, pk):
    return get_object_or_404(day.known_to(request.user, pk))


def _is_overtaken(request, reminder):
    """Say so where the page that was open showed it as it was."""
    words = overtaken.words(reminder, request.user)
    if words:
        messages.info(request, words)
    return bool(words)


def _asked(request, template, reminder, today, form):
    item, *_rest = items_of([reminder], today, reader=request.user)
    context = {"item": item, "form": form, "kept": _kept(request), "back": _address(request)}
    return render_page(request, template, context)


def _tabs(request, here):
    """Her own, and what escalated to her; nothing to divide where nothing ever does."""
    escalates = escalated.count(request.user)
    if not escalates and not request.user.may(Permission.CASELOAD_VIEW):
        return []
    pages = [("reminders:my_day", _("Mine"), 0), ("reminders:escalated", _("Escalated"), escalates)]
    return [
        {"label": label, "url": reverse(page), "count": count, "current": page == here} for page, label, count in pages
    ]


def _kept(request):
    """What the page that she came from was narrowed to."""
    kept = QueryDict(mutable=True)
    for name in FROM:
        if value := request.POST.get(name) or request.GET.get(name):
            kept[name] = value[:20]
    return kept


def _address(request):
    kept = _kept(request)
    page = "reminders:escalated" if "escalated" in kept.pop("page", []) else "reminders:my_day"
    return f"{reverse(page)}?{kept.urlencode()}" if kept else reverse(page)


def _back(request):
    return go_to(request, _address(request))
