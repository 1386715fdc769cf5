"""What must never stand in the code of the legal pillar, held by machine."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from coalesce.accounts.managing_forms import countries
from pillars.legal.forms import ProceedingForm

CODE = sorted(Path(settings.BASE_DIR, "pillars", "legal").rglob("*.py"))
COUNTRIES = {code for code, _name in countries()}


@pytest.mark.parametrize(
    "path",
    [path for path in CODE if "migrations" not in path.parts],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_no_country_is_named_so_that_no_period_of_one_can_be(path):
    words = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}

    assert not words & COUNTRIES


def test_nothing_demands_a_word_about_the_police_before_she_is_supported(case, ada, acts):
    with acts(ada):
        demanded = {field for field, asked in ProceedingForm(case=case).fields.items() if asked.required}

    assert demanded == {"kind", "began_on", "stage"}
