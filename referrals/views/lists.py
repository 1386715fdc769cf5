"""What came in, what went out, and what concerns one case. No list opens a letter."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.access import case_of
from coalesce.http import render_page
from coalesce.permissions import Permission, requires
from pillars.catalogue import BY_SLUG, PILLARS
from referrals import access
from referrals.models import ReceivedReferral, Referral, Status

PAGE = 25
WAITING = Q(status=Status.SENT)
GROUPS = {
    "waiting": (_("To answer"), WAITING),
    "accepted": (_("Accepted"), Q(status=Status.ACCEPTED)),
    "finished": (_("Finished"), Q(status__in=(Status.DECLINED, Status.COMPLETED))),
}
SENT_GROUPS = {
    "drafts": (_("Drafts"), Q(referral__status=Status.DRAFT)),
    "waiting": (_("Waiting for an answer"), Q(referral__status=Status.SENT)),
    "accepted": (_("Accepted"), Q(referral__status=Status.ACCEPTED)),
    "finished": (
        _("Finished"),
        ~Q(referral__status__in=(Status.DRAFT, Status.SENT, Status.ACCEPTED)) & Q(referral__sent_at__isnull=False),
    ),
}


@requires(Permission.REFERRAL_LIST)
def inbox(request):
    received = Referral.objects.received()
    chosen = _chosen(request, GROUPS, "waiting")
    late = Count("status", filter=WAITING & Q(answer_by__lt=timezone.localdate()))
    counts = received.aggregate(late=late, **_counts(GROUPS, "status"))
    order = ("answer_by", "sent_at") if chosen == "waiting" else ("-sent_at",)
    shown = _in_pillar(request, received.filter(GROUPS[chosen][1]), "pillar").select_related("organisation")
    return _list(request, "referrals/inbox.html", shown.order_by(*order, "id"), GROUPS, chosen, counts)


@requires(Permission.REFERRAL_LIST)
def outbox(request):
    sides = access.sent_sides(request.user)
    chosen = _chosen(request, SENT_GROUPS, "waiting")
    counts = sides.aggregate(**_counts(SENT_GROUPS, "pk"))
    shown = _in_pillar(request, sides.filter(SENT_GROUPS[chosen][1]), "referral__pillar")
    return _list(request, "referrals/outbox.html", shown.newest_first(), SENT_GROUPS, chosen, counts)


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


def _chosen(request, groups, otherwise):
    asked = request.GET.get("show", otherwise)
    return asked if asked in groups else otherwise


def _in_pillar(request, rows, field):
    slug = request.GET.get("pillar")
    return rows.filter(**{field: slug}) if slug in BY_SLUG else rows


def _counts(groups, column):
    return {name: Count(column, filter=condition) for name, (_label, condition) in groups.items()}


def _list(request, template, rows, groups, chosen, counts):
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "groups": [(name, label, counts[name], name == chosen) for name, (label, _condition) in groups.items()],
        "pillars": PILLARS,
        "pillar": request.GET.get("pillar", ""),
        "late": counts.get("late"),
        "chosen": chosen,
    }
    return render_page(request, template, context)
