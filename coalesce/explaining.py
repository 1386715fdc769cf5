"""How a refusal looks: its sentence, every word that was typed, and what a colleague has saved meanwhile."""

from django.shortcuts import render

from coalesce import comparing
from coalesce.refusals import Refused, Stale
from coalesce.tenancy import acting

SECRETS = {"password", "again"}
HIDDEN = {"csrfmiddlewaretoken", "version", "next", "once", "seen"}


class RefusalMiddleware:
    """Shows the sentence; OrganisationMiddleware undoes the transaction and records the refusal."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        request.refusal = exception
        comparison = comparing.comparison(request, exception) if isinstance(exception, Stale) else None
        if comparison is None:
            typed = list(_typed(request.POST, exception.about))
            context = {"sentence": exception.sentence, "way": exception.way, "typed": typed}
            return render(request, "refused.html", context, status=409)
        context = {"sentence": exception.sentence, "comparison": comparison}
        response = render(request, "comparison.html", context, status=409)
        # The undone transaction would forget that she has read the record here.
        request.women_shown = set(acting().women_read)
        return response


def _typed(sent, about):
    """Pairs of a field's name and the words in it; the name is empty where no record tells it."""
    names = {field.name: field.verbose_name for field in about._meta.fields} if about is not None else {}
    for key, values in sent.lists():
        words = "; ".join(value for value in values if value)
        if words and key not in SECRETS | HIDDEN:
            yield names.get(key, ""), words
