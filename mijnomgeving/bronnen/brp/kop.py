"""Who somebody is, as a caseworker needs to know it beside the person's affairs: no more of the BRP than that."""

from dataclasses import dataclass, field
from typing import Any

from mijnomgeving.bronnen.brp.mapping import parse_ingeschrevene
from mijnomgeving.bronnen.brp.models import Opschorting
from portal.core.datum import OnzekereDatum

KOP_FIELDS = (
    "naam.volledigeNaam",
    "geboorte.datum",
    "adressering.adresregel1",
    "adressering.adresregel2",
    "adressering.adresregel3",
    "adressering.land.omschrijving",
    "indicatieCurateleRegister",
)


@dataclass(frozen=True, slots=True)
class Persoonskop:
    """The person at the head of the page.

    Args:
        adres: the lines of the address; empty for who asked that the data are not passed on.
        geheim: whether the person asked that.
        niet_op_adres: whether the gemeente found that the person lives there no more.
        onderzoek: what the gemeente is looking into of these fields, in plain Dutch.
        opschorting: why the BRP no longer keeps the data up to date; None as long as it does.
    """

    naam: str = field(repr=False)
    geboren: OnzekereDatum | None = field(repr=False)
    adres: tuple[str, ...] = field(repr=False)
    geheim: bool
    niet_op_adres: bool
    curatele: bool
    onderzoek: tuple[str, ...]
    opschorting: Opschorting | None

    @property
    def overleden(self) -> bool:
        """Whether the person has died."""
        return self.opschorting is Opschorting.OVERLEDEN


def parse_kop(bron: str, data: Any) -> Persoonskop | None:  # noqa: ANN401 - JSON may be anything
    """The one person asked for; None when the BRP does not know the person.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    ik = parse_ingeschrevene(bron, data)
    if ik is None:
        return None
    return Persoonskop(
        naam=ik.volledige_naam,
        geboren=ik.geboorte.datum if ik.geboorte else None,
        adres=() if ik.geheimhouding else ik.adres,
        geheim=ik.geheimhouding,
        niet_op_adres=ik.niet_op_adres,
        curatele=ik.curatele,
        onderzoek=ik.onderzoek,
        opschorting=ik.opschorting,
    )
