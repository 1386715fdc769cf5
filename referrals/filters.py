"""What a list of referrals is narrowed to: how soon, which partner, which pillar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalesce.accounts.models import Organisation
from pillars.catalogue import PILLAR_CHOICES
from referrals.models import Urgency

ANY = ("", _("Any"))


class ListFilter(forms.Form):
    """Sent with GET; an answer that makes no sense narrows nothing."""

    urgency = forms.ChoiceField(label=_("How soon"), choices=[ANY, *Urgency.choices], required=False)
    partner = forms.ChoiceField(label=_("Partner"), required=False)
    pillar = forms.ChoiceField(label=_("Pillar"), choices=[ANY, *PILLAR_CHOICES], required=False)

    def __init__(self, *args, home, **kwargs):
        """home: the number of the organisation whose list it is."""
        super().__init__(*args, **kwargs)
        partners = Organisation.objects.others_than(home).values_list("code", "name").order_by("name")
        self.fields["partner"].choices = [ANY, *partners]

    def narrow(self, rows, *, of, partner):
        """Of these rows (a queryset) those that were asked for. of: the way from a row to its referral."""
        self.full_clean()
        fields = {"urgency": f"{of}urgency", "partner": f"{of}{partner}__code", "pillar": f"{of}pillar"}
        chosen = {field: self.cleaned_data.get(name) for name, field in fields.items()}
        return rows.filter(**{field: value for field, value in chosen.items() if value})
