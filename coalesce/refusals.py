"""A "no" that helps: raised anywhere, explained to the person and recorded here, caught nowhere else."""

from django.shortcuts import render

SECRETS = {"password", "again"}
HIDDEN = {"csrfmiddlewaretoken", "version", "next", "once", "seen"}


class Refused(Exception):
    """A rule says no. The sentence says what the person can do about it.

    Nothing of the request is kept: its transaction is undone.
    """

    def __init__(self, sentence, event="request.refused", about=None):
        """about: the record (a model instance) whose fields' names stand beside what the person had typed."""
        super().__init__(sentence)
        self.sentence = sentence
        self.event = event
        self.about = about


class Stale(Refused):
    """Somebody else changed the record while this person was typing."""


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
        typed = list(_typed(request.POST, exception.about))
        return render(request, "refused.html", {"sentence": exception.sentence, "typed": typed}, status=409)


def _typed(sent, about):
    """Pairs of a field's name and the words in it; the name is empty where no record tells it."""
    names = {field.name: field.verbose_name for field in about._meta.fields} if about is not None else {}
    for key, values in sent.lists():
        words = "; ".join(value for value in values if value)
        if words and key not in SECRETS | HIDDEN:
            yield names.get(key, ""), words
