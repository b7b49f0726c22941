"""What toeslagen share: the drempelinkomen, the limits of property, and rounding."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from levensgebeurtenissen.regels.basis import Bron, Toets, Wetsartikel, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.tabel import Tabel

AWIR_8 = Wetsartikel("Algemene wet inkomensafhankelijke regelingen", "8", "BWBR0018472")
KLEINSTE = Decimal(24)
"""A toeslag of less than this in a year is not paid."""


@dataclass(frozen=True, slots=True)
class Grenzen:
    """The amounts of one year that more than one toeslag uses.

    Args:
        drempelinkomen: 108 percent of twelve times the minimum wage of January.
        vermogen: the most property on 1 January; `vermogen_samen` with a partner.
    """

    drempelinkomen: Decimal
    vermogen: Decimal
    vermogen_samen: Decimal

    def most_property(self, *, partner: bool) -> Decimal:
        """How much property one may have."""
        return self.vermogen_samen if partner else self.vermogen


GRENZEN: Tabel[Grenzen] = Tabel.of(
    (
        date(2025, 1, 1),
        Grenzen(Decimal(28406), Decimal(141896), Decimal(179429)),
        Bron("Wet op de zorgtoeslag, artikelen 1 en 3, in 2025", "https://wetten.overheid.nl/BWBR0018451/2025-01-01"),
    ),
    (
        date(2026, 1, 1),
        Grenzen(Decimal(29736), Decimal(146011), Decimal(184633)),
        Bron("Wet op de zorgtoeslag, artikelen 1 en 3, in 2026", "https://wetten.overheid.nl/BWBR0018451/2026-01-01"),
    ),
)


def weigh_property(toets: Toets, vermogen: Decimal | None, *, grens: Decimal, artikel: Wetsartikel) -> None:
    """The condition on property that all toeslagen for rent, care and children have."""
    if vermogen is None:
        toets.miss("vermogen")
        return
    toets.require(
        "vermogen",
        vermogen <= grens,
        zin(_("Uw vermogen is niet hoger dan %(grens)s."), grens=grens),
        zin(_("Uw vermogen is hoger dan %(grens)s. Dan krijgt u deze toeslag niet."), grens=grens),
        artikel,
    )


def household_income(
    toets: Toets, *, inkomen: Decimal | None, partner: bool, partnerinkomen: Decimal | None
) -> Decimal | None:
    """Both incomes together; None, with what is missing noted, when one is unknown. A loss counts as nothing."""
    if inkomen is None:
        toets.miss("inkomen")
    if partner and partnerinkomen is None:
        toets.miss("partnerinkomen")
    if inkomen is None or (partner and partnerinkomen is None):
        return None
    samen = inkomen + (partnerinkomen or Decimal(0)) if partner else inkomen
    return max(samen, Decimal(0))


def year_amount(bedrag: Decimal) -> Decimal:
    """A year's toeslag in whole euros; nothing when it is not worth paying."""
    rond = max(bedrag, Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP)
    return rond if rond >= KLEINSTE else Decimal(0)


def month_amount(per_jaar: Decimal) -> Decimal:
    """What is paid each month: a twelfth in whole euros."""
    return (per_jaar / 12).quantize(Decimal(1), ROUND_DOWN)
