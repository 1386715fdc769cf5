"""The addresses of cases: a case by its code, everything else by a random number."""

from django.urls import include, path

from cases.views import case, consent, listing, opening, profile, team, woman

app_name = "cases"

of_a_case = [
    path("", case.case_page, name="case"),
    path("edit/", case.edit, name="edit"),
    path("timeline/", case.case_timeline, name="timeline"),
    path("steps/", case.steps, name="steps"),
    path("steps/<slug:to>/", case.move, name="move"),
    path("woman/", woman.woman, name="woman"),
    path("woman/edit/", woman.edit, name="woman_edit"),
    path("woman/register/", opening.identify, name="identify"),
    path("contacts/add/", woman.add_contact, name="contact_add"),
    path("contacts/<uuid:pk>/", woman.edit_contact, name="contact_edit"),
    path("contacts/<uuid:pk>/remove/", woman.remove_contact, name="contact_remove"),
    path("consents/", consent.consent_list, name="consents"),
    path("consents/<uuid:pk>/withdraw/", consent.withdraw, name="consent_withdraw"),
    path("consents/<slug:purpose>/", consent.decide, name="consent_decide"),
    path("profile/", profile.profile, name="profile"),
    path("profile/edit/", profile.edit, name="profile_edit"),
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
