"""A paper holds the words that were given to it, whatever is in them, and nothing else of this machine."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from coalesce.printing import frame, letters, pdf, pictures, press
from coalesce.refusals import Refused

ATTACKS = [
    '#import "frame.typ": *',
    '#read("/etc/passwd")',
    '#eval("1") #panic() #set page(paper: "a0")',
    "$ sum_(i) $ and 3 $ for 4 $",
    "back\\slash \\u{41} \\",
    "@reference <label>",
    "`raw` ```typ #panic()```",
    "// gone? /* gone? */ *bold* _thin_ = no heading",
    '"}, {"title": "x',
]


def paper(text="A few words", **changes):
    with override("en"):
        around = frame(title="Summary", number="K7F3Q2", printed_by="Ada", code="CY-7F3K9-1")
    section = {"title": "The case", "pillar": "legal", "rows": [["Asks for", text]], "empty": ""}
    rest = {name: [] for name in ("travel", "words", "lines", "goals")}
    return around | {"identity": "CY-7F3K9-1", "sections": [section | rest]} | changes


def read(made):
    return PdfReader(io.BytesIO(made))


def text_of(made):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in read(made).pages).replace("\u200b", ""))


@pytest.mark.parametrize("words", ATTACKS)
def test_what_looks_like_markup_is_printed_as_it_was_typed(words):
    made = pdf("summary", paper(words))

    assert words in text_of(made)


def test_a_paper_is_tagged_and_says_its_language_and_a_title_that_tells_nothing():
    root = read(pdf("summary", paper())).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_nothing_but_the_title_stands_in_what_a_file_says_of_itself():
    facts = read(pdf("summary", paper())).metadata

    assert facts.title == "Summary CY-7F3K9-1"
    assert not (facts.author or facts.subject or facts.keywords)
    assert "COALESCE" not in str(facts)


@pytest.mark.parametrize("words", ["Ζητά ένα σπίτι", "Žvirblis ķēniņš ąžuolas", "Она просит", "ትግርኛ እንታይ", "አማርኛ ሰላም"])
def test_every_script_of_the_consortium_is_printed(words):
    assert words in text_of(pdf("summary", paper(words)))


def test_arabic_is_printed_from_right_to_left_without_a_box():
    data = paper("أريد أوراقي، يا بلد")

    assert letters.BOX not in str(letters.printable(data["sections"]))
    assert "stands for a letter" not in text_of(pdf("summary", data))


def test_a_letter_that_no_font_holds_is_a_box_and_the_paper_says_so():
    printed = text_of(pdf("summary", paper("Her name is 你好")))

    assert "Her name is □□" in printed
    assert "stands for a letter that cannot be printed" in printed


def test_letters_that_turn_the_line_round_are_left_out():
    assert letters.printable("in\u202evisible\u0007") == "invisible"


def test_very_long_words_stay_on_the_page():
    reader = read(pdf("summary", paper("x" * 100_000)))

    assert sum(page.extract_text().count("x") for page in reader.pages) >= 100_000
    assert all(len(line) < 100 for page in reader.pages for line in page.extract_text().splitlines())


def test_every_page_says_who_printed_it_when_and_that_it_can_harm_her():
    pages = read(pdf("summary", paper("many words " * 2000))).pages

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        words = re.sub(r"\s+", " ", page.extract_text())
        assert re.search(r"Printed by Ada on \d+ \w+ \d{4} at \d\d:\d\d, print K7F3Q2", words)
        assert f"Page {number} of {len(pages)}" in words
        assert "can harm her" in words


def test_a_paper_without_an_end_is_refused_with_a_sentence():
    with pytest.raises(Refused, match="Choose fewer parts"):
        pdf("summary", paper("x" * press.MOST_BYTES))


def test_a_paper_that_takes_too_long_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(press, "SECONDS", 0.001)

    with pytest.raises(Refused, match="Choose fewer parts"):
        pdf("summary", paper())


def test_a_paper_that_is_stopped_at_a_bound_is_refused_with_a_sentence(monkeypatch, tmp_path):
    endless = tmp_path / "endless.py"
    endless.write_text("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")
    monkeypatch.setattr(press, "TYPESETTER", endless)

    with pytest.raises(Refused, match="Choose fewer parts"):
        pdf("summary", paper())


def test_a_template_that_does_not_fit_its_data_says_which_and_none_of_the_words():
    with pytest.raises(press.CannotPrint) as complaint:
        pdf("summary", {"title": "Blessing"})

    assert "summary.typ" in str(complaint.value)
    assert "Blessing" not in str(complaint.value)


def test_no_template_of_a_paper_runs_words_or_fetches_anything():
    for path in press.TEMPLATES.glob("*.typ"):
        assert not re.search(r"\b(eval|plugin|read)\(|@preview|@local|https?:", path.read_text()), path.name


def test_a_template_reads_nothing_outside_its_folder(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    template = tmp_path / "templates" / "spy.typ"
    template.parent.mkdir()
    template.write_text(f'#read("{secret}")')
    command = [sys.executable, "-I", str(press.TYPESETTER), str(template), str(template.parent), str(letters.FONTS)]

    done = subprocess.run([*command, "pdf"], input=b"{}", capture_output=True, env={})

    assert done.returncode
    assert not done.stdout


def test_nothing_of_this_machine_is_needed_but_python():
    """No variable, no home, no system font: the process starts with none of them."""
    made = pictures("summary", paper())

    assert made[0].startswith(b"\x89PNG")
    assert "import typst" not in "".join(
        path.read_text() for path in Path(press.__file__).parent.glob("*.py") if path != press.TYPESETTER
    )
