import json
import subprocess
import sys

import pytest

from reporting.disclosure.__main__ import main


@pytest.fixture
def question(tmp_path, catalogue, dimensions, women):
    path = tmp_path / "in.json"
    path.write_text(json.dumps({**catalogue.as_dict(), "records": women(1, dimensions), "k": 5, "seed": 7}))
    return path


def test_what_is_protected_withstands_attack_and_check(question, tmp_path, capsys):
    answer = str(tmp_path / "out.json")

    assert main(["protect", str(question), answer]) == 0
    assert main(["attack", answer]) == 0
    assert main(["check", answer]) == 0
    assert "0 wins" in capsys.readouterr().out


def test_the_answer_holds_no_count_below_the_threshold(question, tmp_path):
    answer = tmp_path / "out.json"

    main(["protect", str(question), str(answer)])

    written = json.loads(answer.read_text())
    assert {"table", "key", "display", "low", "high"} <= written["cells"][0].keys()
    assert "records" not in written
    assert not [cell for cell in written["cells"] if cell["display"] in {"0", "1", "2", "3", "4"}]


def test_an_earlier_answer_is_named_by_its_file(question, tmp_path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    main(["protect", str(question), str(first)])
    question.write_text(json.dumps(json.loads(question.read_text()) | {"history": ["first.json"]}))

    assert main(["protect", str(question), str(second)]) == 0
    assert len(json.loads(second.read_text())["history"]) == 1


def test_tables_protected_by_hand_lose_and_the_command_says_so(
    tmp_path, published_by_hand, catalogue, dimensions, women
):
    by_hand = published_by_hand(catalogue, women(1, dimensions), 5, lambda n: ("<5", 0, 4) if n < 5 else (str(n), n, n))
    path = tmp_path / "naive.json"
    path.write_text(json.dumps(by_hand))

    assert main(["attack", str(path)]) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"k": 5}', '{"k": 5, "dimensions": {}, "tables": [], "records": []}'])
def test_a_broken_file_gets_a_sentence(tmp_path, capsys, text):
    path = tmp_path / "broken.json"
    path.write_text(text)

    assert main(["protect", str(path), str(tmp_path / "out.json")]) == 1
    assert capsys.readouterr().err.strip()


def test_it_runs_without_django(question, tmp_path):
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from reporting.disclosure.__main__ import main\n"
        f"raise SystemExit(main(['protect', {str(question)!r}, {str(tmp_path / 'out.json')!r}]))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
