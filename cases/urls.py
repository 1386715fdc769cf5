"""The addresses of cases: a case by its code, everything else by a random number."""

from django.urls import include, path

from cases.forms.sections import SECTIONS
from cases.views import around, case, consent, listing, moving, opening, profile, risk, team, timeline, woman

app_name = "cases"

of_a_case = [
    path("", case.case_page, name="case"),
    path("edit/", case.edit, name="edit"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("steps/", moving.steps, name="steps"),
    path("steps/<slug:to>/", moving.move, name="move"),
    path("woman/", woman.woman, name="woman"),
    path("woman/edit/", woman.edit, name="woman_edit"),
    path("woman/register/", opening.identify, name="identify"),
    *(path(f"woman/{slug}/", around.section, {"section": slug}, name=f"details_{slug}") for slug in SECTIONS),
    path("children/add/", around.add, {"things": "children"}, name="child_add"),
    path("children/<uuid:pk>/", around.change, {"things": "children"}, name="child_change"),
    path("children/<uuid:pk>/remove/", around.remove, {"things": "children"}, name="child_remove"),
    path("papers/add/", around.add, {"things": "papers"}, name="paper_add"),
    path("papers/<uuid:pk>/", around.change, {"things": "papers"}, name="paper_change"),
    path("papers/<uuid:pk>/remove/", around.remove, {"things": "papers"}, name="paper_remove"),
    path("contacts/add/", woman.add_contact, name="contact_add"),
    path("contacts/<uuid:pk>/", woman.edit_contact, name="contact_edit"),
    path("contacts/<uuid:pk>/remove/", woman.remove_contact, name="contact_remove"),
    path("consents/", consent.consent_list, name="consents"),
    path("consents/<uuid:pk>/withdraw/", consent.withdraw, name="consent_withdraw"),
    path("consents/<slug:purpose>/", consent.decide, name="consent_decide"),
    path("profile/", profile.profile, name="profile"),
    path("profile/edit/", profile.edit, name="profile_edit"),
    path("risk/", risk.risk, name="risk"),
    path("risk/review/", risk.review, name="risk_review"),
    path("team/", team.team, name="team"),
    path("team/join/", team.join, name="team_join"),
    path("team/hand-over/", team.hand_over, name="team_hand_over"),
    path("team/<uuid:person>/leave/", team.leave, name="team_leave"),
]

urlpatterns = [
    path("", listing.case_list, name="list"),
    path("search/", listing.search, name="search"),
    path("enquiry/", opening.enquiry, name="enquiry"),
    path("register/", opening.register, name="register"),
    path("<slug:code>/", include(of_a_case)),
]
