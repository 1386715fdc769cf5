"""Saying to whoever gives or takes a case that somebody leads many."""

from django.contrib import messages

from cases.caseload.limits import load_of


def say_if_many(request, person):
    if sentence := load_of(person, by=request.user).sentence:
        messages.warning(request, sentence)
