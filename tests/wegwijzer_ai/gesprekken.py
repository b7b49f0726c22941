"""Turns to talk about, without a search, and the page that they stand on."""

from datetime import date
from typing import Any

from django.test import Client
from lxml import html

from wegwijzer_ai.antwoord.model import (
    Antwoord,
    Bron,
    Deur,
    Gespreksstand,
    OrganisatieVan,
    ProductAntwoord,
    Uitkomst,
    Wedervraag,
    Zin,
)

VRAAG = {"q": "wat kost een paspoort"}


def product(titel: str = "Paspoort aanvragen") -> ProductAntwoord:
    return ProductAntwoord(
        titel=titel,
        url=f"/producten/{titel.lower().replace(' ', '-')}/",
        samenvatting="",
        upn=None,
        upn_uri=None,
        score=0.8,
        organisatie=OrganisatieVan(
            "Gemeente Utrecht", "gemeente", None, "/organisaties/gemeente-utrecht/", "14 030", "tel:14030"
        ),
    )


def beurt(
    vraag: str,
    uitkomst: Uitkomst = Uitkomst.ANTWOORD,
    *,
    producten: tuple[ProductAntwoord, ...] = (product(),),
    opties: tuple[str, ...] = (),
    deuren: tuple[Deur, ...] = (),
    taal: str = "nl",
    zinnen: tuple[Zin, ...] = (Zin("Maak een afspraak.", (1,)), Zin("Neem uw pasfoto mee.", (1,), "stappen")),
) -> Antwoord:
    """An answer as the steps give it."""
    return Antwoord(
        vraag=vraag,
        taal=taal,
        uitkomst=uitkomst,
        zinnen=zinnen,
        meldingen=(),
        bronnen=tuple(Bron(nr, p.titel, p.url, date(2026, 11, 20)) for nr, p in enumerate(producten, 1)),
        producten=producten,
        deuren=deuren,
        vervolgvragen=("Wat kost het?",),
        wedervraag=Wedervraag("Welke van deze bedoelt u?", opties) if opties else None,
        zekerheid=0.9,
        duur_ms={"totaal": 20.0},
        gesprek="",
        gemeente=None,
        stand=Gespreksstand(vraag),
    )


def text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


class Pagina:
    """A page as the browser has it, with the forms on it."""

    def __init__(self, client: Client, response: Any) -> None:
        self.client, self.response = client, response
        self.tekst = response.content.decode()
        self.boom = html.fromstring(self.tekst)

    def formulier(self, naam: str, waarde: str | None = None) -> html.FormElement:
        knop = f"[@value='{waarde}']" if waarde else ""
        return self.boom.xpath(f"//form[.//*[@name='{naam}']{knop}]")[-1]

    def verstuur(self, formulier: html.FormElement, **velden: str) -> "Pagina":
        data = dict(formulier.form_values()) | velden
        pad = formulier.get("action").partition("#")[0]
        return Pagina(self.client, self.client.post(pad, data))

    def vraag(self, tekst: str) -> "Pagina":
        return self.verstuur(self.boom.xpath("//form[@role='search'][@method='post']")[0], q=tekst)

    @property
    def beurten(self) -> list[str]:
        return [text(li) for li in self.boom.xpath("//ol[@id='gesprek']/li")]
