"""Runs in a process of its own, with nothing of the product in it: JSON in, the paper out.

Arguments: the template's file, the folder that it may read, the folder of fonts, and "pdf" or "png".
"""

import resource
import struct
import sys
from pathlib import Path

import typst

SECONDS = 8
MEMORY = 2 * 1000**3


def main(template, root, fonts, kind):
    # It computes for a while, takes some memory, and writes no file.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    data = sys.stdin.buffer.read().decode()
    made = typst.compile(
        Path(template),
        root=root,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
        sys_inputs={"data": data},
        format=kind,
        ppi=100,
        pdf_standards=["ua-1"] if kind == "pdf" else [],
    )
    sys.stdout.buffer.write(made if kind == "pdf" else packed(made))


def packed(pages):
    """One after another, each after its length."""
    pages = pages if isinstance(pages, list) else [pages]
    return b"".join(struct.pack(">I", len(page)) + page for page in pages)


if __name__ == "__main__":
    main(*sys.argv[1:])
