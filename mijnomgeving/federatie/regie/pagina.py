"""The page 'Regie': four forms, and what came of the last one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from mijnomgeving.federatie.brp.datums import MAANDEN
from mijnomgeving.federatie.opmaak import Html, el, join, page
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.storingen import UITLEG, Stand, Storingen
from mijnomgeving.federatie.voorvallen import Voorval
from mijnomgeving.federatie.wereld import Wereld

PAD = "/regie/"
# The first part of a service's key, and the heading under which it stands; what is not here stands under the last.
_KOPPEN = {
    **dict.fromkeys(("digid", "digid-machtigen", "eherkenning", "eidas", "wallet", "machtigen"), "Inloggen"),
    "zgw": "Zaken",
    "fbs": "Berichten",
    "taken": "Taken",
    "klantinteracties": "Contact",
}
_OVERIG = "Registers"
_MEEST = 60
SOORTEN = {
    "verhuizing": "Verhuizing",
    "geboorte": "Geboorte van een kind",
    "overlijden": "Overlijden",
    "werkloosheid": "Werk kwijt",
    "inschrijving": "Eigen bedrijf ingeschreven",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """What came of a form."""

    kop: str
    voorvallen: tuple[Voorval, ...] = ()
    goed: bool = True


def in_full(day: date) -> str:
    """A day as people write it: '22 november 2026'."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def regie_page(wereld: Wereld, storingen: Storingen, melding: Melding | None) -> Html:
    """The page as it stands now."""
    return page(
        title="Regie - gesimuleerde overheid",
        merk="Regie",
        body=join(
            el("h1", "Regie"),
            el(
                "p",
                "Hier bepaalt u wat er gebeurt in de gesimuleerde overheid. Kijk daarna in het portaal. ",
                el("a", "Naar alle personen en bedrijven", href="/"),
                class_="inleiding",
            ),
            _said(melding) if melding else "",
            _tijd(wereld),
            _gebeurtenis(wereld.personas),
            _storingen(storingen),
            _vragen(),
            el(
                "section",
                el("h2", "Opnieuw beginnen"),
                el("p", "De datum, de verhalen en alle diensten staan daarna weer zoals aan het begin."),
                _form("herstel", el("button", "Alles herstellen", type="submit", class_="knop knop--licht")),
                class_="blok",
            ),
        ),
    )


def _form(actie: str, *children: str, class_: str = "rij") -> Html:
    hidden = el("input", type="hidden", name="actie", value=actie)
    return el("form", hidden, *children, method="post", action=PAD, class_=class_)


def _said(melding: Melding) -> Html:
    shown = melding.voorvallen[:_MEEST]
    rows = [
        el("li", el("span", f"{in_full(v.op.date())} · {v.van.naam}", class_="wanneer"), " ", el("span", v.tekst))
        for v in shown
    ]
    rest = len(melding.voorvallen) - len(shown)
    return el(
        "div",
        el("p", melding.kop),
        el("ul", *rows, class_="gebeurd") if rows else "",
        el("p", f"En nog {rest}.") if rest else "",
        role="status",
        class_="gelukt" if melding.goed else "gelukt gelukt--niet",
    )


def _tijd(wereld: Wereld) -> Html:
    today = wereld.nu().date()

    def button(text: str, days: int) -> Html:
        return _form("tijd", el("button", text, type="submit", name="dagen", value=str(days), class_="knop"))

    tot = el("input", type="date", id="tot", name="tot", min=str(today + timedelta(1)), required=True, class_="veld")
    return el(
        "section",
        el("h2", "De tijd"),
        el("p", "Het is nu ", el("strong", in_full(today)), ". Zaken lopen door als de tijd verder gaat."),
        el("div", button("1 dag verder", 1), button("1 week verder", 7), class_="rij"),
        _form("tijd", el("label", "Ga naar deze dag", for_="tot"), tot, _knop("Ga verder")),
        class_="blok",
    )


