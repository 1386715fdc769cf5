"""The first meeting: an enquiry that stays without identity, or a woman who gives a name."""

from django.contrib import messages
from django.utils.translation import gettext as _

from cases import actions, duplicates
from cases.access import case_of
from cases.caseload.telling import say_if_many
from cases.forms import EnquiryForm, RegisterForm, SearchForm, WomanForm
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_OPEN)
def enquiry(request):
    form = EnquiryForm(posted(request))
    if form.is_valid():
        case = actions.open_enquiry(by=request.user, **form.cleaned_data)
        messages.success(request, _("The enquiry was kept. It holds nothing by which she could be recognised."))
        say_if_many(request, request.user)
        return go_to(request, case)
    return render_page(request, "cases/enquiry.html", {"form": form})


@requires(Permission.CASE_OPEN)
def register(request):
    form = _begun(request) or RegisterForm(posted(request))
    known = _known_already(form, request.user)
    if known:
        form.ask_whether_known()
    if form.is_valid():
        case = actions.register_woman(identity=form.identity, by=request.user, **form.opening)
        if form.contact and not case.woman.safe_contacts.exists():
            actions.add_safe_contact(woman=case.woman, by=request.user, **form.contact)
        messages.success(request, _("She is registered. Now talk with her about what she agrees to."))
        say_if_many(request, request.user)
        return go_to(request, "cases:consents", case.code)
    return render_page(request, "cases/register.html", {"form": form, "known": known})


@requires(Permission.CASE_EDIT)
def identify(request, code):
    case = case_of(request, code)
    form = drafts.kept(WomanForm(posted(request), instance=case.woman), request, case, "who she is")
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        actions.identify_woman(woman=case.woman, identity=form.identity, version=version, by=request.user)
        drafts.done(form)
        messages.success(request, _("She is registered under the same code."))
        return go_to(request, "cases:consents", case.code)
    return render_page(request, "cases/woman_form.html", {"case": case, "form": form, "is_new": True})


def _known_already(form, user):
    """Women who may be the same, until somebody has looked at them. One who was made by this very form is she."""
    if not form.is_valid() or form.cleaned_data["is_another"]:
        return []
    made = form.cleaned_data["once"] and actions.key_of_form(form.cleaned_data["once"])
    return duplicates.of(identity=form.identity, contact=form.contact, by=user, besides=made)


def _begun(request):
    """The form with the name that was just searched for, so that it is not typed twice."""
    searched = SearchForm(request.POST)
    if request.method == "POST" and "q" in request.POST and searched.is_valid():
        return RegisterForm(initial=searched.name)
