"""Where somebody at a company begins to use a right; at a real supplier one proves there who one is."""

from collections.abc import Mapping

from aiohttp import web

from mijnomgeving.federatie.machtigen.machtiging import ACTIVEREN, MEDEWERKER, Machtiging, Partij, medewerker_pseudoniem
from mijnomgeving.federatie.machtigen.register import NietToegestaan, OnbekendeMachtiging, Register
from mijnomgeving.federatie.opmaak import Html, el, html_response, join, page
from mijnomgeving.federatie.wereld import Wereld

_MERK = "eHerkenning-simulatie"
_TITEL = "Een recht van uw werkgever activeren"


class Activeren:
    """One page: the code, and which of the invented people one is."""

    def __init__(self, register: Register, wereld: Wereld, *, geheim: str) -> None:
        self._register, self._wereld, self._geheim = register, wereld, geheim

    async def show(self, _request: web.Request) -> web.Response:
        """GET: the form."""
        return html_response(self._page({}))

    async def take(self, request: web.Request) -> web.Response:
        """POST `code` and `persona`: the right works from now on, or the page says why not."""
        velden = {naam: str(waarde) for naam, waarde in (await request.post()).items()}
        try:
            gelukt = self._activate(velden)
        except OnbekendeMachtiging:
            fout = "Wij kennen deze code niet. Kijk of u hem goed overtikte."
        except NietToegestaan as geweigerd:
            fout = str(geweigerd)
        else:
            return html_response(_done(gelukt))
        return html_response(self._page(velden, fout), status=400)

    def _activate(self, velden: Mapping[str, str]) -> Machtiging:
        code = velden.get("code", "")
        gevonden = self._register.find_code(code)
        if gevonden is None or gevonden.soort != MEDEWERKER:
            raise OnbekendeMachtiging(code)
        persona = self._wereld.personas.get(velden.get("persona", ""))
        bedrijf = self._wereld.bedrijven.with_kvk(gevonden.vertegenwoordigde.nummer)
        if persona is None or bedrijf is None:
            raise NietToegestaan("gemachtigdeOntbreekt", "Kies wie u bent.")
        pseudoniem = medewerker_pseudoniem(persona.sleutel, bedrijf.sleutel, self._geheim)
        return self._register.activate(code, Partij("pseudoniem", pseudoniem, persona.naam))

    def _page(self, velden: Mapping[str, str], fout: str = "") -> Html:
        opties = [
            el("option", persona.naam, value=persona.sleutel, selected=persona.sleutel == velden.get("persona"))
            for persona in sorted(self._wereld.personas, key=lambda persona: persona.naam)
            if persona.kan_inloggen
        ]
        code = el(
            "input", id="code", name="code", value=velden.get("code", ""), maxlength="40", autocomplete="off",
            class_="veld", required=True,
        )  # fmt: skip
        body = join(
            el("h1", _TITEL),
            el("p", fout, class_="fout", role="alert") if fout else "",
            el(
                "p",
                "U kreeg een code van uw werkgever. Bij een echte leverancier van eHerkenning toont u hier ook uw "
                "identiteitsbewijs. In deze oefenversie kiest u wie u bent.",
                class_="inleiding",
            ),
            el(
                "form",
                el("label", "Code", for_="code"),
                code,
                el("label", "Wie u bent", for_="persona"),
                el("select", *opties, id="persona", name="persona", class_="veld"),
                el("p", el("button", "Activeer dit recht", type="submit", class_="knop")),
                method="post",
                action=ACTIVEREN,
            ),
        )
        return page(title=f"{'Fout: ' if fout else ''}{_TITEL} - {_MERK}", merk=_MERK, body=body)


def _done(machtiging: Machtiging) -> Html:
    naam = machtiging.vertegenwoordigde.naam
    body = join(
        el("h1", f"U mag nu handelen voor {naam}"),
        el("p", f"Log op de site van de overheid in met eHerkenning en kies {naam}.", class_="inleiding"),
    )
    return page(title=f"Gelukt: {_TITEL} - {_MERK}", merk=_MERK, body=body)
