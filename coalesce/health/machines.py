"""Is the product alive? For machines: moments and counts, no name of anything."""

from django.db import DatabaseError
from django.http import JsonResponse

from coalesce.health import report
from coalesce.permissions import public


@public
def healthz(request):
    """503 only where no page can be served; whatever else has stopped is degraded, and the page goes on."""
    try:
        found = report.make()
    except DatabaseError:
        return JsonResponse({"status": "degraded", "database": "away"}, status=503)
    return JsonResponse({"status": "ok" if found.verdict.is_well else "degraded", **_figures(found)})


def _figures(found):
    ran = [job.last.started_at for job in found.jobs if job.last]
    return {
        "database": "ok",
        "cache": "ok" if found.cache_answers else "away",
        "broker": "away" if found.queue_depth is None else "ok",
        "clock": {"last": found.clock_struck, "stopped_since": found.clock_stopped_since},
        "jobs": {
            "last_run": max(ran, default=None),
            "last_ended": found.last_job_ended,
            "next_run": min(job.next_at for job in found.jobs),
            "late": sum(job.is_late for job in found.jobs),
            "failures": sum(work.failures for work in found.every_work),
            "queue_depth": found.queue_depth,
        },
        "outbox": {"unsent": found.unsent, "oldest_unsent": found.oldest_unsent},
        "letters": {"oldest_unsent": found.oldest_letter},
        "reminders": {
            "oldest": min((made.at for made in found.reminders if made.at), default=None),
            "late": sum(made.is_late for made in found.reminders),
        },
    }
