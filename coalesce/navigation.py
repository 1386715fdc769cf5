"""What stands in the top bar: each app adds its own entry when it starts, and each person sees what she may open."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Item:
    label: str
    url_name: str
    icon: str
    permission: str | None = None
    order: int = 50
    count: object = None  # takes the request, gives a number or None
    also: tuple[str, ...] = ()  # names of other pages below which this entry is the current one

    def may_be_seen_by(self, user):
        return user.is_authenticated and (self.permission is None or user.may(self.permission))

    def shown_to(self, request):
        return {
            "label": self.label,
            "url": reverse(self.url_name),
            "icon": self.icon,
            "count": self.count(request) if self.count else None,
            "current": False,
        }

    def holds(self, path):
        """The length of the address of its that this path lies below, or nothing."""
        urls = [reverse(name) for name in (self.url_name, *self.also)]
        return max((len(url) for url in urls if path == url or (url != "/" and path.startswith(url))), default=0)


_items = {}


def add(item):
    _items[item.url_name] = item


def entries(request):
    """The entries that this person may open, the one she is in marked as current."""
    if not getattr(request, "user", None):
        return []
    items = sorted(_items.values(), key=lambda item: (item.order, item.url_name))
    seen = [item for item in items if item.may_be_seen_by(request.user)]
    nearest = max((item.holds(request.path) for item in seen), default=0)
    return [item.shown_to(request) | {"current": 0 < nearest == item.holds(request.path)} for item in seen]
