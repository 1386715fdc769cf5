"""Addresses below /cases/<code>/legal/."""

from django.urls import path

from pillars.legal import views
from pillars.legal.sheets import SHEETS

app_name = "legal"
urlpatterns = [
    *(path(f"{sheet.slug}/new/", views.record, {"sheet": sheet}, name=f"record_{sheet.noun}") for sheet in SHEETS),
    *(
        path(f"{sheet.slug}/<uuid:pk>/", views.correct, {"sheet": sheet}, name=f"correct_{sheet.noun}")
        for sheet in SHEETS
    ),
]
