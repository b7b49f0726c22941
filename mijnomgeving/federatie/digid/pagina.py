"""The pages that a person sees: choose who you are, logged out, and something is wrong."""

from collections.abc import Iterable

from mijnomgeving.federatie.opmaak import Html, el, join, page
from mijnomgeving.federatie.opslag.personas import Persona
from portal.core.niveau import Niveau

MERK = "DigiD-simulatie"
NIVEAUNAMEN = {Niveau.LAAG: "laag", Niveau.SUBSTANTIEEL: "substantieel", Niveau.HOOG: "hoog"}


def login_page(personas: Iterable[Persona], *, aanvraag: str, gevraagd: Niveau, action: str) -> Html:
    """Who do you want to be? One form, one button per person; works without script."""
    cards = [_card(persona, gevraagd) for persona in personas]
    return page(
        title="Kies wie u wilt zijn - DigiD-simulatie",
        merk=MERK,
        body=join(
            el("h1", "Kies wie u wilt zijn"),
            el(
                "p",
                "U probeert het portaal uit met een verzonnen persoon. U hebt geen DigiD en geen wachtwoord nodig. "
                "Klik op een persoon: dan gaat u terug naar het portaal en bent u ingelogd.",
                class_="inleiding",
            ),
            el(
                "p",
                "Het portaal vraagt ",
                el("strong", f"niveau {NIVEAUNAMEN[gevraagd]}"),
                ". Dat zegt hoe zeker is wie er inlogt.",
                class_="niveauvraag",
            ),
            el(
                "form",
                el("input", type="hidden", name="aanvraag", value=aanvraag),
                el("ul", *cards, class_="personas"),
                el(
                    "p",
                    el(
                        "button", "Annuleren", type="submit", name="keuze", value="annuleren", class_="knop knop--licht"
                    ),
                    el("span", "U gaat terug naar het portaal zonder in te loggen.", class_="naast"),
                    class_="annuleren",
                ),
                method="post",
                action=action,
            ),
        ),
    )


def _card(persona: Persona, gevraagd: Niveau) -> Html:
    heading = f"persona-{persona.sleutel}"
    mag = persona.niveau >= gevraagd
    initials = "".join(part[0] for part in (persona.naam.split()[0], persona.naam.split()[-1]))
    keuze = el(
        "button",
        f"Inloggen als {persona.naam}",
        type="submit",
        name="keuze",
        value=persona.sleutel,
        class_="knop",
    )
    te_laag = el(
        "p",
        f"Inloggen kan hier niet: {persona.naam} heeft alleen niveau {NIVEAUNAMEN[persona.niveau]}. "
        f"Het portaal vraagt niveau {NIVEAUNAMEN[gevraagd]}.",
        class_="te-laag",
    )
    return el(
        "li",
        el(
            "div",
            el("span", initials, class_="initialen", aria_hidden="true"),
            el("div", el("h2", persona.naam, id=heading), el("p", persona.wie, class_="wie")),
            class_="persona__kop",
        ),
        el("p", persona.verhaal, class_="verhaal"),
        el("p", f"Hoogste niveau: {NIVEAUNAMEN[persona.niveau]}", class_="niveau"),
        keuze if mag else te_laag,
        class_="persona" if mag else "persona persona--dicht",
    )


def message_page(*, title: str, text: str) -> Html:
    """A short page that says one thing."""
    return page(
        title=f"{title} - DigiD-simulatie", merk=MERK, body=join(el("h1", title), el("p", text, class_="inleiding"))
    )
