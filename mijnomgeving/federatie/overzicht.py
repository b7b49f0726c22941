"""The front page: every persona and company with the story that they carry, to find one in a click."""

from collections.abc import Sequence

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.opmaak import Html, el, html_response, initials, join, page
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.personas import GROEPEN, Persona
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.federatie.zoektekst import plain

# Kind, heading and members.
Groep = tuple[str, str, Sequence[Persona | Bedrijf]]


def list_groups(wereld: Wereld, zoek: str) -> list[Groep]:
    """Personas by group in the order of the login page, then companies by group, where all words of `zoek` stand."""
    words = plain(zoek).split()

    def found(one: Persona | Bedrijf) -> bool:
        organisaties = {zaak.organisatie for zaak in one.zaken} | {bericht.organisatie for bericht in one.berichten}
        names = [wereld.organisaties[key].naam for key in organisaties]
        titles = [zaak.omschrijving for zaak in one.zaken] + [bericht.onderwerp for bericht in one.berichten]
        text = plain(" ".join((one.naam, one.wie, one.verhaal, one.groep, *names, *titles)))
        return all(word in text for word in words)

    personas = [persona for persona in wereld.personas if found(persona)]
    bedrijven = [bedrijf for bedrijf in wereld.bedrijven if found(bedrijf)]
    by_group: list[Groep] = [("persoon", kop, [one for one in personas if one.groep == kop]) for kop in GROEPEN]
    koppen = dict.fromkeys(bedrijf.groep for bedrijf in bedrijven)
    by_group += [("bedrijf", kop, [one for one in bedrijven if one.groep == kop]) for kop in koppen]
    return [groep for groep in by_group if groep[2]]


def overview_page(wereld: Wereld, *, zoek: str, portaal_url: str) -> Html:
    """The page, of everybody or of who was found."""
    groups = list_groups(wereld, zoek)
    personen = sum(len(members) for soort, _, members in groups if soort == "persoon")
    bedrijven = sum(len(members) for soort, _, members in groups if soort == "bedrijf")
    return page(
        title="Wie wilt u zijn? - gesimuleerde overheid",
        merk="Gesimuleerde overheid",
        body=join(
            el("h1", "Wie wilt u zijn?"),
            el(
                "p",
                f"Hier vindt u alle verzonnen personen en bedrijven. Zij hebben zaken en berichten bij "
                f"{len(wereld.organisaties)} organisaties. Lees een verhaal, ga naar het portaal en kies daar deze "
                "persoon bij het inloggen.",
                class_="inleiding",
            ),
            el(
                "p",
                el("a", "Inloggen in het portaal", href=f"{portaal_url}/inloggen/", class_="knop"),
                el("a", "Naar de regie: laat de tijd lopen of zet een dienst stuk", href="/regie/"),
                el("a", "Naar het postvak: mail en codes", href="/postvak/"),
                class_="rij",
            ),
            _search(zoek),
            el(
                "p",
                f"{_number(personen, 'persoon', 'personen')} en {_number(bedrijven, 'bedrijf', 'bedrijven')}.",
                role="status",
                class_="aantal",
            ),
            *(
                _group(soort, kop, members, wereld, is_open=bool(zoek) or number == 0)
                for number, (soort, kop, members) in enumerate(groups)
            ),
        ),
    )


def _number(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _search(zoek: str) -> Html:
    field = el("input", type="search", id="zoek", name="zoek", value=zoek, class_="veld", autocomplete="off")
    return el(
        "form",
        el("label", "Zoek in de verhalen", for_="zoek"),
        field,
        el("button", "Zoek", type="submit", class_="knop"),
        el("a", "Toon alles", href="/") if zoek else "",
        role="search",
        method="get",
        action="/",
        class_="rij",
    )


def _anchor(kop: str) -> str:
    return "groep-" + "-".join(plain(kop).split())


def _group(soort: str, kop: str, members: Sequence[Persona | Bedrijf], wereld: Wereld, *, is_open: bool) -> Html:
    label = "Bedrijven: " if soort == "bedrijf" else ""
    summary = el("summary", el("h2", f"{label}{kop} ({len(members)})"))
    cards = [_card(one, wereld) for one in members]
    return el("details", summary, el("ul", *cards, class_="personas"), id=_anchor(kop), class_="groep", open=is_open)


def _card(one: Persona | Bedrijf, wereld: Wereld) -> Html:
    round_class = "initialen" if isinstance(one, Persona) else "initialen initialen--bedrijf"
    return el(
        "li",
        el(
            "div",
            el("span", initials(one.naam), class_=round_class, aria_hidden="true"),
            el("div", el("h3", one.naam), el("p", one.wie, class_="wie")),
            class_="persona__kop",
        ),
        el("p", one.verhaal, class_="verhaal"),
        el("p", _how_to_log_in(one, wereld), class_="niveau"),
        _facts(one, wereld),
        id=one.sleutel,
        class_="persona",
    )


def _how_to_log_in(one: Persona | Bedrijf, wereld: Wereld) -> Html:
    if isinstance(one, Bedrijf):
        names = [(wereld.personas.get(row.persona), row) for row in one.bevoegden]
        shown = [join(el("a", who.naam, href=f"#{who.sleutel}"), f" ({row.functie})") for who, row in names if who]
        return join(
            "Inloggen: met eHerkenning als ", *(join(", " if index else "", one) for index, one in enumerate(shown))
        )
    if not one.kan_inloggen:
        return join("Kan niet zelf inloggen.")
    if one.bsn is None:
        return join("Inloggen: met eIDAS, zonder BSN.")
    return join(f"Inloggen: met DigiD, niveau {one.niveau.name.lower()}.")


def _facts(one: Persona | Bedrijf, wereld: Wereld) -> Html:
    rows = [
        el("li", f"{zaak.omschrijving} ", el("span", f"bij {wereld.organisaties[zaak.organisatie].naam}", class_="wie"))
        for zaak in one.zaken
    ]
    summary = f"{_number(len(one.zaken), 'zaak', 'zaken')}, {_number(len(one.berichten), 'bericht', 'berichten')}"
    if not rows:
        return el("p", summary, class_="niveau")
    return el("details", el("summary", summary), el("ul", *rows, class_="lijst"))


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> None:
    """Add the front page."""

    async def show(request: web.Request) -> web.Response:
        zoek = request.query.get("zoek", "")[:80]
        return html_response(overview_page(wereld, zoek=zoek, portaal_url=instellingen.portaal_url))

    app.router.add_get("/", show)
