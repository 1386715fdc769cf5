"""Files for the tests, made here byte by byte: harmless ones, and one for each attack."""

import io
import stat
import struct
import zipfile
import zlib

from PIL import Image

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
TEXT = "Liebe Blessing, Ihr Antrag wurde bewilligt. Καλημέρα.".encode()
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)
WEB_PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KINDS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.{}.main+xml"/></Types>'
)
WORD = "openxmlformats-officedocument.wordprocessingml.document"
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'


def pdf(*objects, end=b"%%EOF\n"):
    """A PDF of one empty page, with further objects."""
    page = b"<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/XYZ null null 0]>>", b"<</Type/Pages/Count 0/Kids[]>>"
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate((*page, *objects), 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\nstartxref\n9\n" + end


def packed(content, dictionary=b"/Type/ObjStm/Filter/FlateDecode"):
    return b"<<%s>>stream\r\n%s\nendstream" % (dictionary, zlib.compress(content))


def picture(kind, size=(60, 40), mode="RGB", **options):
    written = io.BytesIO()
    image = Image.new(mode, size, 1 if mode == "1" else "#5a4a9c")
    image.save(written, format=kind, **options)
    return written.getvalue()


def photo():
    """A JPEG that says where it was taken, who took it, and that the camera was turned."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112], exif[0x013B] = "in front of the shelter", 6, "Blessing's phone"
    exif.get_ifd(0x8825)[2] = (35.0, 10.0, 7.0)
    return picture("JPEG", exif=exif.tobytes(), comment=b"in front of the shelter")


def huge_png(width, height):
    """Claims to be that large, in a hundred bytes."""

    def part(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(bytes(99))) + part(b"IEND", b"")


def docx(parts=None, body="<w:p/>", kinds=KINDS.format(WORD)):
    """parts: {name, or ZipInfo: content} beside what every Word document has."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("word/document.xml", BODY.format(body))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return written.getvalue()


def linked(kind, target, mode="External"):
    """A relationship of the document."""
    words = f'<Relationships><Relationship Id="r1" Type="{OFFICE}{kind}" Target="{target}" TargetMode="{mode}"/>'
    return docx({"word/_rels/document.xml.rels": words + "</Relationships>"})


def instruction(*pieces):
    """A field whose words stand in several runs."""
    return "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)


def symbolic_link():
    link = zipfile.ZipInfo("word/media/picture.png")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return docx({link: "/etc/passwd"})


def locked_docx():
    """As if its parts were encrypted: the flag of every entry in the directory says so."""
    content = bytearray(docx())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def lying_docx():
    """Says that a part of 120 MB has one byte."""
    content = bytearray(docx({"word/media/a.png": bytes(120 * 1024 * 1024)}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1)
    return bytes(content)


def plain_zip(name="letter.txt"):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, "words")
    return written.getvalue()


def hostile():
    """(what the attack is, the file's name, its bytes, the name under which it is refused)."""
    javascript = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
    yield "a PDF with JavaScript", "a.pdf", pdf(javascript), "javascript"
    yield "JavaScript spelled with escapes", "a.pdf", pdf(b"<</S/J#61vaScr#69pt/JS(1)>>"), "javascript"
    yield "JavaScript in a packed object stream", "a.pdf", pdf(packed(b"1 0 " + javascript)), "javascript"
    yield "JavaScript behind 3 MB in a packed stream", "a.pdf", pdf(packed(b" " * 3_000_000 + javascript)), "javascript"
    yield (
        "packed JavaScript that calls itself a picture",
        "a.pdf",
        pdf(packed(javascript, b"/Subtype/Image/Type/ObjStm/Filter/FlateDecode")),
        "javascript",
    )
    yield "a PDF that launches a program", "a.pdf", pdf(b"<</S/Launch/F(cmd.exe)>>"), "launch"
    yield "a PDF with a file inside", "a.pdf", pdf(b"<</Type/EmbeddedFile>>stream\nMZ\nendstream"), "embeddedfile"
    yield "a PDF with a list of files inside", "a.pdf", pdf(b"<</Names<</EmbeddedFiles 4 0 R>>>>"), "embeddedfiles"
    yield "a PDF that acts when opened", "a.pdf", pdf(b"<</OpenAction<</S/URI/URI(x)>>>>"), "openaction"
    yield "a PDF that acts elsewhere when opened", "a.pdf", pdf(b"<</OpenAction 9 0 R>>"), "openaction"
    yield "a PDF with a film that runs code", "a.pdf", pdf(b"<</Subtype/RichMedia>>"), "richmedia"
    yield "a PDF that sends what is typed", "a.pdf", pdf(b"<</S/SubmitForm>>"), "submitform"
    yield "a PDF that opens another file", "a.pdf", pdf(b"<</S/GoToR/F(x)>>"), "gotor"
    yield "a PDF with a password", "a.pdf", pdf(b"<</Encrypt 5 0 R>>"), "encrypted"
    yield "a PDF with an archive behind its end", "a.pdf", pdf(end=b"%%EOF\n" + plain_zip()), "appended"
    yield "a PDF that was cut", "a.pdf", pdf(end=b""), "damaged"
    yield "a PDF that unpacks for ever", "a.pdf", pdf(packed(bytes(210 * 1024 * 1024))), "bomb"
    yield "a program called a PDF", "a.pdf", PROGRAM, "disguise"
    yield "a web page called a PDF", "a.pdf", WEB_PAGE, "disguise"
    yield "a PDF called a photo", "a.jpg", pdf(), "disguise"
    yield "a PNG called a JPEG", "a.jpg", picture("PNG"), "disguise"
    yield "a GIF called a PNG", "a.png", picture("GIF"), "disguise"
    yield "a program behind the first bytes of a JPEG", "a.jpg", b"\xff\xd8\xff\xe0" + PROGRAM, "damaged"
    yield "a photo that was cut", "a.jpg", picture("JPEG", (500, 500))[:900], "damaged"
    yield "a picture that was cut", "a.png", picture("PNG", (500, 500))[:60], "damaged"
    yield "a picture of 48 million pixels", "a.png", picture("PNG", (8000, 6000), "1"), "pixels"
    yield "a picture that claims 3,600 million pixels", "a.png", huge_png(60_000, 60_000), "pixels"
    yield "a drawing with a script", "a.svg", b'<svg onload="alert(1)"/>', "kind"
    yield "a Word document with macros", "a.docx", docx({"word/vbaProject.bin": "x"}), "macros"
    yield (
        "a macro document with its kind changed",
        "a.docx",
        docx(kinds=KINDS.format("ms-word.document.macroEnabled")),
        ("macros"),
    )
    yield "a Word document with another file in it", "a.docx", docx({"word/embeddings/oleObject1.bin": "x"}), "embedded"
    yield "a Word document with a control", "a.docx", docx({"word/activeX/activeX1.xml": "<a/>"}), "embedded"
    yield "a Word document with a program in it", "a.docx", docx({"word/media/run.exe": PROGRAM}), "embedded"
    yield "a Word document that takes in another", "a.docx", linked("aFChunk", "x.html", "Internal"), "embedded"
    yield "a template from elsewhere", "a.docx", linked("attachedTemplate", "https://evil.example/t.dotm"), "external"
    yield (
        "a picture that tells when it is looked at",
        "a.docx",
        linked("image", "https://evil.example/1.png"),
        "external",
    )
    yield "a link to a file on this machine", "a.docx", linked("hyperlink", "file:///C:/x.exe"), "external"
    yield "a link to somebody's file server", "a.docx", linked("hyperlink", "\\\\evil.example\\x"), "external"
    yield "a part outside the document", "a.docx", docx({"word/../../../x.xml": "<a/>"}), "traversal"
    yield "a part with backslashes", "a.docx", docx({"word\\..\\..\\x.xml": "<a/>"}), "traversal"
    yield "a part at the root of the disk", "a.docx", docx({"/etc/cron.d/x.xml": "<a/>"}), "traversal"
    yield "a part that is a link", "a.docx", symbolic_link(), "traversal"
    yield (
        "a Word document that unpacks for ever",
        "a.docx",
        docx({"word/media/a.png": bytes(120 * 1024 * 1024)}),
        "bomb",
    )
    yield "one that lies about its size", "a.docx", lying_docx(), "damaged"
    yield "one of 2,100 parts", "a.docx", docx({f"word/{number}.xml": "<a/>" for number in range(2_100)}), "bomb"
    yield "one of 100,000 elements in each other", "a.docx", docx(body="<a>" * 100_000 + "</a>" * 100_000), "bomb"
    yield "XML entities", "a.docx", docx({"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "entities"
    yield "a field that starts a program", "a.docx", docx(body=instruction(' DDEAUTO "cmd.exe"')), "field"
    yield "such a field in pieces", "a.docx", docx(body=instruction("DDE", "AU", 'TO c:\\x "calc"')), "field"
    yield "a field that fetches a picture", "a.docx", docx(body='<w:fldSimple w:instr="INCLUDEPICTURE x"/>'), "field"
    yield "broken XML", "a.docx", docx({"word/x.xml": "<a><b></a>"}), "damaged"
    yield "a locked Word document", "a.docx", locked_docx(), "encrypted"
    yield "an old Office file called .docx", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "disguise"
    yield "an archive called .docx", "a.docx", plain_zip("letter.xml"), "not_word"
    yield (
        "a workbook called .docx",
        "a.docx",
        docx(kinds=KINDS.format("openxmlformats.spreadsheetml.sheet")),
        "not_word",
    )
    yield "a program before the document", "a.docx", PROGRAM + docx(), "disguise"
    yield "a program behind the document", "a.docx", docx() + PROGRAM, "appended"
    yield "a Word document that was cut", "a.docx", docx()[:-30], "damaged"
    yield "data called a text", "a.txt", bytes(9) + b"words", "binary"
    yield "a program called a text", "a.txt", PROGRAM, "not_text"
    yield "random bytes called a text", "a.txt", bytes(range(128, 256)), "not_text"
    yield "a web page called a text", "a.txt", b"\xef\xbb\xbf  " + WEB_PAGE, "markup"
    yield "a script called a text", "a.txt", b"#!/bin/sh\nrm -rf ~\n", "markup"
    yield "a rich text called a text", "a.txt", b"{\\rtf1 {\\object}}", "markup"
    yield "a program", "a.exe", PROGRAM, "kind"
    yield "a program with two endings", "passport.pdf.exe", PROGRAM, "kind"
    yield "a PDF without an ending", "passport", pdf(), "kind"
    yield "an archive", "a.zip", plain_zip(), "kind"
    yield "a macro document under its name", "a.docm", docx(), "kind"
    yield "nothing at all", "a.txt", b" \n", "empty"
    yield "one byte more than 20 MB", "a.txt", b"a" * 20_000_001, "size"


def harmless():
    """(what it is, its name, its bytes); they come back byte by byte."""
    yield "a letter as text", "letter.txt", TEXT
    yield "a text of a Windows editor", "letter.txt", TEXT.decode().encode("utf-16")
    yield "a PDF that opens on its first page", "Permit.PDF", pdf(packed(b"1 0 (words)"), packed(b"BT ET", b""))
    link = '<w:hyperlink r:id="r1" xmlns:r="r"/>' + instruction(" PAGE ", " HYPERLINK ")
    yield "a Word document", "letter.docx", docx({"word/media/image1.png": picture("PNG")}, body=link)
    yield "a Word document with a link", "letter.docx", linked("hyperlink", "https://unhcr.org/")
