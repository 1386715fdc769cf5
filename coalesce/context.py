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
        "product_name": settings.PRODUCT_NAME,
    }
