"""What is asked about a woman and her case, and the sentences when an answer cannot be right."""

from cases.forms.case import CaseForm, EnquiryForm, ListFilter, MoveForm, SearchForm
from cases.forms.consent import ConsentForm, WithdrawForm
from cases.forms.contact import ContactForm
from cases.forms.profile import ProfileForm
from cases.forms.team import HandOverForm, JoinForm
from cases.forms.woman import RegisterForm, WomanForm

__all__ = [
    "CaseForm",
    "ConsentForm",
    "ContactForm",
    "EnquiryForm",
    "HandOverForm",
    "JoinForm",
    "ListFilter",
    "MoveForm",
    "ProfileForm",
    "RegisterForm",
    "SearchForm",
    "WithdrawForm",
    "WomanForm",
]
