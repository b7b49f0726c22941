"""All login means of the federatie."""

from dataclasses import replace

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.inloggen.aanbieder import Aanbieder
from mijnomgeving.federatie.inloggen.geheugen import Geheugen
from mijnomgeving.federatie.inloggen.middel import Middel
from mijnomgeving.federatie.inloggen.middelen.digid import Digid
from mijnomgeving.federatie.inloggen.middelen.digid_machtigen import DigidMachtigen
from mijnomgeving.federatie.inloggen.middelen.eherkenning import Eherkenning
from mijnomgeving.federatie.inloggen.middelen.eidas import Eidas
from mijnomgeving.federatie.inloggen.middelen.medewerker import Medewerkers, load_medewerkers
from mijnomgeving.federatie.inloggen.middelen.wallet import Wallet
from mijnomgeving.federatie.inloggen.werkaccounts import Werkaccounts
from mijnomgeving.federatie.machtigen.routes import REGISTER
from mijnomgeving.federatie.wereld import Wereld

NAMEN = {
    "digid": "DigiD",
    "digid-machtigen": "DigiD Machtigen",
    "eherkenning": "eHerkenning",
    "eidas": "eIDAS (Europees inloggen)",
    "wallet": "Wallet (EDI)",
}


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add a provider for each means; the register of machtigingen must be there already."""
    machtigingen, geheim = app[REGISTER], instellingen.digid_sub_geheim
    geheugen = Geheugen(beveiligd=instellingen.base_url.startswith("https:"), clock=wereld.klok)
    middelen: tuple[Middel, ...] = (
        Digid(wereld),
        DigidMachtigen(wereld, machtigingen),
        Eherkenning(wereld, machtigingen, geheim=geheim),
        Eidas(wereld, geheim=geheim),
        Wallet(wereld),
    )
    for middel in middelen:
        Aanbieder(middel, instellingen, geheugen, clock=wereld.klok).add_routes(app)
    # Staff comes back at the counter, and nowhere else.
    van_het_loket = replace(
        instellingen,
        digid_redirect_uris=instellingen.loket_redirect_uris,
        digid_uitlog_uris=instellingen.loket_uitlog_uris,
    )
    namen, alle = dict(NAMEN), []
    for sleutel, collegas in load_medewerkers(wereld.organisaties).items():
        organisatie = wereld.organisaties[sleutel]
        medewerkers = Medewerkers(organisatie, collegas)
        aanbieder = Aanbieder(medewerkers, van_het_loket, geheugen, clock=wereld.klok)
        aanbieder.add_routes(app)
        Werkaccounts(medewerkers, aanbieder, instellingen, organisatie=sleutel).add_routes(app)
        namen[medewerkers.sleutel] = f"Werkaccounts {organisatie.naam}"
        alle.append(medewerkers)

    def reset() -> None:
        for medewerkers in alle:
            medewerkers.reset()

    return Dienst(namen=namen, reset=reset)
