"""The tabs of a case: this app adds its own, and each higher app adds the pages it keeps about her."""

from dataclasses import dataclass

from django.urls import reverse

from coalesce.permissions import Permission


@dataclass(frozen=True)
class Tab:
    """url_name takes the case's code. count(case) gives a number or None, in one query at most.

    aside: not looked at every day, so it stands behind "More".
    """

    slug: str
    label: object
    url_name: str
    permission: Permission = Permission.CASE_VIEW
    count: object = None
    order: int = 50
    aside: bool = False

    def shown(self, case):
        return {
            "label": self.label,
            "url": reverse(self.url_name, args=[case.code]),
            "count": self.count(case) if self.count else None,
            "current": False,
            "aside": self.aside,
        }


_tabs = {}


def add(tab):
    _tabs[tab.slug] = tab


def of(case, user, path):
    """The tabs this person may open; the current one is that whose address holds the path best, and is never aside."""
    mine = [tab for tab in _tabs.values() if user.may(tab.permission)]
    shown = [tab.shown(case) for tab in sorted(mine, key=lambda tab: (tab.order, tab.slug))]
    current = max((tab for tab in shown if path.startswith(tab["url"])), key=lambda tab: len(tab["url"]), default=None)
    return [tab | {"current": tab is current, "aside": tab["aside"] and tab is not current} for tab in shown]
