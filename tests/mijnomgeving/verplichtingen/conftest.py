"""Somebody of a company with a browser, and sources that say what a test wants."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten
from mijnomgeving.onderneming.feiten import Feiten, Herkomst
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker, inloggen

__all__ = ["inloggen"]

ZONNEGRAAN, KUIPER = "90001354", "90003012"
VESTIGING = "990090000025"


@pytest.fixture
def _zonder_bronnen(monkeypatch: pytest.MonkeyPatch) -> None:
    """No simulators: who may act and what the sources say is given by the test."""
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)
    monkeypatch.setattr("mijnomgeving.pagina.complete_onderneming", lambda *_args, **_meer: ())
    monkeypatch.setattr("mijnomgeving.pagina._stock", lambda _request: None)


class Bronnen:
    """What the sources say, as a test sets it; `vragen_feiten` asks nothing."""

    def __init__(self) -> None:
        self.feiten = Feiten(Bedrijfsfeiten(), {})

    def zegt(self, *, ontbreekt: tuple[Any, ...] = (), open_: frozenset[str] = frozenset(), **gegevens: Any) -> None:
        """These facts, of the Belastingdienst since the first of the month."""
        herkomst = dict.fromkeys(gegevens, Herkomst("Belastingdienst", date(2026, 11, 1)))
        self.feiten = Feiten(Bedrijfsfeiten(**gegevens), herkomst, ontbreekt=ontbreekt, open=open_)

    def read(self, _vragen: object, _antwoorden: object, *, eigen: dict[str, Any]) -> Feiten:
        """The facts, with what the person filled in where the sources are silent."""
        nu = self.feiten
        extra = {naam: waarde for naam, waarde in eigen.items() if getattr(nu.feiten, naam) is None}
        herkomst = {**nu.herkomst, **dict.fromkeys(extra, Herkomst("U", None))}
        return replace(nu, feiten=replace(nu.feiten, **extra), herkomst=herkomst)


@pytest.fixture
def bronnen(monkeypatch: pytest.MonkeyPatch, _zonder_bronnen: None) -> Bronnen:
    """The sources of this test."""
    gemaakt = Bronnen()
    monkeypatch.setattr("mijnomgeving.verplichtingen.selectors.vragen_feiten", lambda _wie: Feitvragen())
    monkeypatch.setattr("mijnomgeving.verplichtingen.selectors.read_feiten", gemaakt.read)
    return gemaakt


@dataclass(frozen=True)
class Feitvragen:
    """No questions."""

    alle: tuple[Any, ...] = ()


Aanmelden = Callable[..., Bezoeker]


@pytest.fixture
def aanmelden(ingelogd: Ingelogd, db: None) -> Aanmelden:
    """Log in as somebody who acts for a company."""

    def log_in(
        kvk: str = ZONNEGRAAN, *, wie: str = "mehmet", soort: str = "bestuurder", vestiging: str = ""
    ) -> Bezoeker:
        vestigingen = (Vestigingsnummer(vestiging),) if vestiging else ()
        voor = Onderneming(KvkNummer(kvk), None, vestigingen, beperkt=bool(vestiging))
        machtiging = Machtiging(f"m-{wie}-{kvk}", soort, voor, f"Onderneming {kvk}", frozenset({"*"}))
        persoon = Sessiepersoon(
            Medewerker(wie), "", Niveau.HOOG, datetime.now(UTC), "eherkenning", machtiging, machtiging
        )
        return Bezoeker(ingelogd(Client(), persoon))

    return log_in


def knop_van(html: str, titel: str) -> str:
    """What the button under the first obligation with this title sends."""
    deel = html[html.index(f">{titel}<") :]
    found = re.search(r'name="verplichting" value="([^"]+)"', deel)
    assert found, titel
    return found[1]
