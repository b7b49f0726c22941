"""Betrouwbaarheidsniveaus as each login means names them, from low to high."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.core.niveau import Niveau


@dataclass(frozen=True, slots=True, kw_only=True)
class Trede:
    """One level of a means: its own name, its `acr`, and what it counts for in law (Wdo art. 6)."""

    sleutel: str
    naam: str
    acr: str
    niveau: Niveau
    orde: int = 0


class Ladder:
    """All levels of one means; a request names the lowest that will do."""

    def __init__(self, *treden: Trede) -> None:
        self._treden = tuple(
            Trede(sleutel=trede.sleutel, naam=trede.naam, acr=trede.acr, niveau=trede.niveau, orde=orde)
            for orde, trede in enumerate(treden)
        )

    def __iter__(self) -> Iterator[Trede]:
        return iter(self._treden)

    def asked(self, acr_values: str) -> Trede:
        """The lowest level that will do; substantieel was agreed beforehand for who asks nothing."""
        known = [trede for trede in self if trede.acr in acr_values.split()]
        return known[0] if known else next(trede for trede in self if trede.niveau >= Niveau.SUBSTANTIEEL)

    def highest(self, niveau: Niveau) -> Trede | None:
        """The highest level that somebody with this betrouwbaarheidsniveau reaches; None for none."""
        return max((trede for trede in self if trede.niveau <= niveau), key=lambda trede: trede.orde, default=None)

    def get(self, sleutel: str) -> Trede | None:
        """The level with this key."""
        return next((trede for trede in self if trede.sleutel == sleutel), None)

    def reachable(self, gevraagd: Trede) -> tuple[Trede, ...]:
        """The levels that answer this request."""
        return self._treden[gevraagd.orde :]


_EIDAS_ACR = "http://eidas.europa.eu/LoA/"
_ETD_ACR = "urn:etoegang:core:assurance-class:"
# ST-SAML: DigiD Midden counts as low.
DIGID = Ladder(
    Trede(sleutel="midden", naam="midden", acr=f"{_EIDAS_ACR}low", niveau=Niveau.LAAG),
    Trede(sleutel="substantieel", naam="substantieel", acr=f"{_EIDAS_ACR}substantial", niveau=Niveau.SUBSTANTIEEL),
    Trede(sleutel="hoog", naam="hoog", acr=f"{_EIDAS_ACR}high", niveau=Niveau.HOOG),
)
EIDAS = Ladder(
    Trede(sleutel="laag", naam="laag", acr=f"{_EIDAS_ACR}low", niveau=Niveau.LAAG),
    Trede(sleutel="substantieel", naam="substantieel", acr=f"{_EIDAS_ACR}substantial", niveau=Niveau.SUBSTANTIEEL),
    Trede(sleutel="hoog", naam="hoog", acr=f"{_EIDAS_ACR}high", niveau=Niveau.HOOG),
)
# A wallet is always high (Regulation (EU) 2024/1183, article 5a).
WALLET = Ladder(Trede(sleutel="hoog", naam="hoog", acr=f"{_EIDAS_ACR}high", niveau=Niveau.HOOG))
# Afsprakenstelsel Elektronische Toegangsdiensten; EH1 no longer exists.
EHERKENNING = Ladder(
    Trede(sleutel="eh2", naam="EH2", acr=f"{_ETD_ACR}loa2", niveau=Niveau.LAAG),
    Trede(sleutel="eh2plus", naam="EH2+", acr=f"{_ETD_ACR}loa2plus", niveau=Niveau.LAAG),
    Trede(sleutel="eh3", naam="EH3", acr=f"{_ETD_ACR}loa3", niveau=Niveau.SUBSTANTIEEL),
    Trede(sleutel="eh4", naam="EH4", acr=f"{_ETD_ACR}loa4", niveau=Niveau.HOOG),
)
