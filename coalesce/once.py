"""A form that is sent twice, by an impatient hand or a slow line, is one entry."""

import uuid

from django import forms
from django.db import connection


class OnceField(forms.UUIDField):
    """A random number that travels hidden with a form, so that posting it twice makes one row."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, initial=uuid.uuid4, **kwargs)


def hold(key):
    """Let the second of two requests with this key (a UUID) wait until the first has ended its transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [key.int >> 65])
