"""The pages of a betaling: choose a bank, pay or not, and how it ended. They work without script."""

from mijnomgeving.federatie.betalen.betaling import Betaling, Status
from mijnomgeving.federatie.opmaak import Html, el, euros, initials, join, page

MERK = "Betaalsimulatie"
# Invented; no bank of this name exists.
BANKEN = {
    "polder": "Polderbank",
    "duin": "Duinbank",
    "zeven-provincien": "Zeven Provinciën Bank",
    "molen": "Molenstroom Bank",
    "spaarpot": "De Spaarpot",
    "oranje-appel": "Appel & Peer Bank",
}
ANDERE_BANK = "andere-bank"
_EINDE = {
    Status.BETAALD: ("U hebt betaald", "Ga terug naar het portaal. Daar ziet u wat er verder gebeurt."),
    Status.GEANNULEERD: ("De betaling is gestopt", "Er is niets betaald. U kunt in het portaal opnieuw beginnen."),
    Status.VERLOPEN: ("De tijd om te betalen is voorbij", "Er is niets betaald. Begin in het portaal opnieuw."),
}


def bank_page(betaling: Betaling, *, action: str) -> Html:
    """Choose a bank."""
    banks = [
        el(
            "li",
            el(
                "div",
                el("span", initials(naam), class_="initialen", aria_hidden="true"),
                el("h2", naam),
                class_="persona__kop",
            ),
            el("button", f"Betaal met {naam}", type="submit", name="keuze", value=sleutel, class_="knop"),
            class_="persona",
        )
        for sleutel, naam in BANKEN.items()
    ]
    return _page(
        "Kies uw bank",
        "U betaalt niet echt. De banken op deze pagina zijn verzonnen.",
        betaling,
        action,
        el("ul", *banks, class_="personas"),
        el("p", *_stop_buttons(), class_="annuleren"),
    )


def pay_page(betaling: Betaling, *, action: str) -> Html:
    """Pay at the bank, or not."""
    return _page(
        f"Betalen bij {BANKEN[betaling.bank]}",
        "Klopt alles? Dan kunt u betalen. U hebt geen bankpas of code nodig.",
        betaling,
        action,
        el(
            "p",
            el(
                "button",
                f"Betaal € {euros(betaling.opdracht.bedrag)}",
                type="submit",
                name="keuze",
                value="betalen",
                class_="knop",
            ),
            el(
                "button",
                "Kies een andere bank",
                type="submit",
                name="keuze",
                value=ANDERE_BANK,
                class_="knop knop--licht",
            ),
            class_="knoppen",
        ),
        el("p", *_stop_buttons(), class_="annuleren"),
    )


def end_page(betaling: Betaling) -> Html:
    """How it ended, and the way back."""
    title, text = _EINDE[betaling.status]
    return page(
        title=f"{title} - {MERK}",
        merk=MERK,
        body=join(
            el("h1", title),
            el("p", text, class_="inleiding"),
            _facts(betaling),
            el("p", el("a", "Terug naar het portaal", href=return_url(betaling)), class_="knoppen"),
        ),
    )


def notice_page(title: str, text: str) -> Html:
    """A short page that says one thing."""
    return page(title=f"{title} - {MERK}", merk=MERK, body=join(el("h1", title), el("p", text, class_="inleiding")))


def return_url(betaling: Betaling) -> str:
    """Back to the portal with the id only: how it ended the portal asks us, not the browser."""
    url = betaling.opdracht.terug_url
    return f"{url}{'&' if '?' in url else '?'}id={betaling.betaling_id}"


def _page(title: str, intro: str, betaling: Betaling, action: str, *form: Html) -> Html:
    body = join(
        el("h1", title),
        el("p", intro, class_="inleiding"),
        _facts(betaling),
        el("form", *form, method="post", action=action),
    )
    return page(title=f"{title} - {MERK}", merk=MERK, body=body)


def _facts(betaling: Betaling) -> Html:
    rows = (
        ("Bedrag", f"€ {euros(betaling.opdracht.bedrag)}"),
        ("Waarvoor", betaling.opdracht.omschrijving),
        ("Betalingskenmerk", betaling.opdracht.kenmerk),
    )
    return el("dl", *(el("div", el("dt", naam), el("dd", waarde)) for naam, waarde in rows), class_="feiten")


def _stop_buttons() -> tuple[Html, Html]:
    return (
        el("button", "Annuleren", type="submit", name="keuze", value="annuleren", class_="knop knop--licht"),
        el("button", "Laat de tijd verlopen", type="submit", name="keuze", value="verlopen", class_="knop knop--licht"),
    )
