"""The words of a questionnaire, which a partner supplies from the official form in each language."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language

from coalesce.audit import log
from pillars.psychosocial.instruments.catalogue import BY_CODE
from pillars.psychosocial.models import Wording


def wording_of(instrument):
    """In the reader's language, or None: then the answers are entered from the paper form."""
    language = (get_language() or "en").split("-")[0]
    mine = Wording.objects.filter(instrument=instrument.code, instrument_version=instrument.version)
    return mine.filter(language=language).first()


@transaction.atomic
def supply(*, text, by=None):
    """text: the JSON of a wording file. A second file of one language takes the place of the first."""
    said = read(text)
    named = {name: said[name] for name in ("instrument", "instrument_version", "language")}
    words = {name: said[name] for name in ("source", "items", "answers")}
    wording, _made = Wording.objects.update_or_create(**named, defaults=words)
    log.record("wording.supplied", wording, by=by, details=named)
    return wording


def read(text):
    """The content of a wording file; ValidationError says what is wrong with it."""
    try:
        said = json.loads(text)
        instrument = BY_CODE[said["instrument"]]
        items, answers = list(map(str, said["items"])), list(map(str, said["answers"]))
        held = {name: str(said[name]) for name in ("instrument", "language", "source")}
        version = str(said["version"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValidationError(f"This is no wording file: {wrong}. docs/instruments.md shows its form.") from wrong
    if version != instrument.version:
        raise ValidationError(f"The product scores {instrument} of {instrument.version}; the file is of {version}.")
    if (len(items), len(answers)) != (instrument.items, len(instrument.answers)):
        raise ValidationError(f"{instrument} has {instrument.items} items and {len(instrument.answers)} answers.")
    return held | {"instrument_version": version, "items": items, "answers": answers}
