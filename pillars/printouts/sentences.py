"""What is printed, in words that follow a person's name."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "case.printed": _("printed a paper about her"),
    "printing.refused": _("asked for a paper that was too long"),
}
