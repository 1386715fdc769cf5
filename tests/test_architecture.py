"""The rules of the whole house, held by machine so that people need not remember them."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.urls import URLPattern, URLResolver, get_resolver

from coalesce.encryption.fields import EncryptedField
from coalesce.permissions import GRANTS, Permission, Role
from coalesce.tenancy import OwnedForeignKey, OwnedModel, row_security

ROOT = Path(settings.BASE_DIR)
OURS = ("coalesce", "cases", "pillars", "referrals", "reporting")
PYTHON = sorted(path for app in OURS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TOP_LEVEL = set(
    "manage.py bin coalesce cases pillars referrals reporting templates static tests bench docs locale LICENSE"
    " requirements.in requirements.txt requirements-dev.in requirements-dev.txt pyproject.toml docker-compose.yml"
    " Dockerfile README.md package.json package-lock.json".split()
)
MAY_READ_UNSCOPED = {
    "coalesce/tenancy/models.py",
    "coalesce/audit/models.py",
    "coalesce/demonstration/consortium.py",
}
MAY_MARK_SAFE = {"coalesce/templatetags/look.py"}  # the icons, which are files of ours
OWNED = row_security.owned_models()
SHARED_COLUMNS = {"id", "organisation", "woman", "case"}


def name(path):
    return str(path.relative_to(ROOT))


def access_of(pattern):
    return getattr(pattern.callback, "access", None)


def patterns(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry


def test_the_top_level_holds_what_the_map_names_and_nothing_else():
    tracked = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - {"var", "node_modules"}

    assert tracked <= TOP_LEVEL


@pytest.mark.parametrize(
    "app", sorted({config.name for config in apps.get_app_configs() if config.name.split(".")[0] in OURS})
)
def test_every_app_opens_with_a_paragraph(app):
    opening = ast.get_docstring(ast.parse((ROOT / app.replace(".", "/") / "__init__.py").read_text()))

    assert opening and opening.endswith(".")


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_no_file_is_past_400_lines(path):
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_every_field_of_an_owned_model_is_sealed_or_declared_plain(model):
    stored = {
        field.name
        for field in model._meta.local_fields
        if not isinstance(field, (EncryptedField, models.ForeignKey)) and field.name not in SHARED_COLUMNS
    }

    assert stored == set(model.plain_fields)


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_owned_rows_are_read_through_the_scoped_manager(model):
    assert model._meta.base_manager_name == "objects"
    assert type(model._base_manager).get_queryset is not models.Manager.get_queryset


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_owned_models_point_at_owned_models_with_the_composite_key(model):
    plain = [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.remote_field.model, OwnedModel)
        and not isinstance(field, OwnedForeignKey)
    ]

    assert plain == []


def test_every_owned_table_forces_row_security_with_the_policies_of_the_manifest(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, array(select polname::text from pg_policy where polrelid = pg_class.oid order by 1)"
            " from pg_class where relrowsecurity and relforcerowsecurity"
        )
        walls = dict(cursor.fetchall())

    for model in OWNED:
        table = model._meta.db_table
        assert walls.get(table), f"{table} has no row security"
        if table not in row_security.special_policies:
            assert walls[table] == ["own_rows"]


def test_every_table_with_an_organisation_is_owned_or_known_to_be_about_people(db):
    about_people = {"accounts_user", "accounts_invitation", "audit_auditentry"}
    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.columns where column_name = 'organisation_id'")
        tables = {table for (table,) in cursor.fetchall()}

    assert tables - about_people == {model._meta.db_table for model in OWNED}


def test_every_owned_key_is_composite_in_the_database(db):
    with connection.cursor() as cursor:
        cursor.execute("select conname from pg_constraint where contype = 'f' and array_length(conkey, 1) = 2")
        composite = {conname for (conname,) in cursor.fetchall()}

    for model in OWNED:
        for field in row_security.owned_keys(model):
            assert f"{model._meta.db_table}_{field.column}_own"[:63] in composite


def test_the_runtime_role_owns_nothing_and_cannot_bypass_row_security(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper, rolbypassrls, (select count(*) from pg_class where relowner = pg_roles.oid)"
            " from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, 0)


def test_every_address_declares_who_may_open_it():
    silent = [address for address, pattern in patterns() if access_of(pattern) is None]

    assert silent == []


def test_every_permission_is_granted_to_somebody_and_every_role_may_do_something():
    assert set(GRANTS) == set(Role)
    assert frozenset().union(*GRANTS.values()) == set(Permission)


def test_nobody_who_sees_consortium_statistics_or_manages_people_sees_a_record():
    for role in (Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR, Role.ORGANISATION_MANAGER):
        assert not GRANTS[role] & {Permission.CASE_LIST, Permission.CASE_VIEW, Permission.CASE_VIEW_ALL}


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_unscoped_rows_are_read_in_the_listed_files_alone(path):
    if name(path) not in MAY_READ_UNSCOPED:
        assert ".unscoped" not in path.read_text()


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_no_way_around_the_house(path):
    text = path.read_text()
    if name(path) in MAY_MARK_SAFE:
        text = text.replace("mark_safe(", "")

    assert not re.search(r"\.raw\(|csrf_exempt|mark_safe\(|except Exception|receiver\(|import \*", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_hold_no_script_no_style_and_no_address_of_another_host(path):
    text = path.read_text()

    assert not re.search(r"<script(?![^>]*(\bsrc=|application/json))|<style|\sstyle=|\son[a-z]+=|\|safe\b", text)
    assert not re.search(r"https?://(?!www\.w3\.org)", text)
