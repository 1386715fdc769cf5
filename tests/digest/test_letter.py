"""What a letter says, in each reader's language, and what it never says."""

import polib
import pytest
from django.utils import translation

from cases.reminders import rules
from cases.reminders.digest import letter
from cases.reminders.digest.counting import Counts

# The plural forms of each language's catalogue, as gettext writes them.
PLURALS = {
    "de": (2, "n != 1"),
    "el": (2, "n != 1"),
    "it": (2, "n != 1"),
    "lv": (3, "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2"),
    "lt": (3, "n%10==1 && (n%100>19 || n%100<11) ? 0 : (n%10>=2 && n%10<=9) && (n%100>19 || n%100<11) ? 1 : 2"),
}


def text_of(person, **counts):
    return letter.message(person=person, counts=Counts(**counts), key="key").body


def test_a_letter_says_numbers_and_one_link(ada, settings):
    settings.PUBLIC_ADDRESS = "https://work.example.org"

    assert text_of(ada, due=3, overdue=1) == (
        "Hello,\n\n"
        "You have 3 tasks due.\nYou have 1 task overdue.\n\n"
        "https://work.example.org/my-day/\n\n"
        "You can choose in your settings when this letter comes.\n"
    )


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"due": 1}, "You have 1 task due."),
        ({"due": 2}, "You have 2 tasks due."),
        ({"overdue": 1}, "You have 1 task overdue."),
        ({"overdue": 21}, "You have 21 tasks overdue."),
        ({"coming": 1}, "You have 1 task coming up."),
        ({"coming": 5}, "You have 5 tasks coming up."),
    ],
)
def test_a_number_that_is_zero_is_not_said(counts, sentence):
    assert letter.lines(Counts(**counts)) == [sentence]


@pytest.fixture
def catalogues(tmp_path, settings):
    """A catalogue for each language in which every plural form says which one it is."""
    for language, (count, rule) in PLURALS.items():
        folder = tmp_path / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue = polib.POFile()
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": f"nplurals={count}; plural=({rule});",
        }
        forms = {number: f"{language}{number} %(count)d" for number in range(count)}
        catalogue.append(
            polib.POEntry(
                msgid="You have %(count)d task due.", msgid_plural="You have %(count)d tasks due.", msgstr_plural=forms
            )
        )
        catalogue.append(polib.POEntry(msgid="Your tasks", msgstr=f"{language} subject"))
        catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [tmp_path]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", {1: "de0 1", 2: "de1 2", 21: "de1 21"}),
        ("el", {1: "el0 1", 2: "el1 2", 21: "el1 21"}),
        ("it", {1: "it0 1", 2: "it1 2", 21: "it1 21"}),
        ("lv", {1: "lv0 1", 2: "lv1 2", 11: "lv1 11", 21: "lv0 21"}),
        ("lt", {1: "lt0 1", 2: "lt1 2", 10: "lt2 10", 11: "lt2 11", 21: "lt0 21", 22: "lt1 22"}),
    ],
)
def test_each_language_has_its_own_plurals(catalogues, ada, language, said):
    ada.language = language

    for number, sentence in said.items():
        assert sentence in text_of(ada, due=number).splitlines()


def test_each_is_written_to_in_her_own_language_whatever_the_sender_speaks(catalogues, ada, ben, lea):
    ada.language, ben.language, lea.language = "lt", "de", "en"

    with translation.override("it"):
        subjects = [str(letter.message(person=one, counts=Counts(due=1), key=1).subject) for one in (ada, ben, lea)]
        assert translation.get_language() == "it"

    assert subjects == ["lt subject", "de subject", "Your tasks"]


def test_a_language_without_a_catalogue_is_english(ada):
    ada.language = "lv"

    assert "You have 2 tasks due." in text_of(ada, due=2)


def test_a_letter_names_nobody_and_nothing(ada, hope):
    """Its words are the same for every organisation, person and rule."""
    written = letter.message(person=ada, counts=Counts(1, 2, 3), key="key")
    words = (written.subject + written.body).casefold()

    for rule in rules.every():
        assert str(rule.label).casefold() not in words
    for planted in (ada.name, hope.name, hope.code, "Cyprus", "COALESCE", "woman", "case", "traffick", "permit"):
        assert planted.casefold() not in words


def test_a_letter_is_plain_text_without_anything_to_load(ada):
    written = letter.message(person=ada, counts=Counts(1), key="key")

    assert written.content_subtype == "plain"
    assert not written.attachments
    assert written.body.count("http") == 1
    assert "?" not in written.body
