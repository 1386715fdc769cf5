"""What a person may set for herself."""

from django.conf import settings as product
from django.contrib import messages
from django.utils import translation
from django.utils.translation import gettext as _

from coalesce.accounts import factors, own
from coalesce.accounts.actions import people
from coalesce.accounts.forms import LanguageForm
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import signed_in


@signed_in
def settings(request):
    form = LanguageForm(posted(request), initial={"language": request.user.language})
    if form.is_valid():
        language = form.cleaned_data["language"]
        people.change_language(language=language, by=request.user)
        with translation.override(language):
            messages.success(request, _("Saved."))
        response = go_to(request, "accounts:settings")
        response.delete_cookie(product.LANGUAGE_COOKIE_NAME)
        return response
    context = {"form": form, "factors": factors.strong_factors(request.user), "devices": request.user.devices.alive()}
    context["cards"] = own.cards_of(request.user)
    return render_page(request, "accounts/settings.html", context)
