"""What every template may use: the person's permissions, the navigation, and the product's own facts."""

from django.conf import settings

from coalesce import navigation


def of_the_product(request):
    user = getattr(request, "user", None)
    granted = user.granted if user is not None and user.is_authenticated else frozenset()
    return {
        "perms_of": {permission.value: True for permission in granted},
        "navigation": navigation.entries(request),
        "demonstration": settings.DEMONSTRATION,
        "idle_minutes": settings.SESSION_IDLE_MINUTES,
        # The screen locks before the session ends, so that an unsent text outlives the lock.
        "lock_after_minutes": max(settings.SESSION_IDLE_MINUTES - 1, 1),
        "product_name": settings.PRODUCT_NAME,
    }
