"""Turns to talk about, without a search."""

from datetime import date

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
