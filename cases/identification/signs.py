"""What may point to trafficking, in six dimensions.

The dimensions are those of the operational indicators of the ILO and the European Commission; the signs of venues and
of ownership follow the United Nations' list for sexual exploitation. The wording is this product's own. Signs are a
help for attention: their number proves nothing, and nothing is computed from it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sign:
    code: str
    label: str | Promise


@dataclass(frozen=True)
class Dimension:
    slug: str
    label: str | Promise
    signs: tuple[Sign, ...]

    def choices(self):
        return [(sign.code, sign.label) for sign in self.signs]


DIMENSIONS = (
    Dimension(
        "deception",
        _("Promises that were not true"),
        (
            Sign("DECEIVED_ABOUT_WORK", _("She was promised other work than she had to do")),
            Sign("DECEIVED_ABOUT_CONDITIONS", _("Pay, hours or freedom were other than she was told")),
            Sign("DECEIVED_ABOUT_PAPERS", _("She was told wrong things about her papers or her right to stay")),
            Sign("DECEIVED_ABOUT_RELATION", _("Love, marriage or care were pretended")),
        ),
    ),
    Dimension(
        "coercive_recruitment",
        _("Force on the way"),
        (
            Sign("TAKEN_BY_FORCE", _("She was taken away or kept from leaving on the way")),
            Sign("THREATENED_ON_THE_WAY", _("She or her family was threatened so that she would go")),
            Sign("DEBT_FOR_TRAVEL", _("A debt for the journey was laid on her")),
            Sign("OATH_BEFORE_LEAVING", _("She was bound by an oath or a ritual")),
        ),
    ),
    Dimension(
        "vulnerability_recruitment",
        _("Use of a hard situation at home"),
        (
            Sign("POVERTY_USED", _("Her poverty, or a debt of her family, was used")),
            Sign("YOUTH_USED", _("She was very young, or had nobody to ask")),
            Sign("FAMILY_VIOLENCE_USED", _("Violence at home left her no other way")),
            Sign("NO_STATUS_USED", _("She had no papers, and that was used")),
        ),
    ),
    Dimension(
        "exploitation",
        _("How she had to live and work"),
        (
            Sign("LONG_HOURS_NO_DAYS_OFF", _("Very long hours, no day off")),
            Sign("SLEEPS_AT_WORKPLACE", _("She slept where she worked")),
            Sign("MOVED_BETWEEN_VENUES", _("She was moved from place to place")),
            Sign("FEW_CLOTHES", _("She had hardly any clothes, or none but those for the work")),
            Sign("SEX_WORDS_ONLY_IN_LOCAL_LANGUAGE", _("Of the local language she knew only words about sex")),
            Sign("ADVERTS_BY_ORIGIN", _("Advertisements offered women by their origin")),
            Sign("NO_OWN_CASH", _("She had no money of her own, or had to give her earnings away")),
        ),
    ),
    Dimension(
        "coercion",
        _("Force in the place"),
        (
            Sign("ESCORTED", _("She was never alone: somebody went with her or spoke for her")),
            Sign("WOMEN_CONTROLLED_BY_OTHERS", _("Somebody else decided about her and other women")),
            Sign("OWNERSHIP_MARKS", _("Marks or tattoos that show whose she was to be")),
            Sign("BOUGHT_OR_SOLD", _("Something shows that she was bought or sold")),
            Sign("NO_IDENTITY_PAPERS", _("Somebody else kept her papers")),
            Sign("VIOLENCE_IN_THE_PLACE", _("She was hurt, threatened or locked in")),
            Sign("BLACKMAIL_WITH_PICTURES", _("Pictures or films of her were used against her")),
        ),
    ),
    Dimension(
        "vulnerability_place",
        _("Use of a hard situation in the place"),
        (
            Sign("DEPENDS_ON_EXPLOITER", _("Housing, food or drugs came only from those who used her")),
            Sign("NO_COMMON_LANGUAGE", _("She shared no language with the people around her")),
            Sign("FEAR_OF_AUTHORITIES", _("She was taught to be afraid of police and offices")),
            Sign("ISOLATED", _("She had nobody outside, and no phone of her own")),
        ),
    ),
)

EVERY = {sign.code: sign.label for dimension in DIMENSIONS for sign in dimension.signs}


def by_dimension(codes):
    """[(dimension, labels of its signs that are among the codes)], the dimensions without one left out."""
    told = [(each, [sign.label for sign in each.signs if sign.code in codes]) for each in DIMENSIONS]
    return [(each, labels) for each, labels in told if labels]
