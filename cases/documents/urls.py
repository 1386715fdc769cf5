"""Addresses: the case by its code, a document by its random number."""

from django.urls import path

from cases.documents import views

app_name = "documents"
urlpatterns = [
    path("<slug:code>/documents/", views.document_list, name="list"),
    path("<slug:code>/documents/add/", views.add, name="add"),
    path("<slug:code>/documents/<uuid:pk>/", views.download, name="download"),
    path("<slug:code>/documents/<uuid:pk>/remove/", views.remove, name="remove"),
]
