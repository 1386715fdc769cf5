"""Every value comes back as it went in, by name and by label; what is not certain is refused."""

import datetime

import pytest

from reporting.htcds import values
from reporting.htcds.refusals import BadValue
from reporting.htcds.standard import COUNTRIES, FIELDS, LANGUAGES

LISTED = [(field, name, label) for field in FIELDS.values() for name, label in field.values]


def canonical(field, name):
    return (name,) if field.kind == "many" else name


def variants(text):
    return [text, text.upper(), text.lower(), f"  {text} ", f"{text}\u00a0", text.replace("’", "'")]


@pytest.mark.parametrize(("field", "name", "label"), LISTED, ids=lambda value: str(value)[:40])
def test_every_listed_value_is_read_by_name_and_by_label_in_any_case(field, name, label):
    for text in variants(name) + variants(label):
        assert values.read(field, text) == canonical(field, name)


@pytest.mark.parametrize(("field", "name", "label"), LISTED, ids=lambda value: str(value)[:40])
def test_every_listed_value_comes_back_from_what_was_written(field, name, label):
    value = canonical(field, name)

    assert values.write(field, value) == name
    assert values.read(field, values.write(field, value)) == value
    assert values.read(field, values.write(field, value, labels=True)) == value


@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if field.kind == "many"])
def test_all_values_of_a_list_at_once_come_back(name):
    field = FIELDS[name]
    everything = tuple(value for value, label in field.values)

    assert values.read(field, values.write(field, everything)) == everything
    assert values.read(field, values.write(field, everything, labels=True)) == everything
    assert values.read(field, " ".join(everything)) == everything


def test_every_country_is_read_by_code_and_by_name():
    for code, name in COUNTRIES.items():
        assert values.read(FIELDS["prs_MailingCountry"], code.lower()) == code
        assert values.read(FIELDS["prs_Citizenship"], f" {name.upper()} ") == (code,)


def test_namibia_is_a_country_and_not_a_missing_value():
    assert values.read(FIELDS["prs_Citizenship"], "NA") == ("NA",)


def test_every_language_is_read_by_each_of_its_codes():
    for codes in LANGUAGES:
        assert {values.read(FIELDS["prs_PrimaryLanguage"], code.upper()) for code in codes} == {codes[0]}


def test_a_woman_with_two_citizenships_keeps_both():
    assert values.read(FIELDS["prs_Citizenship"], "Nigeria; GH") == ("NG", "GH")
    assert values.write(FIELDS["prs_Citizenship"], ("NG", "GH")) == "NG;GH"


def test_an_unknown_value_names_its_position_and_what_is_allowed_but_not_itself():
    with pytest.raises(BadValue) as refused:
        values.read(FIELDS["vic_MethodsOfControl"], "Debt bondage;Hypnosis")

    assert "Value 2 of 2" in str(refused.value)
    assert "Psychoactive substance; Excessive working hours" in str(refused.value)
    assert "Hypnosis" not in str(refused.value)


@pytest.mark.parametrize("text", ["Debt bondage, False promises", "Debt", "Debt bondage/False promises"])
def test_values_are_not_guessed_from_other_separators_or_beginnings(text):
    with pytest.raises(BadValue):
        values.read(FIELDS["vic_MethodsOfControl"], text)


def test_two_industries_are_too_many_for_the_standard():
    with pytest.raises(BadValue, match="one value"):
        values.read(FIELDS["vic_ForcedLabourIndustry"], "C_Manufacturing F_Construction")


@pytest.mark.parametrize(
    "cell",
    [
        datetime.date(1998, 3, 31),
        datetime.datetime(1998, 3, 31),
        "1998-03-31",
        "1998/3/31",
        "31/03/1998",
        "03/31/1998",
        "31.3.1998",
    ],
)
def test_a_date_is_read_however_it_was_written_if_it_can_mean_one_day_only(cell):
    assert values.read(FIELDS["prs_Birthdate"], cell) == datetime.date(1998, 3, 31)


def test_a_day_that_is_also_its_month_is_certain():
    assert values.read(FIELDS["prs_Birthdate"], "05/05/1998") == datetime.date(1998, 5, 5)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("03/04/1998", "day/month or as month/day"),
        ("3.4.98", "not a date"),
        ("spring 1998", "not a date"),
        ("1998-02-30", "no such day"),
        ("2998-02-03", "too far"),
        (datetime.datetime(1998, 3, 31, 14, 30), "time of day"),
        (datetime.time(3, 4), "time of day"),
        (1998, "not a date"),
    ],
)
def test_an_uncertain_date_is_refused_with_the_way_to_write_it(cell, sentence):
    with pytest.raises(BadValue, match=sentence):
        values.read(FIELDS["prs_Birthdate"], cell)


@pytest.mark.parametrize(("cell", "number"), [("+357 22-123 456", "+35722123456"), ("00353871234567", "+353871234567")])
def test_phone_numbers_are_international(cell, number):
    assert values.read(FIELDS["prs_MobilePhone"], cell) == number


@pytest.mark.parametrize(
    "cell", ["087 123 4567", 353871234567, "22 12", "+3.53871E+11", "ask Maria", "+1234567890123456"]
)
def test_a_phone_number_without_its_country_is_refused(cell):
    with pytest.raises(BadValue, match="E.164"):
        values.read(FIELDS["prs_MobilePhone"], cell)


@pytest.mark.parametrize(
    ("cell", "answer"), [(True, True), ("false", False), ("Yes", True), ("NO", False), (1, True), (0.0, False)]
)
def test_consent_is_read_as_yes_or_no(cell, answer):
    assert values.read(FIELDS["con_Consent"], cell) is answer


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("con_Consent", "perhaps"),
        ("prs_NumberOfChildren", -1),
        ("prs_NumberOfChildren", 2.5),
        ("prs_NumberOfChildren", "9" * 5000),
        ("vic_AgeWhenTrafficked", "sixteen"),
        ("vic_AgeWhenTrafficked", "१६"),
        ("prs_Email", "amara at example"),
        ("prs_MailingCountry", "Utopia"),
        ("prs_PrimaryLanguage", "Klingonese"),
        ("hte_Latitude", 91),
        ("hte_Longitude", "nan"),
        ("prs_FirstName", "#REF!"),
        ("prs_FirstName", "A\x07mara"),
        ("prs_FirstName", "A" * 1_001),
        ("prs_IdentityNumber", datetime.date(1998, 3, 31)),
        ("prs_Gender", datetime.time(1)),
    ],
)
def test_what_cannot_be_read_is_refused(name, cell):
    with pytest.raises(BadValue):
        values.read(FIELDS[name], cell)


@pytest.mark.parametrize("cell", [None, "", "   ", "\u00a0", "\n"])
def test_an_empty_cell_says_nothing(cell):
    assert {values.read(field, cell) for field in FIELDS.values()} == {None}
    assert {values.write(field, None) for field in FIELDS.values()} == {""}


def test_an_identity_number_that_became_a_number_is_text_again():
    assert values.read(FIELDS["prs_IdentityNumber"], 4711.0) == "4711"
