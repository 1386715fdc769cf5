"""A page for those who build the product: every component with its states."""

import datetime
from types import SimpleNamespace

from django import forms
from django.contrib.messages.storage.base import Message
from django.shortcuts import render

from coalesce.charts import Bar, Series, Travel, bar_chart, column_chart, distance_chart
from coalesce.permissions import public


class SampleForm(forms.Form):
    """One field of each kind. Its words are for developers, so they are not translated."""

    known_as = forms.CharField(label="Known as", help_text="The name she wants us to use.")
    opened_on = forms.DateField(label="Opened on", widget=forms.DateInput(attrs={"type": "date"}))
    entry = forms.ChoiceField(
        label="How she came", choices=[("", "Choose"), ("self", "By herself"), ("police", "Police")]
    )
    channel = forms.ChoiceField(
        label="Safe way to reach her", choices=[("call", "A call"), ("text", "A message")], widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label="Languages",
        required=False,
        choices=[("en", "English"), ("el", "Greek")],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="She agreed to this record")
    story = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class SampleUpload(forms.Form):
    workbook = forms.FileField(label="Choose a workbook, or drop it here")


PILLARS = [
    SimpleNamespace(slug="psychosocial", label="Psychosocial", icon="chat-heart"),
    SimpleNamespace(slug="legal", label="Legal", icon="scales"),
    SimpleNamespace(slug="economic", label="Economic", icon="briefcase"),
]


@public
def gallery(request):
    return render(request, "gallery.html", _forms() | _words() | _charts())


def _forms():
    wrong = SampleForm({"known_as": "", "opened_on": "yesterday", "entry": "self"})
    return {"form": SampleForm(), "wrong": wrong, "upload": SampleUpload(), "wrong_upload": SampleUpload({}, {})}


def _words():
    day = datetime.date(2026, 11, 19)
    return {
        "tones": ["ok", "warn", "stop", "info", "quiet", "psychosocial", "legal", "economic"],
        "sample_messages": [
            Message(25, "The goal was saved."),
            Message(40, "The file could not be read."),
            Message(30, "Her consent ends in nine days."),
            Message(20, "Two people are working on this case."),
        ],
        "pillars": [pillar.__dict__ | {"pillar": pillar, "chart": _travelled(pillar)} for pillar in PILLARS],
        "rows": [("Next step", "Meet on 24 November"), ("Last contact", "Yesterday"), ("Interpreter", "")],
        "entries": [
            {
                "on": day,
                "title": "Home visit, plan reviewed",
                "by": "Ada Byrne",
                "icon": "house",
                "pillar": "psychosocial",
            },
            {
                "on": day,
                "title": "Permit applied for",
                "text": "Receipt kept with her documents.",
                "pillar": "legal",
                "url": "#",
            },
            {"on": day, "title": "Language course begun", "pillar": "economic"},
        ],
        "columns": ["Case", "Country", "State", "Opened"],
        "table_rows": [
            ["IE-7F3K9-1", "Ireland", "Active support", "3 March 2026"],
            ["CY-2M8QT-1", "Cyprus", "Intake", "12 October 2026"],
        ],
        "tabs": [
            {"label": "Overview", "url": "#", "current": True},
            {"label": "Documents", "url": "#", "count": 4},
            {"label": "Audit", "url": "#"},
        ],
        "page": SimpleNamespace(number=2, has_previous=True, has_next=True, previous_page_number=1, next_page_number=3),
        "facts": ["The other organisation can no longer open the referral.", "Your own record stays as it is."],
    }


def _charts():
    countries = ("Cyprus", "Germany", "Ireland", "Italy")
    first = Series("2025", tuple(map(Bar, countries, (11, 24, None, 9))))
    second = Series("2026", tuple(map(Bar, countries, (18, 31, 12, 0))))
    months = Series("Contacts", tuple(map(Bar, ("Jun", "Jul", "Aug", "Sep", "Oct", "Nov"), (3, 6, 8, 11, None, 4))))
    return {
        "bars": bar_chart("Women by country", [first, second], heading="Country"),
        "stack": bar_chart("Women by country, both years", [first, second], heading="Country", stacked=True),
        "columns_chart": column_chart("Contacts a month", [months], heading="Month"),
    }


def _travelled(pillar):
    rows = [
        Travel("Feeling safe", 2, 4),
        Travel("Sleep and daily rhythm", 3, 3),
        Travel("People to rely on", None, None),
    ]
    return distance_chart("Distance travelled", rows, pillar.slug)
