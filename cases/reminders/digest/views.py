"""Her own choice."""

from django.conf import settings
from django.contrib import messages
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.reminders.digest import actions, letter
from cases.reminders.digest.forms import ChoiceForm
from cases.reminders.digest.models import choice_of
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.MYDAY)
def choose(request):
    form = ChoiceForm(posted(request), instance=choice_of(request.user), organisation=request.user.organisation)
    if form.is_valid():
        actions.choose(**form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return go_to(request, "accounts:settings")
    with translation.override(request.user.language):
        subject, text = letter.subject_and_text(letter.SAMPLE)
    preview = {"subject": subject, "text": text, "sender": settings.DEFAULT_FROM_EMAIL, "to": request.user.email}
    return render_page(request, "digest/choose.html", {"form": form, "preview": preview})


@requires(Permission.MYDAY)
@require_POST
def try_it(request):
    actions.try_it(by=request.user)
    messages.success(request, _("The letter has left. It should be with you within a few minutes."))
    return go_to(request, "digest:choose")
