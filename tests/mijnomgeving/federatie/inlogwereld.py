"""A small world with people who act for others; login, the register and paying over real HTTP on a free port."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.app import STATISCH
from mijnomgeving.federatie.betalen import routes as betalen
from mijnomgeving.federatie.config import DEMO_MOMENT, Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.inloggen import routes as inloggen
from mijnomgeving.federatie.machtigen import routes as machtigen
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, Bedrijven, Bevoegde, Ketenmachtiging, Vestiging
from mijnomgeving.federatie.opslag.personas import Persona, Personas
from mijnomgeving.federatie.problemen import BASE_URL
from mijnomgeving.federatie.storingen import INSTELLINGEN, STORINGEN, Storingen, storingen_middleware
from mijnomgeving.federatie.wereld import Wereld
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, Rsin
from tests.mijnomgeving.federatie.draaiend import Klok

ELS, HENK, SEM, IVO, DAAN, TRUUS = "999997671", "999994062", "999994220", "999991826", "999997592", "999990019"
MAREK = "999993653"
BAKKER, KAPPER, BOEK, KLANT, OUDE_KLANT = "68750110", "69599068", "90003942", "69599084", "55505201"
WINKEL, FILIAAL, KIOSK = "000037178598", "000037178601", "000015063798"


def machtiging(
    voor: str, soort: str, *diensten: str, van: str = "2026-01-01", tot: str | None = None
) -> dict[str, Any]:
    return {"voor": voor, "soort": soort, "diensten": list(diensten) or ["*"], "van": van, "tot": tot}


def persona(
    sleutel: str, bsn: str | None, *rows: dict[str, Any], naam: str, geboren: str = "1970-05-01", **more: Any
) -> Persona:
    first, _, last = naam.partition(" ")
    brp = {"geboorte": {"datum": geboren}, "naam": {"voornamen": first, "geslachtsnaam": last}}
    values: dict[str, Any] = {"wie": "persoon", "verhaal": f"Het verhaal van {naam}.", "groep": "Gezin en wonen"} | more
    return Persona(
        sleutel=sleutel,
        volgorde=1,
        naam=naam,
        bsn=Bsn(bsn) if bsn else None,
        brp=brp | values.pop("brp", {}) if bsn else {},
        bronnen={"machtigingen": list(rows)} if rows else {},
        **{"niveau": Niveau.HOOG} | values,
    )


PERSONAS = (
    persona(
        "els",
        ELS,
        machtiging("henk", "digid_machtigen", "zaken", "berichten", tot="2026-12-01"),
        machtiging("sem", "ouderlijk_gezag"),
        naam="Els Dekker",
    ),
    persona(
        "henk", HENK, naam="Henk Dekker", geboren="1941-02-03", niveau=Niveau.LAAG, groep="Ouder worden en overlijden"
    ),
    persona("sem", SEM, naam="Sem Dekker", geboren="2008-12-01", kan_inloggen=False),
    persona("ivo", IVO, machtiging("daan", "bewindvoerder"), machtiging("truus", "executeur"), naam="Ivo Prins"),
    persona("daan", DAAN, naam="Daan Klein", niveau=Niveau.SUBSTANTIEEL),
    persona("truus", TRUUS, naam="Truus Smit", kan_inloggen=False, brp={"overlijden": {"datum": "2026-10-10"}}),
    persona(
        "lena",
        None,
        naam="Lena Vogel",
        groep="Uit of naar het buitenland",
        niveau=Niveau.SUBSTANTIEEL,
        eidas={"uniqueId": "DE/NL/4711", "firstName": "Lena", "familyName": "Vogel", "dateOfBirth": "1991-04-02"},
    ),
    persona(
        "marek",
        MAREK,
        naam="Marek Nowák",
        groep="Uit of naar het buitenland",
        eidas={"uniqueId": "PL/NL/0815", "firstName": "Marek", "familyName": "Nowak", "dateOfBirth": "1985-01-09"},
    ),
)


def vestiging(nummer: str, naam: str) -> Vestiging:
    return Vestiging(
        vestigingsnummer=nummer,
        naam=naam,
        hoofdvestiging=nummer == WINKEL,
        straat="Biltstraat",
        huisnummer=1,
        postcode="3572BA",
        plaats="Utrecht",
        sbi=("10711",),
        werkzame_personen=2,
    )


def bevoegde(
    persona: str, functie: str, niveau: str, diensten: str = "*", vestigingen: str = "*", tot: str = ""
) -> Bevoegde:
    return Bevoegde(
        persona=persona,
        functie=functie,
        niveau=niveau,
        diensten=tuple(diensten.split()),
        vestigingen=tuple(vestigingen.split()),
        tot=date.fromisoformat(tot) if tot else None,
    )


def bedrijf(
    sleutel: str, kvk: str, naam: str, *bevoegden: Bevoegde, rsin: str | None = "857587973", **more: Any
) -> Bedrijf:
    return Bedrijf(
        sleutel=sleutel,
        volgorde=1,
        naam=naam,
        wie="bedrijf",
        verhaal=f"Het verhaal van {naam}.",
        groep="Winkels",
        kvk_nummer=KvkNummer(kvk),
        rsin=Rsin(rsin) if rsin else None,
        rechtsvorm="Besloten Vennootschap" if rsin else "Eenmanszaak",
        kvk={"datumAanvang": "2017-05-15"},
        bevoegden=bevoegden,
        **{"vestigingen": (vestiging(WINKEL, naam),)} | more,
    )


def keten(tot: str = "") -> tuple[Ketenmachtiging, ...]:
    end = date.fromisoformat(tot) if tot else None
    return (Ketenmachtiging(via="boekhouder", diensten=("zaken",), van=date(2026, 1, 1), tot=end),)


BEDRIJVEN = (
    bedrijf(
        "bakker",
        BAKKER,
        "Bakkerij Zon",
        bevoegde("ivo", "bestuurder", "eh4"),
        bevoegde("els", "medewerker", "eh2plus", "zaken", FILIAAL),
        bevoegde("daan", "medewerker", "eh3", "zaken berichten", f"{FILIAAL} {KIOSK}", tot="2026-11-30"),
        vestigingen=(vestiging(WINKEL, "Zon"), vestiging(FILIAAL, "Zon Filiaal"), vestiging(KIOSK, "Zon Kiosk")),
    ),
    bedrijf("kapper", KAPPER, "Kapper Els", bevoegde("els", "eigenaar", "eh3"), rsin=None),
    bedrijf("boekhouder", BOEK, "Boekhouder Rond", bevoegde("daan", "bestuurder", "eh3"), rsin="002564440"),
    bedrijf("klant", KLANT, "Klant BV", bevoegde("marek", "eigenaar", "eh3"), ketenmachtigingen=keten()),
    bedrijf("oud", OUDE_KLANT, "Oude Klant BV", ketenmachtigingen=keten("2026-06-30")),
)


@dataclass
class Inlogwereld:
    """Where it runs, and what a test may move."""

    base_url: str
    wereld: Wereld
    klok: Klok
    diensten: tuple[Dienst, ...]


@asynccontextmanager
async def draaiende_inlogwereld(*personas: Persona) -> AsyncIterator[Inlogwereld]:
    """Start the login means and the register, and stop them."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        async with _serve(listener, personas or PERSONAS) as inlogwereld:
            yield inlogwereld


@asynccontextmanager
async def _serve(listener: socket.socket, personas: tuple[Persona, ...]) -> AsyncIterator[Inlogwereld]:
    base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    instellingen, klok = Instellingen(base_url=base_url, snel=True, meldingen_pauze=0.02), Klok()
    wereld = Wereld(
        begin=DEMO_MOMENT,
        organisaties={},
        personas=Personas({item.sleutel: item for item in personas}),
        bedrijven=Bedrijven({item.sleutel: item for item in BEDRIJVEN}),
        klok=klok,
    )
    app = web.Application(middlewares=[storingen_middleware])
    app[BASE_URL], app[INSTELLINGEN] = base_url, instellingen
    diensten = tuple(module.register(app, wereld, instellingen) for module in (machtigen, inloggen, betalen))
    app[STORINGEN] = Storingen((key, naam) for dienst in diensten for key, naam in dienst.namen.items())
    app.router.add_static("/statisch/", STATISCH)
    runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    await web.SockSite(runner, listener).start()
    try:
        yield Inlogwereld(base_url, wereld, klok, diensten)
    finally:
        await runner.cleanup()
