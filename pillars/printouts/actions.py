"""Printing is an act: whoever prints is remembered with what she chose."""

from django.utils.translation import override

from coalesce.audit import log
from coalesce.printing import frame, pdf
from pillars.printouts.wishes import Identity, Signed


def print_paper(*, case, paper, wish, by):
    """The bytes of a PDF. paper: a module with TITLE and TEMPLATE, and contents(case, wish, user)."""
    with override(wish.language):
        made = pdf(paper.TEMPLATE, _frame(case, paper, wish, by) | paper.contents(case, wish, by))
    if wish.identity == Identity.NAME:
        log.record("woman.named", case.woman, by=by)
    log.record("case.printed", case, by=by, details={"paper": paper.TEMPLATE, **wish.told()})
    return made


def _frame(case, paper, wish, by):
    hers = [case.woman.full_name or case.woman.known_as] if wish.identity == Identity.NAME else []
    code = "" if wish.identity == Identity.NOTHING else case.code
    around = frame(
        title=str(paper.TITLE),
        number=wish.number,
        printed_by=by.name if wish.signed == Signed.NAME else "",
        code=code,
        organisation=by.organisation.name if wish.names_organisation else "",
    )
    return around | {"identity": " · ".join([*hers, code]) if code else ""}
