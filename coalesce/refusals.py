"""A "no" that helps: raised anywhere, explained to the person and recorded here, caught nowhere else."""

from django.shortcuts import render


class Refused(Exception):
    """A rule says no. The sentence says what the person can do about it.

    Nothing of the request is kept: its transaction is undone.
    """

    def __init__(self, sentence, event="request.refused"):
        super().__init__(sentence)
        self.sentence = sentence
        self.event = event


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
        typed = [value for key, value in request.POST.items() if value and key != "csrfmiddlewaretoken"]
        return render(request, "refused.html", {"sentence": exception.sentence, "typed": typed}, status=409)
