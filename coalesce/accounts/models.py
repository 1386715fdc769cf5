"""Organisations and people. Nothing here is about a woman, so nothing is owned: sign-in comes before anyone acts."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Max
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from coalesce.permissions import Permission, Role, granted


def hours_of_the_day(first, last):
    return [(hour, f"{hour:02}:00") for hour in range(first, last + 1)]


class OrganisationQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def others_than(self, organisation_id):
        return self.exclude(pk=organisation_id)


class Organisation(models.Model):
    """A partner of the consortium: a controller of its own files."""

    class ConsortiumRole(models.TextChoices):
        LEAD = "lead", _("Lead")
        SERVICE = "service", _("Works with women")
        NETWORK = "network", _("Network, no casework")

    code = models.SlugField(_("code"), max_length=16, unique=True)
    name = models.CharField(_("name"), max_length=120)
    country = models.CharField(_("country"), max_length=2)
    region = models.CharField(_("region"), max_length=8, blank=True)
    consortium_role = models.CharField(
        _("role in the consortium"), max_length=10, choices=ConsortiumRole, default=ConsortiumRole.SERVICE
    )
    gesim_site = models.BooleanField(_("works by GeSIM with women"), default=False)
    default_language = models.CharField(_("language"), max_length=5, default="en")
    timezone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")
    work_begins = models.PositiveSmallIntegerField(_("work begins"), choices=hours_of_the_day(5, 12), default=8)
    work_ends = models.PositiveSmallIntegerField(_("work ends"), choices=hours_of_the_day(13, 22), default=18)
    is_active = models.BooleanField(_("active"), default=True)
    letterbox = models.BinaryField(default=bytes, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self):
        return self.name


class UserQuerySet(models.QuerySet):
    def managed_by(self, user):
        """An administrator looks after everybody, a manager after the people of her organisation."""
        if user.may(Permission.ORGANISATIONS_MANAGE):
            return self
        return self.filter(organisation_id=user.organisation_id) if user.organisation_id else self.none()

    def with_last_seen(self):
        return self.annotate(seen_at=Greatest("last_login", Max("devices__seen_at")))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who works for one organisation, in one or more roles; a system administrator works for none."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="people")
    roles = ArrayField(models.CharField(max_length=30, choices=Role), verbose_name=_("roles"), default=list)
    language = models.CharField(_("language"), max_length=5, default="en")
    is_active = models.BooleanField(_("active"), default=True)
    is_demonstration = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="nobody_is_above_the_rules"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(roles=[Role.SYSTEM_ADMINISTRATOR.value]),
                name="only_system_administrators_have_no_organisation",
            ),
        ]

    def __str__(self):
        return self.name

    @cached_property
    def granted(self):
        return granted(self.roles)

    def may(self, permission):
        return permission in self.granted

    def may_sign_in(self):
        return self.is_active and (self.organisation is None or self.organisation.is_active)

    def has_role(self, role):
        return role in self.roles

    def role_labels(self):
        return [Role(role).label for role in self.roles]


class SessionQuerySet(models.QuerySet):
    def alive(self):
        """Neither idle for too long nor too old."""
        now = timezone.now()
        idle_since = now - timedelta(minutes=settings.SESSION_IDLE_MINUTES)
        return self.filter(expires_at__gt=now, seen_at__gt=idle_since)

    def ended(self):
        return self.exclude(pk__in=self.alive().values("pk"))


class Session(models.Model):
    """A signed-in browser. `digest` is SHA-256 of the cookie, so that a copy of this table signs nobody in."""

    digest = models.CharField(max_length=64, primary_key=True)
    code = models.UUIDField(default=uuid.uuid4, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="devices")
    data = models.TextField()
    agent = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("device")
        ordering = ["-seen_at"]

    def __str__(self):
        return "device"


class InvitationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(accepted_at=None, expires_at__gt=timezone.now())

    def managed_by(self, user):
        if user.may(Permission.ORGANISATIONS_MANAGE):
            return self
        return self.filter(organisation_id=user.organisation_id) if user.organisation_id else self.none()


class Invitation(models.Model):
    """A way in for one person, once, within 72 hours; only the digest of its token is kept."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=120)
    roles = ArrayField(models.CharField(max_length=30, choices=Role), verbose_name=_("roles"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        ordering = ["-invited_at"]

    def __str__(self):
        return "invitation"
