"""One name, however it is written."""

import pytest

from cases.names import Query, folded


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Blessing Okafor", "blessing"),
        ("Blessing Okafor", "Okafor Blessing"),
        ("Blessing Okafor", "Blesing Okofor"),
        ("Blessing Okafor", "bles"),
        ("Blessing Okafor", "Blessing O"),
        ("Мария Іваненко", "Maria"),
        ("Оксана Шевченко", "Oxana"),
        ("Юлия", "Julia"),
        ("Хадижа", "Khadija"),
        ("Μαρία Παπαδοπούλου", "Papadopoulou"),
        ("Ευαγγελία", "Evangelia"),
        ("Maria Papadopoulou", "Μαρία"),
        ("مريم", "Maryam"),
        ("مريم", "Mariam"),
        ("فاطمة", "Fatima"),
        ("خديجة", "Khadija"),
        ("Fatima", "فاطمة"),
        ("Nguyễn Thị Ngọc Ánh", "nguyen ngoc"),
        ("Ọláwùmí", "olawumi"),
        ("Şükran", "Sukran"),
    ],
)
def test_she_is_found(known, typed):
    assert "her" in Query(typed).likeness({"her": known})


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Blessing Okafor", "Grace"),
        ("Ada", "Eva"),
        ("Blessing Okafor", "Blessing Adeyemi"),
        ("مريم", "Fatima"),
        ("", "Joy"),
    ],
)
def test_somebody_else_is_not(known, typed):
    assert Query(typed).likeness({"other": known}) == {}


def test_accents_case_and_script_fold_away():
    assert folded("Μαρία") == folded("MARÍA") == folded("maria") == "maria"
