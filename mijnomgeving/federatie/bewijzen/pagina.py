"""The wallet's pages. They work without script."""

from collections.abc import Sequence

from mijnomgeving.federatie.bewijzen.wallet import Aanbod, Bewijs
from mijnomgeving.federatie.opmaak import Html, el, join, page

MERK = "Wallet"


def list_page(bewijzen: Sequence[Bewijs]) -> Html:
    """What the wallet keeps, the newest first."""
    rows = [_card(bewijs) for bewijs in reversed(bewijzen)]
    body = join(
        el("h1", "Uw wallet"),
        el("p", "Hier staan bewijzen die u ophaalde. U kiest per gegeven wat u laat zien.", class_="inleiding"),
        el("ul", *rows, class_="personas") if rows else el("p", "Uw wallet is nog leeg."),
    )
    return page(title=f"Uw wallet - {MERK}", merk=MERK, body=body)


def offer_page(gelezen: Aanbod | None, *, aanbod: str, pad: str, fout: str) -> Html:
    """From whom the offer is, and the field for the pincode; without an offer the field to paste one."""
    velden = (
        el("input", type="hidden", name="aanbod", value=aanbod)
        if gelezen
        else join(el("label", "Link met het aanbod", for_="aanbod"), _field("aanbod", aanbod))
    )
    body = join(
        el("h1", "Bewijs ophalen"),
        el("p", fout, class_="fout", role="alert") if fout else "",
        el("p", f"Van: {gelezen.uitgever}", class_="inleiding") if gelezen else "",
        el(
            "form",
            velden,
            el("label", "Code die op het scherm van het portaal staat", for_="pincode"),
            _field("pincode", "", inputmode="numeric"),
            el("p", el("button", "Zet in mijn wallet", type="submit", class_="knop")),
            method="post",
            action=f"{pad}/aanbod",
        ),
    )
    return page(title=f"Bewijs ophalen - {MERK}", merk=MERK, body=body)


def present_page(bewijs: Bewijs, *, pad: str) -> Html:
    """What to show of one credential, and the word of the checker."""
    options = [
        el(
            "label",
            el("input", type="checkbox", name="toon", value=naam),
            el("span", f"{label}: {waarde}"),
            class_="keuze",
        )
        for naam, label, waarde in bewijs.velden
    ]
    body = join(
        el("h1", "Wat laat u zien?"),
        el("p", f"{bewijs.naam}. Wat u niet aankruist, blijft in uw wallet.", class_="inleiding"),
        el(
            "form",
            el("fieldset", el("legend", "Laat zien"), el("div", *options), class_="niveaus"),
            el("label", "Controlewoord, als de ander er een gaf", for_="woord"),
            _field("woord", ""),
            el("p", el("button", "Maak de tekst om te delen", type="submit", class_="knop")),
            method="post",
            action=f"{pad}/{bewijs.sleutel}/tonen",
        ),
    )
    return page(title=f"Wat laat u zien? - {MERK}", merk=MERK, body=body)


def shown_page(bewijs: Bewijs, tekst: str, *, controle: str) -> Html:
    """The text to hand over, and where it is checked."""
    body = join(
        el("h1", "Geef deze tekst aan de ander"),
        el("p", "De ander plakt de tekst op ", el("a", controle, href=controle), class_="inleiding"),
        el("label", bewijs.naam, for_="tekst"),
        el("textarea", tekst, id="tekst", rows="10", readonly=True, class_="veld"),
    )
    return page(title=f"Tekst om te delen - {MERK}", merk=MERK, body=body)


def _card(bewijs: Bewijs) -> Html:
    facts = [el("div", el("dt", label), el("dd", waarde)) for _naam, label, waarde in bewijs.velden]
    return el(
        "li",
        el("h2", bewijs.naam),
        el("dl", *facts, class_="feiten"),
        el("p", el("a", f"Laat iets zien uit: {bewijs.naam}", href=f"/bewijzen/{bewijs.sleutel}/tonen", class_="knop")),
        class_="persona",
    )


def _field(naam: str, waarde: str, **more: str) -> Html:
    vast = {"type": "text", "maxlength": "4000", "autocomplete": "off", "class_": "veld"}
    return el("input", id=naam, name=naam, value=waarde, **vast, **more)
