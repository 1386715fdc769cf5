"""The grounds in law of each purpose, and how they came about."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases.lawfulness import actions, bases
from cases.lawfulness.forms import BasisForm
from cases.lawfulness.models import LegalBasis
from cases.models import Consent
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.LEGAL_BASIS_EDIT)
def basis_list(request):
    return render(request, "lawfulness/list.html", {"lines": bases.overview()})


@requires(Permission.LEGAL_BASIS_EDIT)
def basis(request, purpose):
    if purpose not in Consent.Purpose.values:
        raise Http404
    earlier = LegalBasis.objects.filter(purpose=purpose).select_related("decided_by")
    form = BasisForm(posted(request), initial=_as_it_stands(earlier))
    if form.is_valid():
        actions.decide_basis(purpose=purpose, by=request.user, **form.cleaned_data)
        messages.success(request, _("The legal basis was saved. What was done before keeps the earlier one."))
        return go_to(request, "lawfulness:list")
    context = {"form": form, "purpose": Consent.Purpose(purpose), "earlier": earlier}
    return render_page(request, "lawfulness/basis.html", context)


def _as_it_stands(earlier):
    standing = earlier.current().first()
    if standing is None:
        return {}
    return model_to_dict(standing, fields=("article_6", "article_9", "law")) | {"instead_of": standing.pk}
