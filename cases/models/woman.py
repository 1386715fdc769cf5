"""Who she is, in her own words, and how she can be reached without harm."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import BirthPrecision, Channel, Education, Gender, MaritalStatus
from cases.circumstances import Evidence, InterpreterGender, Literacy, ThirdCountry
from cases.models.consent import Consent
from cases.records import WomanRecord
from coalesce.encryption.fields import (
    EncryptedCharField,
    EncryptedDateField,
    EncryptedJSONField,
    EncryptedTextField,
    holds,
)
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet


class WomanQuerySet(OwnedQuerySet):
    def standing(self):
        """One record for each woman: without those that were joined to another."""
        return self.filter(merged_into__isnull=True)

    def counted_as(self, consortium_key):
        """She whom the consortium counts under this key, also where it came with a record that was joined to hers."""
        either = Q(consortium_key=consortium_key) | Q(merged_records__consortium_key=consortium_key)
        return self.standing().filter(either).distinct()


class Woman(OwnedModel):
    """A woman. On every page she is her code; her name is opened only where someone needs it."""

    sealed_under = "id"
    plain_fields = (
        "code",
        "consortium_key",
        "has_identity",
        "birth_precision",
        "gender",
        "citizenships",
        "country_of_birth",
        "primary_language",
        "secondary_language",
        "interpreter_needed",
        "marital_status",
        "number_of_children",
        "education_level",
        "interpreter_gender",
        "mediator_needed",
        "literacy",
        "third_country_status",
        "status_evidence",
        "status_seen_on",
        "address_confidential",
        "version",
        "registered_on",
        "identity_index",
    )

    code = models.CharField(_("code"), max_length=12, unique=True, editable=False)
    consortium_key = models.UUIDField(default=uuid.uuid4, editable=False)
    has_identity = models.BooleanField(default=False, editable=False)
    first_name = EncryptedCharField(_("first name"), max_length=100)
    middle_name = EncryptedCharField(_("middle name"), max_length=100)
    family_name = EncryptedCharField(_("family name"), max_length=100)
    known_as = EncryptedCharField(
        _("the name she wants to be called"), max_length=100, help_text=_("Used when speaking with her.")
    )
    date_of_birth = EncryptedDateField(_("date of birth"))
    birth_precision = models.CharField(
        _("how exact the date is"), max_length=15, choices=BirthPrecision, default=BirthPrecision.EXACT
    )
    gender = models.CharField(_("gender"), max_length=30, choices=Gender, default=Gender.FEMININE)
    citizenships = ArrayField(models.CharField(max_length=9), verbose_name=_("citizenships"), default=list, blank=True)
    country_of_birth = models.CharField(_("country of birth"), max_length=2, blank=True)
    primary_language = models.CharField(_("language she prefers"), max_length=3, blank=True)
    secondary_language = models.CharField(_("another language"), max_length=3, blank=True)
    interpreter_needed = models.BooleanField(_("needs an interpreter"), default=False)
    marital_status = models.CharField(_("marital status"), max_length=30, choices=MaritalStatus, blank=True)
    number_of_children = models.PositiveSmallIntegerField(_("number of children"), null=True, blank=True)
    education_level = models.CharField(_("education"), max_length=40, choices=Education, blank=True)
    interpreter_gender = models.CharField(
        _("who may interpret for her"), max_length=10, choices=InterpreterGender, blank=True
    )
    mediator_needed = models.BooleanField(_("wishes a cultural mediator"), default=False)
    literacy = models.CharField(_("reading and writing"), max_length=10, choices=Literacy, blank=True)
    pregnancy = EncryptedCharField(_("pregnancy"), max_length=10)
    baby_due_on = EncryptedDateField(_("the baby is due on"))
    special_needs = EncryptedJSONField(_("what has to be thought of"))
    third_country_status = models.CharField(
        _("citizen of a country outside the EU"), max_length=10, choices=ThirdCountry, blank=True
    )
    status_evidence = models.CharField(_("seen as evidence"), max_length=16, choices=Evidence, blank=True)
    status_seen_on = models.DateField(_("seen on"), null=True, blank=True)
    status_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    identity_number = EncryptedCharField(_("identity document number"), max_length=60)
    address = EncryptedJSONField(_("address"))
    address_confidential = models.BooleanField(_("nobody may learn her address"), default=True)
    accommodation = EncryptedCharField(_("where she lives"), max_length=20)
    accommodation_traits = EncryptedJSONField(_("what is true of the place"))
    exchange_values = EncryptedJSONField(_("values of a data exchange that have no field here"))
    version = models.PositiveIntegerField(default=1, editable=False)
    registered_on = models.DateField(default=timezone.localdate, editable=False)
    identity_index = models.BinaryField(null=True, editable=False, max_length=32)
    merged_into = OwnedForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="merged_records"
    )

    objects = OwnedManager.from_queryset(WomanQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("woman")
        verbose_name_plural = _("women")
        constraints = [models.CheckConstraint(condition=~Q(merged_into=F("id")), name="no_record_is_joined_to_itself")]
        indexes = [models.Index(fields=["organisation", "identity_index"], name="women_by_document")]

    def __str__(self):
        return self.code

    @property
    def called(self):
        """What to call her when speaking with her."""
        return self.known_as or self.first_name

    @property
    def full_name(self):
        return " ".join(part for part in (self.first_name, self.middle_name, self.family_name) if part)


class SafeContactManager(OwnedManager):
    """Each comes with her no to its channel, so that a list of them asks no further question."""

    def get_queryset(self):
        of_hers = Consent.objects.standing_against().filter(woman=OuterRef("woman"), scope=OuterRef("channel"))
        noes = of_hers.filter(purpose=Consent.Purpose.CONTACT_CHANNEL)
        return super().get_queryset().annotate(is_ruled_out=Exists(noes))


class SafeContact(WomanRecord):
    """A way to reach her, with the rules that keep her safe."""

    # When she may be reached names nobody, and must be judged without opening her record.
    plain_fields = (
        "channel",
        "phone_index",
        "safe_hours",
        "never_days",
        "may_leave_message",
        "may_send_message",
        "unsafe_until",
        "position",
        "version",
    )

    woman = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="safe_contacts")
    channel = models.CharField(_("channel"), max_length=16, choices=Channel)
    value = EncryptedCharField(_("number or address"), max_length=200)
    phone_index = models.BinaryField(null=True, editable=False, max_length=32)
    safe_hours = models.JSONField(_("safe hours"), default=list, blank=True)
    never_days = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("never on these days"), default=list, blank=True
    )
    safe_times = EncryptedCharField(
        _("more about safe times"), max_length=200, help_text=_("For example: only when the children are at school.")
    )
    may_leave_message = models.BooleanField(_("a message may be left"), default=False)
    may_send_message = models.BooleanField(_("a message may be sent"), default=False)
    code_word = EncryptedCharField(_("code word"), max_length=60)
    who_may_answer = EncryptedCharField(_("who may answer"), max_length=200)
    unsafe_until = models.DateField(_("not to be used until"), null=True, blank=True)
    note = EncryptedTextField(_("note"), max_length=1000)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SafeContactManager()

    class Meta(OwnedModel.Meta):
        verbose_name = _("safe contact")
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["organisation", "phone_index"], name="women_by_phone")]

    def __str__(self):
        return self.get_channel_display()

    @property
    def is_safe_today(self):
        return self.unsafe_until is None or self.unsafe_until < timezone.localdate()

    @property
    def is_spoken(self):
        """Somebody answers it."""
        return self.channel not in Channel.written()

    @property
    def has_code_word(self):
        return holds(self, "code_word")

    @property
    def has_safe_times(self):
        return holds(self, "safe_times")
