"""Word documents that hold words and pictures, and nothing that runs, fetches or unpacks for ever."""

import io
import re
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.parsers import expat

from django.utils.translation import gettext as _

from cases.documents.refusals import NotTaken

SIGNATURE = b"PK\x03\x04"
MAX_PARTS = 2_000
MAX_UNPACKED = 100 * 1024 * 1024
PIECE = 64 * 1024
MAX_DEPTH = 200
MARKUP = {".xml", ".rels", ".vml"}
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".svg"}
HARMLESS = MARKUP | PICTURES | {".odttf", ".psmdcp"}
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WEB = ("http://", "https://", "mailto:", "tel:")
FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, RuntimeError, ValueError)


def judge(content):
    """The same bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _demand_tidy(archive)
            _demand_nothing_beside(archive, content)
            _look_into(archive)
    except BROKEN:
        raise _refused("damaged") from None
    return content


def _refused(attack):
    return NotTaken(SENTENCES[attack](), attack)


SENTENCES = {
    "damaged": lambda: _("The document is damaged. Open it in Word, save it anew as .docx, and add that."),
    "encrypted": lambda: _("The document is locked with a password. Save it without the password and add that."),
    "not_word": lambda: _("This is not a Word document. Save it as .docx or PDF and add that."),
    "macros": lambda: _("The document holds macros, which are small programs. Save it as .docx without macros."),
    "embedded": lambda: _("Another file is hidden in this document. Print it to a PDF and add that."),
    "traversal": lambda: _("The document was made to write outside its place. Do not open it; ask for a PDF."),
    "bomb": lambda: _("Unpacked, the document is too large. Print it to a PDF and add that."),
    "external": lambda: _("The document fetches something from elsewhere when it is opened. Print it to a PDF."),
    "entities": lambda: _("The document holds XML entities, which Word never writes. Ask for a PDF instead."),
    "field": lambda: _("A field in the document fetches or runs something. Print it to a PDF and add that."),
    "appended": lambda: _("Something else was hung on to this document. Save it anew as .docx and add that."),
}


def _demand_tidy(archive):
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(members) > MAX_PARTS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _refused("bomb")
    if len({name.lower() for name in names}) != len(names):
        raise _refused("damaged")
    for member in members:
        _demand_harmless(member)
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise _refused("not_word")


def _demand_harmless(member):
    path = PurePosixPath(member.orig_filename.replace("\\", "/"))
    lower = path.as_posix().lower()
    if member.flag_bits & 1:
        raise _refused("encrypted")
    if path.is_absolute() or ".." in path.parts or ":" in lower or "\0" in lower or _is_link(member):
        raise _refused("traversal")
    if "vbaproject" in lower or "vbadata" in lower or "macrosheets" in lower:
        raise _refused("macros")
    if "embeddings/" in lower or "activex/" in lower or (path.suffix.lower() not in HARMLESS and not member.is_dir()):
        raise _refused("embedded")


def _is_link(member):
    return stat.S_ISLNK(member.external_attr >> 16)


def _demand_nothing_beside(archive, content):
    """The directory of a ZIP file stands at its very end, and its first part at its very beginning."""
    end = content.rfind(b"PK\x05\x06")
    if archive.comment or end + 22 != len(content) or min(part.header_offset for part in archive.infolist()):
        raise _refused("appended")


def _look_into(archive):
    room, kinds = MAX_UNPACKED, ""
    for member in archive.infolist():
        reader = Reader() if PurePosixPath(member.filename).suffix.lower() in MARKUP else None
        with archive.open(member) as part:
            # The sizes that a ZIP file states about itself may lie; what comes out is counted again.
            while piece := part.read(PIECE):
                room -= len(piece)
                if room < 0:
                    raise _refused("bomb")
                if reader:
                    reader.feed(piece)
        if reader:
            reader.finish()
        if member.filename == "[Content_Types].xml":
            kinds = reader.kinds
    _demand_word(kinds)


def _demand_word(kinds):
    if "macroenabled" in kinds.lower():
        raise _refused("macros")
    if DOCUMENT not in kinds:
        raise _refused("not_word")


class Reader:
    """Reads one part of the document as XML and stops at what a document of words has no need of."""

    def __init__(self):
        self.depth = 0
        self.kinds = ""
        self.fields = []
        self.is_field = False
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartDoctypeDeclHandler = self.on_doctype
        self.parser.StartElementHandler = self.on_start
        self.parser.EndElementHandler = self.on_end
        self.parser.CharacterDataHandler = self.on_words

    def feed(self, piece, is_last=False):
        try:
            self.parser.Parse(piece, is_last)
        except expat.ExpatError:
            raise _refused("damaged") from None

    def finish(self):
        self.feed(b"", is_last=True)
        # Word joins the pieces of a field's words, whatever stands between them.
        if FETCHING.search("".join(self.fields)):
            raise _refused("field")

    def on_doctype(self, *declaration):
        raise _refused("entities")

    def on_start(self, name, attributes):
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _refused("bomb")
        tag = name.rpartition("}")[2]
        self.is_field = tag in {"instrText", "delInstrText"}
        if tag == "Relationship":
            self.on_relationship(attributes)
        elif tag == "fldSimple":
            self.fields += [" ", *(value for key, value in attributes.items() if key.endswith("instr")), " "]
        elif tag in {"Default", "Override"}:
            self.kinds += attributes.get("ContentType", "") + " "
        elif tag == "fldChar":
            self.fields.append(" ")

    def on_relationship(self, attributes):
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        target = attributes.get("Target", "").strip().lower()
        if kind in {"vbaproject", "wordvbadata"}:
            raise _refused("macros")
        if kind in {"oleobject", "package", "afchunk", "control", "subdocument"}:
            raise _refused("embedded")
        is_link = kind == "hyperlink" and (target.startswith(WEB) or target.startswith("#"))
        if attributes.get("TargetMode", "").lower() == "external" and not is_link:
            raise _refused("external")

    def on_end(self, name):
        self.depth -= 1
        self.is_field = False

    def on_words(self, words):
        if self.is_field:
            self.fields.append(words)
