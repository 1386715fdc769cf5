"""Is the product alive? For machines: no version, no data."""

from django.core.cache import cache
from django.db import connection
from django.http import JsonResponse

from coalesce.permissions import public


@public
def healthz(request):
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    cache.set("healthz", 1, 5)
    return JsonResponse({"status": "ok"})
