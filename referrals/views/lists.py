"""What came in, what went out, and what concerns one case. No list opens a letter."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import pages
from cases.access import case_of
from coalesce.http import render_page
from coalesce.permissions import Permission, requires
from referrals import access
from referrals.filters import ListFilter
from referrals.models import ReceivedReferral, Referral, Status
from referrals.models.status import ENDS

FINISHED = (Status.DECLINED, Status.COMPLETED)
# Name: words, states, order. Whatever waits for somebody begins with what is late, the rest with who waits longest.
GROUPS = {
    "waiting": (_("To answer"), (Status.SENT,), "late_from"),
    "asked": (_("Asked by you"), (Status.NEEDS_INFO,), "late_from"),
    "accepted": (_("Accepted"), (Status.ACCEPTED,), "answered_at"),
    "started": (_("Service has begun"), (Status.STARTED,), "answered_at"),
    "finished": (_("Finished"), FINISHED, "-sent_at"),
}
SENT_GROUPS = {
    "asked": (_("Asked of you"), (Status.NEEDS_INFO,), "late_from"),
    "waiting": (_("Waiting for an answer"), (Status.SENT,), "late_from"),
    "accepted": (_("Accepted"), (Status.ACCEPTED,), "answered_at"),
    "started": (_("Service has begun"), (Status.STARTED,), "answered_at"),
    "finished": (_("Finished"), (*FINISHED, *ENDS), "-sent_at"),
    "drafts": (_("Drafts"), (Status.DRAFT,), "-drafted_at"),
}


@dataclass(frozen=True)
class Box:
    """rows: a queryset. of: the way from a row to its referral. partner: its field of the other organisation.

    late: the state in which this side has to answer, so that the lateness is its own.
    """

    rows: QuerySet
    of: str
    partner: str
    late: Status


@requires(Permission.REFERRAL_LIST)
def inbox(request):
    received = Referral.objects.received().select_related("organisation")
    return _list(request, "referrals/inbox.html", Box(received, "", "organisation", Status.SENT), GROUPS)


@requires(Permission.REFERRAL_LIST)
def outbox(request):
    # A draft that was discarded was never sent: it is in no group.
    kept = access.sent_sides(request.user).exclude(referral__status=Status.REVOKED, referral__sent_at=None)
    box = Box(kept, "referral__", "receiver", Status.NEEDS_INFO)
    return _list(request, "referrals/outbox.html", box, SENT_GROUPS)


@requires(Permission.REFERRAL_LIST)
def of_case(request, code):
    case = case_of(request, code)
    sides = access.sent_sides(request.user).filter(case=case).newest_first()
    came_from = ReceivedReferral.objects.filter(case=case).select_related("sender")
    still_open = set(
        Referral.objects.received().filter(pk__in=[side.referral_id for side in came_from]).values_list("pk")
    )
    arrivals = [(side, (side.referral_id,) in still_open) for side in came_from]
    return render_page(request, "referrals/case.html", {"case": case, "sides": sides, "arrivals": arrivals})


def _list(request, template, box, groups):
    asked = request.GET.get("show")
    chosen = asked if asked in groups else "waiting"
    _label, states, order = groups[chosen]
    narrowed = ListFilter(request.GET, home=request.user.organisation_id)
    shown = narrowed.narrow(box.rows, of=box.of, partner=box.partner).filter(**{f"{box.of}status__in": states})
    counts = box.rows.aggregate(late=_late(box), **{name: _count(box, groups[name][1]) for name in groups})
    context = {
        "page": pages.page_of(shown.order_by(_through(box.of, order), "id"), request.GET.get("page")),
        "groups": [(name, label, counts[name], name == chosen) for name, (label, *_rest) in groups.items()],
        "filter": narrowed.visible_fields(),
        "late": counts["late"],
        "chosen": chosen,
    }
    return render_page(request, template, context)


def _count(box, states):
    return Count(f"{box.of}status", filter=Q(**{f"{box.of}status__in": states}))


def _late(box):
    late = {f"{box.of}status": box.late, f"{box.of}late_from__lte": timezone.now()}
    return Count(f"{box.of}status", filter=Q(**late))


def _through(of, order):
    return f"-{of}{order[1:]}" if order.startswith("-") else f"{of}{order}"
