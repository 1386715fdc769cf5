"""The sender answers what the receiver asked, and sees what would go with the answer."""

from django.contrib import messages
from django.utils.translation import gettext as _

from cases import consents
from cases.models import Consent
from cases.models.consent import Category
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from referrals import access, actions, contents, packet
from referrals.actions import asking
from referrals.forms import AnswerForm


@requires(Permission.REFERRAL_SEND)
def tell(request, number):
    side = access.sent_or_404(request, number)
    referral = side.referral
    if request.method == "GET" and not referral.is_asked:
        return go_to(request, referral)
    more = asking.further(side, consents.live(side.case, Consent.Purpose.SHARE_REFERRAL, referral.receiver))
    seen = {"version": referral.version, "seen": packet.mark_of(more)}
    form = AnswerForm(posted(request), further=[Category(one) for one in more], initial=seen)
    if form.is_valid():
        actions.answer_question(referral=referral, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your answer was sent to %(partner)s.") % {"partner": referral.receiver})
        return go_to(request, referral)
    context = {"side": side, "referral": referral, "form": form, "question": packet.question_of(referral)}
    return render_page(request, "referrals/tell.html", context | {"sections": contents.sections(more)})
