"""Plain text, and nothing that another program would run or draw."""

import re

from django.utils.translation import gettext as _

from cases.documents.refusals import NotTaken

UTF16 = (b"\xff\xfe", b"\xfe\xff")
NOT_WRITTEN_BY_PEOPLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
OTHER_KINDS = re.compile(r"\s*(<(!doctype|html|svg|script|\?xml|\?php|hta)|#!|\{\\rtf|%pdf|%!ps|mz\x90)", re.IGNORECASE)


def judge(content):
    """The same bytes."""
    try:
        words = content.decode("utf-16" if content.startswith(UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise NotTaken(_("This is not plain text. Save it again as plain text in UTF-8."), "not_text") from None
    if NOT_WRITTEN_BY_PEOPLE.search(words):
        raise NotTaken(_("This is a program or data, not plain text. Add the document that people read."), "binary")
    if OTHER_KINDS.match(words):
        raise NotTaken(_("This is a web page or a script, not plain text. Print it to a PDF and add that."), "markup")
    return content
