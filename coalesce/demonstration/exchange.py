"""The seven events with their published attendance, and the published total, which is 17 short of their sum."""

from reporting.exchange.models import ExchangeEvent, PublishedTotal

SOURCE = "published by the project"
NATIONAL = {"CY": 25, "IE": 17, "DE": 16, "LV": 30, "LT": 55, "IT": 100}
EU_WIDE = 45
PUBLISHED = 271


def make():
    events = [
        ExchangeEvent(title="National event", kind="national", country=country, attended=attended, source=SOURCE)
        for country, attended in NATIONAL.items()
    ]
    events.append(ExchangeEvent(title="European event", kind="eu_wide", attended=EU_WIDE, source=SOURCE))
    ExchangeEvent.objects.bulk_create(events)
    PublishedTotal.objects.create(
        participations=PUBLISHED,
        source=SOURCE,
        note="It equals the sum without the event in Ireland (17). Both figures stay as they are.",
    )
