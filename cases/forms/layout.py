"""How the fields of this app's forms are laid out."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms

from coalesce.days import demand_possible_year


def laid_out(*parts):
    """A helper for components/form.html, which writes the form element and its buttons itself."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*parts)
    return helper


def section(legend, *parts):
    return Fieldset(legend, *parts, css_class="form-section")


class Fold(Fieldset):
    """A section that stays closed until somebody needs it, or something in its form was wrong."""

    template = "cases/_fold.html"

    def render(self, form, context, template_pack=None, **kwargs):
        context["is_open"] = bool(form.errors)
        return super().render(form, context, template_pack, **kwargs)


def fold(legend, *parts):
    return Fold(legend, *parts)


def side_by_side(*names):
    return Row(*(Column(name, css_class="col-sm") for name in names))


def date_input():
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def ask_for_days(form, *names):
    """These questions are answered in the browser's own date picker, with a day that can be right."""
    for name in names:
        form.fields[name].widget = date_input()
        form.fields[name].validators.append(demand_possible_year)


def lines(rows):
    return forms.Textarea(attrs={"rows": rows})


def with_quiet_blanks(form):
    """A dash, instead of nine, for a question that was not asked."""
    for field in form.fields.values():
        if isinstance(field, forms.TypedChoiceField) and not field.required:
            field.choices = [(value, label if value else "–") for value, label in field.choices]


def chosen(choices):
    """A callable for a ChoiceField, so that the names are in the reader's language when the form is shown."""
    return lambda: [("", "–"), *choices()]
