"""Addresses."""

from django.urls import include, path

from cases.notes import draft_views, views

of_a_case = [
    path("notes/", views.note_list, name="list"),
    path("notes/new/", views.write, name="write"),
    path("notes/<uuid:pk>/", views.note, name="note"),
    path("notes/<uuid:pk>/correct/", views.correct, name="correct"),
    path("notes/<uuid:pk>/existence/", views.decide_existence, name="decide_existence"),
    path("drafts/<str:place>/", draft_views.save, name="save_draft"),
    path("drafts/<str:place>/discard/", draft_views.discard, name="discard_draft"),
]

app_name = "notes"
urlpatterns = [path("<slug:code>/", include(of_a_case))]
