"""The list of interpreters, and whom a woman has ruled out."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases.access import case_of
from cases.interpreters import actions
from cases.interpreters.forms import InterpreterForm, RuleOutForm
from cases.interpreters.models import Interpreter
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.INTERPRETERS_EDIT)
def interpreter_list(request):
    people = sorted(Interpreter.objects.all(), key=lambda one: (not one.is_active, one.name.casefold()))
    return render(request, "interpreters/list.html", {"people": people})


@requires(Permission.INTERPRETERS_EDIT)
def add(request):
    form = InterpreterForm(posted(request))
    if form.is_valid():
        actions.add_interpreter(by=request.user, once=form.cleaned_data["once"], **form.values)
        messages.success(request, _("The interpreter was saved."))
        return go_to(request, "interpreters:list")
    return render_page(request, "interpreters/interpreter.html", {"form": form})


@requires(Permission.INTERPRETERS_EDIT)
def change(request, pk):
    interpreter = get_object_or_404(Interpreter.objects, pk=pk)
    form = InterpreterForm(posted(request), instance=interpreter)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        actions.change_interpreter(interpreter=interpreter, version=version, by=request.user, **form.values)
        messages.success(request, _("The interpreter was saved."))
        return go_to(request, "interpreters:list")
    return render_page(request, "interpreters/interpreter.html", {"form": form, "is_change": True})


@requires(Permission.CASE_EDIT)
def rule_out(request, code):
    case = case_of(request, code)
    form = RuleOutForm(posted(request))
    if form.is_valid():
        actions.rule_out(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, _("This person will not be offered for her any more."))
        return go_to(request, "cases:woman", case.code)
    return render_page(request, "interpreters/rule_out.html", {"case": case, "form": form})


@requires(Permission.CASE_EDIT)
def allow_again(request, code, pk):
    case = case_of(request, code)
    ruled_out = get_object_or_404(case.woman.ruled_out.select_related("interpreter"), pk=pk)
    if request.method == "POST":
        actions.allow_again(case=case, ruled_out=ruled_out, by=request.user)
        messages.success(request, _("This person may be offered for her again."))
        return go_to(request, "cases:woman", case.code)
    return render(request, "interpreters/allow_again.html", {"case": case, "ruled_out": ruled_out})
