"""What the economic pillar's own tables tell of what happened in a case: no sum, no name, no place."""

from django.db.models import CharField, F, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.dated import Moment
from cases.places import language_name
from cases.timeline import Entry
from pillars.economic.models import (
    Debt,
    Employment,
    Home,
    Income,
    LanguageLevel,
    Learning,
    Programme,
    Recognition,
    RightToWork,
)


class Records:
    """Every kind of record in one query, like a source of cases.dated."""

    def __call__(self, case):
        return _entries(case, [_told_rows(case, name) for name in COLUMNS])

    def newest(self, case, count, number):
        return [
            Moment(day).newest(_since(case, model, day), count, number)
            for model, day, _code, _language in COLUMNS.values()
        ]

    def of_rows(self, case, keys):
        return _entries(case, [_told_rows(case, name).filter(pk__in=keys) for name in COLUMNS])


records = Records()


def _entries(case, kinds):
    """(name, code, language, day) of each row."""
    url = reverse("pillars:economic", args=[case.code])
    for name, code, language, on in kinds[0].union(*kinds[1:], all=True):
        title, icon, text = _told(name, code, language)
        yield Entry(on, title, text, "", url, icon, "economic")


COLUMNS = {
    "level": (LanguageLevel, "reached_on", "level", "language"),
    "learning": (Learning, "since", "kind", None),
    "recognition": (Recognition, "applied_on", "kind", None),
    "decided": (Recognition, "decided_on", "result", None),
    "work": (Employment, "since", "status", None),
    "right": (RightToWork, "since", "basis", None),
    "income": (Income, "since", None, None),
    "debt": (Debt, "since", None, None),
    "home": (Home, "since", "kind", None),
    "programme": (Programme, "since", None, None),
}


def _since(case, model, day):
    """What has come by today."""
    return model.objects.filter(case=case, **{f"{day}__lte": timezone.localdate()}).order_by()


def _told_rows(case, name):
    model, day, code, language = COLUMNS[name]
    nothing = Value("", output_field=CharField())
    return _since(case, model, day).values_list(
        Value(name, output_field=CharField()),
        F(code) if code else nothing,
        F(language) if language else nothing,
        F(day),
    )


def _told(name, code, language):
    if name == "level":
        level = LanguageLevel.Level(code).label
        return _("Language level reached"), "translate", f"{language_name(language)}: {level}"
    titles = {
        "learning": (_("Learning begun"), "mortarboard", Learning.Kind),
        "recognition": (_("Recognition applied for"), "patch-check", Recognition.Kind),
        "decided": (_("Recognition decided"), "patch-check", Recognition.Result),
        "work": (_("Working life"), "briefcase", Employment.Status),
        "right": (_("Right to work"), "patch-check", RightToWork.Basis),
        "income": (_("An income recorded"), "wallet2", None),
        "debt": (_("A debt recorded"), "wallet2", None),
        "home": (_("Where she lives"), "house-door", Home.Kind),
        "programme": (_("State programme of support begun"), "bank", None),
    }
    title, icon, choices = titles[name]
    return title, icon, choices(code).label if choices else ""
