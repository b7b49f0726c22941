"""Invented turns: what a measurement looks like without a portal behind it."""

from datetime import date
from types import MappingProxyType
from typing import Any

from cms.zoeken.port import Document, Passage, Vertaling
from wegwijzer_ai.antwoord.model import (
    Antwoord,
    Bron,
    Gespreksstand,
    OrganisatieVan,
    ProductAntwoord,
    Uitkomst,
    Zin,
)
from wegwijzer_ai.evaluatie.catalogus import Catalogus
from wegwijzer_ai.evaluatie.meten import Meting
from wegwijzer_ai.evaluatie.toetsvragen import Toetsvraag
from wegwijzer_ai.evaluatie.vergelijken import compare
from wegwijzer_ai.evaluatie.verslag import Vragenset, write_up

DAG = date(2026, 11, 22)


def document(slug: str, *, soort: str = "product", organisatiesoort: str = "gemeente") -> Document:
    return Document(
        sleutel=f"{soort}:{slug}", soort=soort, titel=slug.capitalize(), url=f"/{soort}/{slug}/",
        samenvatting=f"Dit is {slug}.", passages=(Passage("kort_antwoord", f"Vraag {slug} aan. Dat kan online."),),
        mensentaal=(f"ik wil {slug}",), trefwoorden=(), doelgroepen=(), themas=(), levensgebeurtenissen=(),
        organisatiesoort=organisatiesoort, organisatie=None, upn=None, upn_uri=None, titel_en="", samenvatting_en="",
        bijgewerkt=DAG,
        vertalingen=(Vertaling("pap", "", "", (Passage("kort_antwoord", f"Pidi {slug}."),)),),
    )  # fmt: skip


CATALOGUS = Catalogus.of(
    [
        document("paspoort"),
        document("rijbewijs"),
        document("huurtoeslag", organisatiesoort="uitvoeringsorganisatie"),
        document("verhuizen", soort="levensgebeurtenis"),
        document("na-ontslag", soort="regelhulp"),
    ]
)


def turn(
    tekst: str,
    *gevonden: str,
    doel: str = "",
    gedrag: str = "answer",
    uitkomst: Uitkomst = Uitkomst.ANTWOORD,
    zekerheid: float = 0.9,
    taal: str = "nl",
    zinnen: tuple[tuple[str, str], ...] = (),
    gezien: str | None = None,
) -> Meting:
    """One question for `doel`, with the products found, best first; `zinnen` are pairs of a sentence and its page."""
    urls = list(dict.fromkeys(url for _, url in zinnen))
    bronnen = tuple(Bron(nr, url, url, DAG) for nr, url in enumerate(urls, 1))
    antwoord = Antwoord(
        vraag=tekst if gezien is None else gezien,
        taal=taal,
        uitkomst=uitkomst,
        zinnen=tuple(Zin(zin, (urls.index(url) + 1,)) for zin, url in zinnen),
        meldingen=(),
        bronnen=bronnen,
        producten=tuple(product(slug) for slug in gevonden),
        deuren=(),
        vervolgvragen=(),
        wedervraag=None,
        zekerheid=zekerheid,
        duur_ms=MappingProxyType({"zoeken": 20.0, "zekerheid": 1.0, "totaal": 21.0}),
        gesprek="x",
        gemeente=None,
        stand=Gespreksstand(vraag=tekst if gezien is None else gezien),
    )
    doelen = frozenset({f"product:{doel}"} if doel else set())
    vraag = Toetsvraag(tekst, taal, "particulier", doelen, "gemeente", "gewoon", gedrag)
    ranks = [place for place, slug in enumerate(gevonden) if slug == doel]
    return Meting(vraag, antwoord, ranks[0] if ranks else None)


def product(slug: str) -> ProductAntwoord:
    organisatie = OrganisatieVan("Gemeente Utrecht", "gemeente")
    return ProductAntwoord(slug.capitalize(), f"/product/{slug}/", "", None, None, 0.8, organisatie)


def example_report() -> dict[str, Any]:
    """A report with something in every part of it, compared with an earlier one."""
    metingen = [
        turn(f"vraag {n}", "paspoort" if n % 3 else "rijbewijs", doel="paspoort", zekerheid=n / 20) for n in range(20)
    ]
    metingen.append(turn("help", gedrag="emergency", uitkomst=Uitkomst.NOODGEVAL))
    metingen.append(turn("recept voor soep", gedrag="refuse"))
    found = write_up(metingen, catalogus=CATALOGUS, sets=[Vragenset("proef", 22, "abc")], datum=DAG)
    before = write_up(metingen[1:], catalogus=CATALOGUS, sets=[Vragenset("proef", 21, "abd")], datum=DAG)
    for item in before["per_vraag"]:
        item["cijfers"] |= {"r1": 0.0} if "r1" in item["cijfers"] else {}
    return found | {"vergelijking": compare(found, before)}
