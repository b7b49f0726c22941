"""What the BRP keeps of each question (Wet BRP art. 3.11), and the page on which Regie shows it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from mijnomgeving.federatie.opmaak import Html, el, join, page

# A page for people; the whole is there as JSON.
_MEEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocolregel:
    """What is kept of one question: who asked which fields about whom, when, and for what goal.

    Of the parameters of a search only the names are kept: their values are data of persons who may not be found.
    `trace` is the operation of who asked (W3C `traceparent`), so that the records of both can be laid side by side.
    """

    dienst: str
    tijdstip: str
    soort: str
    parameters: tuple[str, ...]
    burgerservicenummers: tuple[str, ...] = field(repr=False)
    fields: tuple[str, ...]
    doelbinding: str
    verwerking: str
    gebruiker: str
    trace: str = ""


def protocol_page(regels: Collection[Protocolregel]) -> Html:
    """The last reads, newest first."""
    shown = list(regels)[: -_MEEST - 1 : -1]
    return page(
        title="Protocollering - gesimuleerde overheid",
        merk="Regie",
        body=join(
            el("h1", "Wie vroeg gegevens van personen op?"),
            el("p", "Dit houdt de Basisregistratie Personen bij van elke vraag.", class_="inleiding"),
            el("ul", *map(_row, shown), class_="diensten") if shown else el("p", "Er is nog niets gevraagd."),
            el("p", el("a", "Terug naar Regie", href="/regie/")),
        ),
    )


def _row(regel: Protocolregel) -> Html:
    about = ", ".join(regel.burgerservicenummers) or "niemand gevonden"
    moment = datetime.fromisoformat(regel.tijdstip)
    return el(
        "li",
        el("p", el("strong", f"{regel.dienst}: {regel.soort}"), f" ({moment:%d-%m-%Y %H:%M})"),
        el("p", f"Over: {about}. Gevraagd met: {', '.join(regel.parameters)}."),
        el("p", f"Doelbinding: {regel.doelbinding}. Verwerking: {regel.verwerking}. Gebruiker: {regel.gebruiker}."),
        el("p", f"Velden: {', '.join(regel.fields)}.") if regel.fields else "",
        class_="dienst",
    )