def _knop(text: str) -> Html:
    return el("button", text, type="submit", class_="knop")


def _gebeurtenis(personas: Iterable[Persona]) -> Html:
    living = [persona for persona in personas if persona.bsn and "overlijden" not in persona.brp]
    options = [el("option", persona.naam, value=persona.sleutel) for persona in living]
    kinds = [el("option", text, value=soort) for soort, text in SOORTEN.items()]

    def veld(name: str, label: str, field: Html) -> Html:
        return el("p", el("label", label, for_=name), field, class_="invoer")

    def text(name: str, label: str, voorbeeld: str = "") -> Html:
        field = el("input", type="text", id=name, name=name, value=voorbeeld, class_="veld", autocomplete="off")
        return veld(name, label, field)

    return el(
        "section",
        el("h2", "Laat iets gebeuren"),
        el("p", "De basisregistratie verandert meteen. Organisaties beginnen zaken die erbij horen."),
        _form(
            "gebeurtenis",
            veld("persona", "Wie", el("select", *options, id="persona", name="persona", class_="veld")),
            veld("soort", "Wat gebeurt er", el("select", *kinds, id="soort", name="soort", class_="veld")),
            el(
                "fieldset",
                el("legend", "Bij een verhuizing: het nieuwe adres"),
                text("straat", "Straat", "Oudegracht"),
                text("huisnummer", "Huisnummer", "12"),
                text("postcode", "Postcode", "3511AB"),
                text("plaats", "Plaats", "Utrecht"),
                class_="velden",
            ),
            el(
                "fieldset",
                el("legend", "Bij een geboorte"),
                text("voornaam", "Voornaam van het kind", "Robin"),
                class_="velden",
            ),
            _knop("Laat dit gebeuren"),
            class_="kolom",
        ),
        class_="blok",
    )


def _vragen() -> Html:
    links = {
        "protocollering": "Wie vroeg gegevens van personen op?",
        "tellingen": "Hoe vaak is elke dienst gevraagd?",
        "meldingen": "Hoeveel meldingen kreeg het portaal?",
    }
    rows = [el("li", el("a", text, href=PAD + path)) for path, text in links.items()]
    return el("section", el("h2", "Wat is er gevraagd?"), el("ul", *rows, class_="lijst"), class_="blok")


def _storingen(storingen: Storingen) -> Html:
    def heading(sleutel: str) -> str:
        return _KOPPEN.get(sleutel.partition("/")[0], _OVERIG)

    order = [*dict.fromkeys(_KOPPEN.values()), _OVERIG]
    services = sorted(storingen.namen.items(), key=lambda item: order.index(heading(item[0])))
    groups = []
    for kop, members in groupby(services, key=lambda item: heading(item[0])):
        rows = [(sleutel, naam, storingen[sleutel]) for sleutel, naam in members]
        broken = sum(stand is not Stand.NORMAAL for _, _, stand in rows)
        summary = f"{kop}: {len(rows)} diensten" + (f", {broken} met een storing" if broken else "")
        listed = el("ul", *(_row(*row) for row in rows), class_="diensten")
        groups.append(el("details", el("summary", summary), listed, open=bool(broken)))
    return el(
        "section",
        el("h2", "Storingen"),
        el("p", "Zet een dienst stuk en kijk wat het portaal dan nog kan."),
        _form("storingen", *groups, el("p", _knop("Opslaan")), class_="kolom"),
        class_="blok",
    )


def _row(sleutel: str, naam: str, stand: Stand) -> Html:
    field = "dienst-" + sleutel.replace("/", "-")
    options = [el("option", UITLEG[keuze], value=keuze, selected=keuze is stand) for keuze in Stand]
    return el(
        "li",
        el("label", naam, for_=field),
        el("select", *options, id=field, name=sleutel, class_="veld"),
        class_="dienst" if stand is Stand.NORMAAL else "dienst dienst--stuk",
    )
