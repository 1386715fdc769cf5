import ast
import copy
import inspect

import pytest

from reporting.disclosure import CertificateInvalid, cells, check, checker, protect, published


@pytest.fixture
def release(catalogue, dimensions, women):
    return copy.deepcopy(protect(catalogue, women(1, dimensions), k=5).as_dict())


def test_an_untouched_release_is_proved(release):
    assert check(release) is None


def test_a_release_without_its_proof_is_not_proved(release):
    del release["certificate"]

    with pytest.raises(CertificateInvalid, match="no certificate"):
        check(release)


def test_every_witness_is_needed(release):
    release["certificate"]["witnesses"].pop()

    with pytest.raises(CertificateInvalid, match="No witness shows"):
        check(release)


def test_a_witness_that_does_not_add_up_proves_nothing(release):
    release["certificate"]["witnesses"][0][-1] += 1

    with pytest.raises(CertificateInvalid):
        check(release)


def test_half_a_woman_is_no_witness(release):
    release["certificate"]["witnesses"][0][0] = 0.5

    with pytest.raises(CertificateInvalid, match="whole counts"):
        check(release)


def test_a_figure_put_back_by_hand_breaks_the_proof(release):
    cell = next(cell for cell in release["cells"] if cell["kind"] == "small" and "T" not in cell["key"].values())
    cell |= {"display": "1", "low": 1, "high": 1, "kind": "exact"}

    with pytest.raises(CertificateInvalid):
        check(release)


def test_two_tables_may_not_tell_different_things_of_one_cell(release):
    cell = next(cell for cell in release["cells"] if cell["key"] == {"country": "T", "quarter": "T"})
    cell |= {"low": 0, "high": None, "kind": "hidden"}

    with pytest.raises(CertificateInvalid, match="another table"):
        check(release)


def test_a_cell_left_out_is_noticed(release):
    release["cells"].pop()

    with pytest.raises(CertificateInvalid, match="missing"):
        check(release)


@pytest.mark.parametrize("module", [checker, published, cells])
def test_the_checker_asks_no_solver(module):
    imported = {
        name
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
    }

    assert not imported & {"highspy", "scipy", "numpy", "reporting.disclosure.programme"}
