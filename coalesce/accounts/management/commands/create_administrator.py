"""The first person of a new installation: everybody else is invited."""

import getpass
import os
from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from coalesce.accounts.models import User
from coalesce.accounts.remember import remember
from coalesce.permissions import Role

FILE = "COALESCE_ADMINISTRATOR_PASSWORD_FILE"


class Command(BaseCommand):
    help = f"Makes a system administrator. Asks for the password, or reads it from the file that {FILE} names."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", required=True)

    @transaction.atomic
    def handle(self, *, email, name, **options):
        if User.objects.filter(email__iexact=email).exists():
            raise CommandError(f"There is an account with the address {email}. Invite administrators in the browser.")
        password = the_password()
        demand_strength(password, User(email=email, name=name))
        person = User.objects.create_user(email, password, name=name, roles=[Role.SYSTEM_ADMINISTRATOR.value])
        remember("person.added", person, organisation_id=None, details={"roles": person.roles})
        self.stdout.write(f"{name} can sign in with {email} and sets up a second factor there.")


def the_password():
    if path := os.environ.get(FILE):
        return Path(path).read_text().strip()
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("The same again: "):
        raise CommandError("The two passwords are not the same. Nothing was made; start again.")
    return password


def demand_strength(password, person):
    try:
        validate_password(password, person)
    except ValidationError as problem:
        raise CommandError(" ".join(problem.messages)) from None
