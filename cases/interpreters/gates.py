"""Nobody is booked for her whom she does not want: every appointment with an interpreter passes here."""

from django.utils.translation import gettext as _

from cases.interpreters.models import Interpreter, RuledOut, wishes_a_gender
from coalesce.refusals import Refused


def fault_of(woman, interpreter):
    """Why this person may not interpret for her, without the reason that she gave; None when she may."""
    if RuledOut.objects.filter(woman=woman, interpreter=interpreter).exists():
        return _("She does not want this person to interpret for her. Choose somebody else.")
    if wishes_a_gender(woman) and interpreter.gender != woman.interpreter_gender:
        wish = woman.get_interpreter_gender_display()
        return _("This is not whom she wishes (%(wish)s). Choose somebody else, or ask her again.") % {"wish": wish}
    if not interpreter.is_active:
        return _("This person does not work for the organisation any more. Choose somebody else.")
    return None


def demand_allowed(woman, interpreter):
    if interpreter is not None and (sentence := fault_of(woman, interpreter)):
        raise Refused(sentence, event="interpreter.refused")


def choices_for(woman):
    """Those who may be booked for her, for a form; sorted by name, which the database cannot read."""
    allowed = Interpreter.objects.allowed_for(woman)
    return sorted(allowed, key=lambda interpreter: interpreter.name.casefold())
