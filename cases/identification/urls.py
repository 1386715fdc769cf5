"""Addresses."""

from django.urls import include, path

from cases.identification import views

of_a_case = [
    path("signs/new/", views.look_at_signs, name="look_at_signs"),
    path("signs/<uuid:pk>/correct/", views.correct_signs, name="correct_signs"),
    path("formal/new/", views.record_formal_step, name="record_formal_step"),
    path("formal/<uuid:pk>/correct/", views.correct_formal_step, name="correct_formal_step"),
    path("wish/", views.record_wish, name="record_wish"),
    path("places/new/", views.note_place, name="note_place"),
    path("places/<uuid:pk>/correct/", views.correct_place, name="correct_place"),
    path("places/<uuid:pk>/take-away/", views.take_place_away, name="take_place_away"),
]

app_name = "identification"
urlpatterns = [path("<slug:code>/profile/", include(of_a_case))]
