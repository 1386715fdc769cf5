"""python -m reporting.disclosure protect IN.json OUT.json | attack OUT.json | check OUT.json"""

import argparse
import json
import sys
from pathlib import Path

from reporting.disclosure.attack import attack
from reporting.disclosure.catalogue import Catalogue
from reporting.disclosure.checker import check
from reporting.disclosure.errors import DisclosureError
from reporting.disclosure.protect import protect


def main(arguments=None):
    """0: done, and the attacker lost. 1: refused, invalid, or the attacker won."""
    options = _parser().parse_args(arguments)
    try:
        return options.command(options)
    except (DisclosureError, TimeoutError, OSError, KeyError, json.JSONDecodeError) as error:
        missing = f"The file has no {error}." if isinstance(error, KeyError) else error
        print(missing, file=sys.stderr)
        return 1


def _parser():
    parser = argparse.ArgumentParser(prog="reporting.disclosure", description=__doc__)
    commands = parser.add_subparsers(required=True)
    protecting = commands.add_parser("protect", help="decide what may be shown, and prove it")
    protecting.add_argument("source", type=Path)
    protecting.add_argument("target", type=Path)
    protecting.add_argument("--seconds", type=float, default=120.0, help="give up after this long")
    protecting.set_defaults(command=_protect)
    for name, command, help_text in (
        ("attack", _attack, "try to undo a release"),
        ("check", _check, "verify the proof of a release, without a solver"),
    ):
        reading = commands.add_parser(name, help=help_text)
        reading.add_argument("release", type=Path)
        reading.set_defaults(command=command)
    return parser


def _protect(options):
    source = _load(options.source)
    protected = protect(
        Catalogue.from_dict(source),
        source["records"],
        k=source["k"],
        history=[_load_release(options.source, earlier) for earlier in source.get("history", ())],
        seed=source.get("seed", 0),
        seconds=options.seconds,
    )
    options.target.write_text(json.dumps(protected.as_dict(), ensure_ascii=False), encoding="utf-8")
    kinds = [shown.kind for shown in protected.cells.values()]
    print(f"{len(kinds)} cells: " + ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))))
    return 0


def _attack(options):
    report = attack(_load(options.release))
    for win in report.wins:
        print(f"{win.cell}: {win.what} by {win.method}, {win.low} to {'any' if win.high is None else win.high}")
    print(f"{len(report.wins)} wins over {report.attacked} cells.")
    return 1 if report.wins else 0


def _check(options):
    check(_load(options.release))
    print("The certificate proves the release.")
    return 0


def _load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def _load_release(source, earlier):
    """An earlier release stands in the file itself, or is named by its path beside it."""
    return _load(source.parent / earlier) if isinstance(earlier, str) else earlier


if __name__ == "__main__":
    sys.exit(main())
