"""What a file must pass before it is taken: its size, its name together with its content, what hides in it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.documents.checks import pdf, pictures, scanner, text, word
from cases.documents.refusals import NotTaken

# Below Django's 20 MiB for a request as a whole, so that a file of just this size still arrives with its form.
MAX_BYTES = 20 * 1000 * 1000

JUDGES = {
    "pdf": (pdf.SIGNATURE, pdf.judge),
    "jpg": (pictures.JPEG, pictures.judge_jpeg),
    "png": (pictures.PNG, pictures.judge_png),
    "docx": (word.SIGNATURE, word.judge),
    "txt": (b"", text.judge),
}
SAME = {"jpeg": "jpg", "jpe": "jpg"}


@dataclass(frozen=True)
class Passed:
    """A file that may be kept: its bytes, without what a picture told beside itself, and its kind."""

    content: bytes
    extension: str


def passed(name, content):
    """name: what the file was called. Returns Passed; raises NotTaken with a sentence that says what to do."""
    if len(content) > MAX_BYTES:
        raise NotTaken(too_large(), "size")
    if not content.strip():
        raise NotTaken(_("The file is empty. Choose the file again."), "empty")
    extension = _extension(name)
    signature, judge = JUDGES[extension]
    if not content.startswith(signature):
        raise NotTaken(
            _("The file is not what its name says. Open it, save it as the kind that it is, and add that one."),
            "disguise",
        )
    kept = judge(content)
    scanner.demand_clean(content)
    return Passed(kept, extension)


def too_large():
    return _("The file is larger than 20 MB. Save it with smaller pictures, or split it, and add the parts one by one.")


def _extension(name):
    _stem, dot, extension = name.rpartition(".")
    extension = extension.lower()
    extension = SAME.get(extension, extension)
    if not dot or extension not in JUDGES:
        raise NotTaken(
            _("Files of this kind are not taken. Save it as PDF, JPEG, PNG, Word (.docx) or plain text (.txt)."), "kind"
        )
    return extension
