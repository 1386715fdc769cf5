"""A sealed case, and another one that a colleague has opened in an emergency, so that both can be looked at."""

from cases.doors import actions
from cases.models import Case
from coalesce.tenancy import acting_for


def seal_and_open(organisation):
    with acting_for(organisation.pk):
        sealed = Case.objects.open().select_related("assigned_to").order_by("code").first()
        if sealed is None:
            return
        colleague = sealed.assigned_to
        actions.seal_case(case=sealed, reason="A colleague of ours knows her family.", by=colleague)
        others = Case.objects.open().exclude(pk__in=Case.objects.visible_to(colleague).values("pk"))
        if opened := others.order_by("code").first():
            reason = "She stands at our door tonight and her caseworker is on leave."
            actions.open_in_emergency(case=opened, occasion="unreachable", reason=reason, by=colleague)
