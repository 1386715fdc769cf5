import pytest

from reporting.disclosure import BadCatalogue, BadRecord, Catalogue, Table, protect

COUNTRY = {"country": {"T": ["IE", "CY"]}}
TABLE = (Table("countries", ("country",)),)


def test_a_country_that_is_not_in_the_tree_is_named():
    with pytest.raises(BadRecord, match="'FR' for country, which is not in its tree"):
        protect(Catalogue(COUNTRY, TABLE), [{"country": "FR"}], k=5)


@pytest.mark.parametrize("record", [{}, {"country": None}, {"country": ""}])
def test_a_woman_without_a_country_needs_a_row_of_her_own(record):
    with pytest.raises(BadRecord, match='Add a node "unknown"'):
        protect(Catalogue(COUNTRY, TABLE), [record], k=5)


def test_a_woman_without_a_country_is_counted_as_unknown():
    catalogue = Catalogue({"country": {"T": ["IE", "unknown"]}}, TABLE)

    protected = protect(catalogue, [{}] * 9 + [{"country": "IE"}] * 8, k=5)

    assert protected.cells["countries", (("country", "T"),)].display == "17"
    assert protected.cells["countries", (("country", "unknown"),)].display == "9"


def test_a_heading_is_not_a_value():
    catalogue = Catalogue({"country": {"T": ["south"], "south": ["IT", "CY"]}}, TABLE)

    with pytest.raises(BadRecord, match="a heading"):
        protect(catalogue, [{"country": "south"}], k=5)


@pytest.mark.parametrize(
    ("dimensions", "sentence"),
    [
        ({"country": {}}, 'needs a root "T"'),
        ({"country": {"T": ["IE", "IE"]}}, "stands in two places"),
        ({"country": {"T": ["IE"], "west": ["DE"]}}, "cannot be reached"),
        ({"age": {"T": ["old"]}}, "country, which is not a dimension"),
    ],
)
def test_a_crooked_tree_is_refused(dimensions, sentence):
    with pytest.raises(BadCatalogue, match=sentence):
        protect(Catalogue(dimensions, TABLE), [], k=5)


def test_a_filter_on_an_unknown_value_is_refused():
    catalogue = Catalogue(COUNTRY, (Table("in France", (), where={"country": "FR"}),))

    with pytest.raises(BadCatalogue, match="country = FR"):
        protect(catalogue, [], k=5)


@pytest.mark.parametrize("k", [0, 1, 2.5, None])
def test_a_threshold_protects_somebody(k):
    with pytest.raises(BadCatalogue, match="threshold"):
        protect(Catalogue(COUNTRY, TABLE), [], k=k)


def test_a_value_that_was_published_stays_in_the_tree():
    earlier = protect(Catalogue(COUNTRY, TABLE), [{"country": "IE"}] * 9, k=5).published

    with pytest.raises(BadCatalogue, match="has lost CY"):
        protect(Catalogue({"country": {"T": ["IE"]}}, TABLE), [{"country": "IE"}] * 9, k=5, history=[earlier])
