"""What is asked about a woman and her case, and the sentences when an answer cannot be right."""

from cases.forms.around import ChildForm, PaperForm
from cases.forms.case import CaseForm, EnquiryForm, SearchForm
from cases.forms.consent import ConsentForm, WithdrawForm
from cases.forms.contact import ContactForm
from cases.forms.listing import ListFilter
from cases.forms.moving import MoveForm
from cases.forms.profile import ProfileForm
from cases.forms.risk import RiskForm
from cases.forms.team import HandOverForm, JoinForm
from cases.forms.timeline import TimelineFilter
from cases.forms.woman import RegisterForm, WomanForm

__all__ = [
    "CaseForm",
    "ChildForm",
    "ConsentForm",
    "ContactForm",
    "EnquiryForm",
    "HandOverForm",
    "JoinForm",
    "ListFilter",
    "MoveForm",
    "PaperForm",
    "ProfileForm",
    "RegisterForm",
    "RiskForm",
    "SearchForm",
    "TimelineFilter",
    "WithdrawForm",
    "WomanForm",
]
