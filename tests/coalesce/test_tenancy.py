"""Ring one and ring two: Django refuses without an organisation, PostgreSQL refuses even when Django forgets."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from cases.models import Case, SafeContact, Woman
from coalesce.encryption import keyring
from coalesce.tenancy import NoOrganisation, acting_for
from coalesce.tenancy.context import OrganisationMismatch


def make_woman(code="CY-AAAAA"):
    woman = Woman(code=code, first_name="Blessing")
    keyring.new_data_key(woman.pk)
    woman.save()
    return woman


@pytest.fixture
def woman(ada, acts):
    with acts(ada):
        return make_woman()


def test_owned_rows_cannot_be_read_without_an_organisation(woman):
    with pytest.raises(NoOrganisation):
        list(Woman.objects.all())


def test_eve_sees_nothing_of_another_organisation(woman, eve, acts):
    with acts(eve):
        assert not Woman.objects.exists()
        assert not Woman.unscoped.exists()


def test_a_queryset_written_outside_is_filtered_where_it_runs(woman, ada, eve, acts):
    women = Woman.objects.all()

    with acts(ada):
        assert women.all().count() == 1
    with acts(eve):
        assert women.all().count() == 0


def test_plain_sql_sees_only_the_acting_organisation(woman, eve, acts):
    with acts(eve), connection.cursor() as cursor:
        cursor.execute("select count(*) from cases_woman")
        assert cursor.fetchone() == (0,)


def test_injected_sql_cannot_forge_another_organisation(woman, ada, eve, acts):
    with pytest.raises(ProgrammingError, match="not signed"), acts(eve), connection.cursor() as cursor:
        cursor.execute("select set_config('app.organisation', %s, true)", [str(ada.organisation_id)])
        cursor.execute("select count(*) from cases_woman")


def test_the_runtime_role_cannot_read_the_key_of_the_signature(db):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("select * from app.context_key")


def test_a_row_cannot_be_hung_on_another_organisations_woman(woman, eve, acts):
    with pytest.raises(IntegrityError, match="_own"), acts(eve):
        keyring.new_data_key(woman.pk)
        SafeContact.objects.create(woman_id=woman.pk, channel="PHONE", value="+35799000000")
        connection.check_constraints()


def test_a_row_cannot_be_written_for_another_organisation(hope, eve, acts):
    with pytest.raises(ProgrammingError, match="row-level security"), acts(eve):
        Woman(code="CY-BBBBB", organisation_id=hope.pk).save(force_insert=True)


def test_one_transaction_acts_for_one_organisation(hope, harbour):
    with acting_for(hope.pk), pytest.raises(OrganisationMismatch), acting_for(harbour.pk):
        pass


def test_the_setting_ends_with_the_block(woman, ada, acts):
    with transaction.atomic():
        with acts(ada):
            assert Woman.unscoped.count() == 1
        assert Woman.unscoped.count() == 0


def test_prefetched_rows_are_filtered_too(woman, ada, eve, acts):
    with acts(eve):
        assert list(Case.objects.select_related("woman").prefetch_related("consents")) == []
