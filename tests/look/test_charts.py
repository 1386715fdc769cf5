"""A chart never crashes, never lies about what is hidden, and says in words what it draws."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalesce.charts import Bar, Series, Travel, bar_chart, column_chart, distance_chart

NUMBERS = st.none() | st.integers(0, 10**12) | st.floats(0, 1e12, allow_nan=False)
BARS = st.builds(Bar, st.text(max_size=60), NUMBERS, st.just("") | st.text(max_size=12))
SERIES = st.lists(st.builds(Series, st.text(max_size=30), st.lists(BARS, max_size=9).map(tuple)), max_size=4)
RATING = st.none() | st.integers(1, 5)
TRAVELS = st.lists(st.builds(Travel, st.text(max_size=90), RATING, RATING), max_size=8)
DRAWINGS = "{http://www.w3.org/2000/svg}"


def parsed(chart):
    return ElementTree.fromstring(chart)


def marks(chart, kind):
    return [mark for mark in parsed(chart).iter() if kind in mark.get("class", "").split()]


def words(element):
    return " ".join(" ".join(element.itertext()).split())


@given(st.text(max_size=40), SERIES, st.booleans())
def test_any_bars_give_a_well_formed_drawing(title, series, stacked):
    parsed(bar_chart(title, series, stacked=stacked))


@given(st.text(max_size=40), SERIES)
def test_any_columns_give_a_well_formed_drawing(title, series):
    parsed(column_chart(title, series))


@given(st.text(max_size=40), TRAVELS)
def test_any_ratings_give_a_well_formed_drawing(title, rows):
    parsed(distance_chart(title, rows, "legal"))


@pytest.mark.parametrize("draw", [bar_chart, column_chart])
def test_a_label_is_text_and_never_markup(draw):
    chart = draw("Women & <b>rights</b>", [Series("<i>", (Bar("<script>alert(1)</script>", 3),))])

    assert "<script" not in chart
    assert "<b>" not in chart
    assert "<script>alert(1)</script>" in words(parsed(chart))


@pytest.mark.parametrize("draw", [bar_chart, column_chart])
def test_a_hidden_figure_is_drawn_as_hidden_and_not_as_zero(draw):
    chart = draw("Women", [Series("2026", (Bar("Ireland", None, "hidden"), Bar("Italy", 9)))])

    assert len(marks(chart, "chart-bar")) == 1
    assert len([mark for mark in marks(chart, "chart-hidden") if mark.get("width", "").endswith("%")]) == 1
    assert "hidden to protect women" in words(parsed(chart))


@pytest.mark.parametrize("draw", [bar_chart, column_chart])
def test_zero_is_a_figure_and_not_hidden(draw):
    chart = draw("Women", [Series("2026", (Bar("Ireland", 0), Bar("Italy", 9)))])

    assert not marks(chart, "chart-hidden")
    assert "0" in [cell.text for cell in parsed(chart).iter("td")]


def test_the_table_beside_a_chart_holds_the_same_figures():
    chart = bar_chart("Women", [Series("2025", (Bar("Cyprus", 11),)), Series("2026", (Bar("Cyprus", None),))])

    cells = [words(cell) for row in parsed(chart).iter("tbody") for cell in row.iter() if cell.tag in ("th", "td")]

    assert cells == ["Cyprus", "11", "hidden"]


def test_the_longest_bar_leaves_room_for_its_figure():
    chart = bar_chart("Women", [Series("2026", (Bar("Cyprus", 31), Bar("Italy", 9)))])

    widths = [float(mark.get("width").rstrip("%")) for mark in marks(chart, "chart-bar")]

    assert max(widths) == 78


def test_distance_shows_where_she_was_and_where_she_is():
    chart = distance_chart("Distance travelled", [Travel("Feeling safe", 2, 4)], "psychosocial")

    assert [ring.get("cx") for ring in marks(chart, "chart-ring")] == ["27.00%"]
    assert [dot.get("cx") for dot in marks(chart, "chart-dot")] == ["73.00%"]
    assert "2 → 4" in words(parsed(chart))


def test_a_domain_nobody_rated_has_no_dot():
    chart = distance_chart("Distance travelled", [Travel("Feeling safe", None, None)])

    assert not marks(chart, "chart-dot")
    assert "not rated yet" in words(parsed(chart))


def test_a_chart_has_a_name_and_a_description_for_those_who_do_not_see_it():
    drawing = parsed(bar_chart("Women by country", [Series("2026", (Bar("Cyprus", 31),))])).find(f"{DRAWINGS}svg")

    assert drawing.get("role") == "img"
    assert drawing.find(f"{DRAWINGS}title").text == "Women by country"
    assert drawing.find(f"{DRAWINGS}desc").text == "Cyprus: 31"
