"""What she lives on and what she owes. Who reads the database learns none of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField
from coalesce.tenancy import OwnedModel
from pillars.economic.models.record import COMMON, EconomicRecord, ends_after_it_begins


class Income(EconomicRecord):
    """A source of money over a time."""

    plain_fields = ("since", "until", *COMMON)

    class Kind(models.TextChoices):
        WAGE = "WAGE", _("Wage")
        OWN_BUSINESS = "OWN_BUSINESS", _("Own business")
        BENEFITS = "BENEFITS", _("Social benefits")
        ASYLUM_ALLOWANCE = "ASYLUM_ALLOWANCE", _("Allowance for asylum seekers")
        CHILD_BENEFIT = "CHILD_BENEFIT", _("Money for children")
        MAINTENANCE = "MAINTENANCE", _("Maintenance")
        FAMILY = "FAMILY", _("Family or friends")
        ORGANISATION = "ORGANISATION", _("Help from an organisation")
        COMPENSATION = "COMPENSATION", _("Compensation or unpaid wages")
        NONE = "NONE", _("No money of her own")
        OTHER = "OTHER", pgettext_lazy("income", "Other")

    class Band(models.TextChoices):
        TO_250 = "TO_250", _("Up to 250 € a month")
        TO_500 = "TO_500", _("250 to 500 € a month")
        TO_1000 = "TO_1000", _("500 to 1,000 € a month")
        TO_1500 = "TO_1500", _("1,000 to 1,500 € a month")
        ABOVE = "ABOVE", _("Above 1,500 € a month")

    kind = EncryptedCharField(_("from what"), max_length=16, choices=Kind, blank=False)
    band = EncryptedCharField(_("about how much"), max_length=8, choices=Band)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("income")
        ordering = ["-since", "-id"]
        constraints = [ends_after_it_begins("income_ends_after_it_begins")]

    def __str__(self):
        return str(self._meta.verbose_name)


class Debt(EconomicRecord):
    """Money that she owes, or that somebody says she owes."""

    plain_fields = ("since", "until", *COMMON)

    class Kind(models.TextChoices):
        FORMAL = "FORMAL", _("A bank, an office or a company")
        INFORMAL = "INFORMAL", _("Family, friends or a lender")
        CLAIMED = "CLAIMED_BY_TRAFFICKER", _("Claimed by those who exploited her")

    kind = EncryptedCharField(_("what kind of debt"), max_length=24, choices=Kind, blank=False)
    amount = EncryptedCharField(_("amount"), max_length=60)
    to_whom = EncryptedCharField(_("to whom"), max_length=200)
    plan = EncryptedTextField(_("what she wants to do about it"), max_length=1000)
    since = models.DateField(_("told on"), default=timezone.localdate)
    until = models.DateField(_("settled on"), null=True, blank=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("debt")
        ordering = ["-since", "-id"]
        constraints = [ends_after_it_begins("debt_ends_after_it_begins")]

    def __str__(self):
        return str(self._meta.verbose_name)

    @property
    def is_claimed(self):
        return self.kind == self.Kind.CLAIMED


class BankAccount(EconomicRecord):
    """Whether she has an account of her own, as she said on a day."""

    plain_fields = ("since", *COMMON)

    class Has(models.TextChoices):
        YES = "YES", _("Yes")
        NO = "NO", _("No")
        DECLINED = "DECLINED", _("She did not want to say")
        UNKNOWN = "UNKNOWN", _("She does not know")

    has_one = EncryptedCharField(_("a bank account of her own"), max_length=8, choices=Has, blank=False)
    since = models.DateField(_("said on"), default=timezone.localdate)

    class Meta(OwnedModel.Meta):
        verbose_name = _("bank account")
        ordering = ["-since", "-id"]

    def __str__(self):
        return str(self._meta.verbose_name)
