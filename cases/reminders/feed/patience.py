"""A calendar asks now and then; a program that asks without end is turned away before anything is looked up."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache

ASKED_A_MINUTE = 60


def is_over(request):
    """Counted for each place that asks, whether or not what it asks for exists."""
    window = f"feed:{get_adapter().get_client_ip(request)}:{int(time.time() // 60)}"
    cache.add(window, 0, 120)
    return cache.incr(window) > ASKED_A_MINUTE
