"""Addresses below /directory/."""

from django.urls import path

from referrals.directory.views import files, keeping, looking, missing

app_name = "directory"
urlpatterns = [
    path("", looking.search, name="search"),
    path("ours/", looking.mine, name="mine"),
    path("new/", keeping.add, name="add"),
    path("export/<slug:extension>/", files.export, name="export"),
    path("import/", files.choose, name="choose"),
    path("import/<uuid:token>/", files.preview, name="preview"),
    path("import/<uuid:token>/confirm/", files.confirm, name="confirm"),
    path("import/<uuid:token>/leave/", files.leave, name="leave"),
    path("coverage/", missing.coverage, name="coverage"),
    path("gaps/", missing.gap_list, name="gaps"),
    path("gaps/new/", missing.record_gap, name="record_gap"),
    path("gaps/<uuid:pk>/", missing.gap, name="gap"),
    path("gaps/<uuid:pk>/change/", missing.change_gap, name="change_gap"),
    path("<uuid:pk>/", looking.entry, name="entry"),
    path("<uuid:pk>/change/", keeping.change, name="change"),
    path("<uuid:pk>/verify/", keeping.verify, name="verify"),
    path("<uuid:pk>/capacity/", keeping.capacity, name="capacity"),
    path("<uuid:pk>/move/", keeping.move, name="move"),
]
