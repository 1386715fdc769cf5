"""How the fields of this app's forms are laid out."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms


def laid_out(*parts):
    """A helper for components/form.html, which writes the form element and its buttons itself."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*parts)
    return helper


def section(legend, *parts):
    return Fieldset(legend, *parts, css_class="form-section")


def side_by_side(*names):
    return Row(*(Column(name, css_class="col-sm") for name in names))


def date_input():
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def lines(rows):
    return forms.Textarea(attrs={"rows": rows})


def chosen(choices):
    """A callable for a ChoiceField, so that the names are in the reader's language when the form is shown."""
    return lambda: [("", "–"), *choices()]
