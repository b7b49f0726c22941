"""The pages of a login: one step with its choices, and a page that says one thing. They work without script."""

from urllib.parse import urlencode

from mijnomgeving.federatie.inloggen.middel import Groep, Kaart, Scherm
from mijnomgeving.federatie.opmaak import Html, el, initials, join, page


def step_page(scherm: Scherm, *, merk: str, pad: str, aanvraag: str, zoek: str, fout: str, begonnen: bool) -> Html:
    """One step: what is asked, a search field where there is much to choose, the choices, and a way out."""
    body = join(
        el("h1", scherm.titel),
        el("p", fout, class_="fout", role="alert") if fout else "",
        el("p", scherm.inleiding, class_="inleiding"),
        el("p", scherm.waarmee, class_="niveauvraag") if scherm.waarmee else "",
        el("p", el("a", scherm.elders[0], href=scherm.elders[1])) if scherm.elders[1] else "",
        _facts(scherm),
        _search(pad, aanvraag, zoek, found=sum(len(groep.kaarten) for groep in scherm.groepen))
        if scherm.zoekbaar
        else "",
        el(
            "form",
            el("input", type="hidden", name="aanvraag", value=aanvraag),
            _levels(scherm),
            _first(scherm),
            _contents(scherm),
            *(_group(groep, scherm.veld, nummer) for nummer, groep in enumerate(scherm.groepen)),
            _way_out(begonnen=begonnen),
            method="post",
            action=f"{pad}/authorize",
        ),
    )
    title = f"Fout: {scherm.titel}" if fout else scherm.titel
    return page(title=f"{title} - {merk}", merk=merk, body=body)


def _facts(scherm: Scherm) -> Html:
    rows = [el("div", el("dt", naam), el("dd", waarde)) for naam, waarde in scherm.feiten]
    return el("dl", *rows, class_="feiten") if rows else Html("")


def _search(pad: str, aanvraag: str, zoek: str, *, found: int) -> Html:
    """Reads only, so it is a GET; the words that were searched stay in the field."""
    counted = "Niets gevonden" if not found else f"{found} gevonden"
    all_of_them = el("a", "Toon alles", href=f"{pad}/verder?{urlencode({'aanvraag': aanvraag})}")
    return el(
        "form",
        el("input", type="hidden", name="aanvraag", value=aanvraag),
        el("label", "Zoek op naam of verhaal", for_="zoek"),
        el(
            "div",
            el(
                "input",
                type="search",
                id="zoek",
                name="zoek",
                value=zoek,
                maxlength="100",
                autocomplete="off",
                class_="veld",
            ),
            el("button", "Zoeken", type="submit", class_="knop knop--licht"),
            class_="zoekregel",
        ),
        el("p", f"{counted} voor '{zoek}'. ", all_of_them, role="status", class_="naast") if zoek.strip() else "",
        method="get",
        action=f"{pad}/verder",
        role="search",
        class_="zoeken",
    )


def _levels(scherm: Scherm) -> Html:
    """Which level to log in at; the lowest that the portal accepts is chosen already."""
    if len(scherm.niveaus) < 2:  # noqa: PLR2004 - nothing to choose
        return Html("")
    options = [
        el(
            "label",
            el("input", type="radio", name="niveau", value=trede.sleutel, checked=nummer == 0),
            el("span", trede.naam),
            class_="keuze",
        )
        for nummer, trede in enumerate(scherm.niveaus)
    ]
    return el("fieldset", el("legend", "Niveau waarmee u inlogt"), el("div", *options), class_="niveaus")


def _first(scherm: Scherm) -> Html:
    if scherm.eerst is None:
        return Html("")
    # Who is offered first is a person (or a person at a company), also where another thing is asked.
    card = _card(scherm.eerst, "keuze", kop="h3")
    return el(
        "section",
        el("h2", "Verder als dezelfde", id="eerst", class_="groepskop"),
        el("ul", card, class_="personas"),
        aria_labelledby="eerst",
        class_="eerst",
    )


def _contents(scherm: Scherm) -> Html:
    """Where each group begins, when there are many."""
    if len(scherm.groepen) < 3:  # noqa: PLR2004 - a page that is seen at a glance
        return Html("")
    links = [
        el("li", el("a", f"{groep.kop} ({len(groep.kaarten)})", href=f"#groep-{nummer}"))
        for nummer, groep in enumerate(scherm.groepen)
    ]
    return el("nav", el("ul", *links, class_="wijzers"), aria_label="Groepen")


def _group(groep: Groep, veld: str, nummer: int) -> Html:
    cards = el(
        "ul", *(_card(kaart, veld, kop="h3" if groep.kop else "h2") for kaart in groep.kaarten), class_="personas"
    )
    if not groep.kop:
        return cards
    key = f"groep-{nummer}"
    return el("section", el("h2", groep.kop, id=key, class_="groepskop"), cards, aria_labelledby=key)


def _card(kaart: Kaart, veld: str, *, kop: str) -> Html:
    buttons = [
        el("button", optie.label, type="submit", name=veld, value=optie.waarde, class_="knop") for optie in kaart.opties
    ]
    return el(
        "li",
        el(
            "div",
            el("span", initials(kaart.titel), class_="initialen", aria_hidden="true"),
            el("div", el(kop, kaart.titel), el("p", kaart.onder, class_="wie") if kaart.onder else ""),
            class_="persona__kop",
        ),
        el("p", kaart.tekst, class_="verhaal") if kaart.tekst else "",
        *(el("p", regel, class_="niveau") for regel in kaart.regels),
        *buttons,
        el("p", kaart.dicht, class_="te-laag") if kaart.dicht else "",
        class_="persona" if kaart.opties else "persona persona--dicht",
    )


def _way_out(*, begonnen: bool) -> Html:
    again = el("button", "Begin opnieuw", type="submit", name="opnieuw", value="ja", class_="knop knop--licht")
    return el(
        "p",
        again if begonnen else "",
        el("button", "Annuleren", type="submit", name="keuze", value="annuleren", class_="knop knop--licht"),
        el("span", "U gaat terug naar het portaal zonder in te loggen.", class_="naast"),
        class_="annuleren",
    )


def notice_page(*, merk: str, title: str, text: str) -> Html:
    """A short page that says one thing."""
    return page(title=f"{title} - {merk}", merk=merk, body=join(el("h1", title), el("p", text, class_="inleiding")))
