"""The sources that the settings name, as clients behind their ports."""

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from mijnomgeving.bronnen.afspraken.client import AfsprakenClient
from mijnomgeving.bronnen.afspraken.port import AfsprakenBron
from mijnomgeving.bronnen.bag.client import BagClient
from mijnomgeving.bronnen.bag.port import BagBron
from mijnomgeving.bronnen.belastingdienst.client import BelastingdienstClient
from mijnomgeving.bronnen.belastingdienst.port import BelastingdienstBron
from mijnomgeving.bronnen.betalen.client import BetaalClient
from mijnomgeving.bronnen.betalen.port import BetaalBron
from mijnomgeving.bronnen.brk.client import BrkClient
from mijnomgeving.bronnen.brk.port import BrkBron
from mijnomgeving.bronnen.brp.aansluiting import Aansluiting
from mijnomgeving.bronnen.brp.client import BrpClient
from mijnomgeving.bronnen.brp.port import BrpBron
from mijnomgeving.bronnen.cbs.client import CbsClient
from mijnomgeving.bronnen.cbs.port import CbsBron
from mijnomgeving.bronnen.duo.client import DuoClient
from mijnomgeving.bronnen.duo.port import DuoBron
from mijnomgeving.bronnen.energie.client import EnergieClient
from mijnomgeving.bronnen.energie.port import EnergieBron
from mijnomgeving.bronnen.fbs.client import FbsClient
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.heffingen.client import HeffingenClient
from mijnomgeving.bronnen.heffingen.port import HeffingenBron
from mijnomgeving.bronnen.historie.client import HistorieClient
from mijnomgeving.bronnen.historie.port import HistorieBron
from mijnomgeving.bronnen.inkomen.client import InkomenClient
from mijnomgeving.bronnen.inkomen.port import InkomenBron
from mijnomgeving.bronnen.klantinteracties.client import KlantinteractiesClient
from mijnomgeving.bronnen.klantinteracties.port import ContactenBron
from mijnomgeving.bronnen.kvk.client import KvkClient
from mijnomgeving.bronnen.kvk.port import KvkBron
from mijnomgeving.bronnen.ldv.client import LdvClient
from mijnomgeving.bronnen.ldv.port import LogboekBron
from mijnomgeving.bronnen.loket.client import LoketClient
from mijnomgeving.bronnen.loket.port import LoketBron
from mijnomgeving.bronnen.openproduct.client import OpenProductClient
from mijnomgeving.bronnen.openproduct.port import ProductenBron
from mijnomgeving.bronnen.profiel.client import ProfielClient
from mijnomgeving.bronnen.profiel.port import ProfielBron
from mijnomgeving.bronnen.rdw.client import RdwClient
from mijnomgeving.bronnen.rdw.port import RdwBron
from mijnomgeving.bronnen.registerstanden.client import RegisterstandClient
from mijnomgeving.bronnen.registerstanden.port import RegisterstandBron
from mijnomgeving.bronnen.reisdocumenten.client import ReisdocumentenClient
from mijnomgeving.bronnen.reisdocumenten.port import ReisdocumentenBron
from mijnomgeving.bronnen.taken.client import TakenClient
from mijnomgeving.bronnen.taken.port import TakenBron
from mijnomgeving.bronnen.terugmelding.client import TerugmeldingClient
from mijnomgeving.bronnen.terugmelding.port import TerugmeldingBron
from mijnomgeving.bronnen.uitkeringen.client import UitkeringenClient
from mijnomgeving.bronnen.uitkeringen.port import UitkeringenBron
from mijnomgeving.bronnen.woz.client import WozClient
from mijnomgeving.bronnen.woz.port import WozBron
from mijnomgeving.bronnen.zgw.client import ZgwClient
from mijnomgeving.bronnen.zgw.indienen import ZgwIndiener
from mijnomgeving.bronnen.zgw.port import ZakenBron
from portal.outbound.service import ClientCredentials, register_basis_url


def brp() -> BrpBron:
    """The Basisregistratie Personen."""
    return BrpClient(basis_url=settings.BRP_URL, aansluiting=_rvig())


def historie() -> HistorieBron:
    """Where people lived, as the BRP keeps it."""
    return HistorieClient(basis_url=settings.HISTORIE_URL, aansluiting=_rvig())


def reisdocumenten() -> ReisdocumentenBron:
    """The register of travel documents."""
    return ReisdocumentenClient(basis_url=settings.REISDOCUMENTEN_URL, aansluiting=_rvig())


def terugmelding() -> TerugmeldingBron:
    """Where doubts about a gegeven are reported."""
    return TerugmeldingClient(basis_url=settings.TERUGMELDING_URL, api_key=settings.TERUGMELDING_API_KEY)


def kvk() -> KvkBron:
    """The Handelsregister."""
    return KvkClient(**_register("kvk"))


def rdw() -> RdwBron:
    """The register of vehicles."""
    return RdwClient(**_register("rdw"), open_url=settings.RDW_OPEN_URL)


def woz() -> WozBron:
    """The values of property."""
    return WozClient(**_register("woz"))


def brk() -> BrkBron:
    """The Basisregistratie Kadaster."""
    return BrkClient(**_register("brk"))


def bag() -> BagBron:
    """The Basisregistratie Adressen en Gebouwen."""
    return BagClient(**_register("bag"), locatie_url=settings.LOCATIESERVER_URL)


def inkomen() -> InkomenBron:
    """The Basisregistratie Inkomen."""
    return InkomenClient(**_register("inkomen"))


def duo() -> DuoBron:
    """The register of diplomas."""
    return DuoClient(**_register("duo"))


def uitkeringen() -> UitkeringenBron:
    """Benefits of UWV, SVB and gemeenten."""
    return UitkeringenClient(**_register("uitkeringen"))


def belastingdienst() -> BelastingdienstBron:
    """Companies at the Belastingdienst."""
    return BelastingdienstClient(**_register("belastingdienst"))


def registerstanden() -> RegisterstandBron:
    """What KVK keeps besides the Handelsregister's profiles."""
    return RegisterstandClient(**_register("kvk"))


def cbs() -> CbsBron:
    """Surveys of CBS."""
    return CbsClient(**_register("cbs"))


def energie() -> EnergieBron:
    """The use of energy of vestigingen."""
    return EnergieClient(**_register("energie"))


def heffingen() -> HeffingenBron:
    """Local charges."""
    return HeffingenClient(**_register("heffingen"))


def loket() -> LoketBron:
    """Where Europeans without a Dutch number ask and apply."""
    return LoketClient(**_register("loket"))


def betalen() -> BetaalBron:
    """Where people pay."""
    return BetaalClient(**_register("betalen"), pagina_url=settings.BETAALPAGINA_URL)


def zaken_bronnen() -> Sequence[ZakenBron]:
    """Every organisation's register of zaken, in the order of the settings."""
    return [
        ZgwClient(naam=naam, basis_url=url, client_id=settings.ZGW_CLIENT_ID, secret=settings.ZGW_CLIENT_SECRET)
        for naam, _, url in _bronnen(settings.ZAKEN_BRONNEN)
    ]


def zaken_indiener(naam: str) -> ZgwIndiener | None:
    """Where something is handed in at this organisation; None when it has no register of zaken (any more)."""
    return next(
        (
            ZgwIndiener(naam=bron, basis_url=url, client_id=settings.ZGW_CLIENT_ID, secret=settings.ZGW_CLIENT_SECRET)
            for bron, _, url in _bronnen(settings.ZAKEN_BRONNEN)
            if bron == naam
        ),
        None,
    )


def find_zaken_bron(oin: str) -> str | None:
    """The name under which the settings know the register of zaken of this organisation; None when they do not."""
    return next((naam for naam, nummer, _ in _bronnen(settings.ZAKEN_BRONNEN) if nummer == oin), None)


def berichten_bronnen() -> Sequence[BerichtenBron]:
    """Every organisation's magazijn, in the order of the settings."""
    return [
        FbsClient(naam=naam, basis_url=url, oin=oin, api_key=settings.FBS_API_KEY)
        for naam, oin, url in _bronnen(settings.BERICHTEN_BRONNEN)
    ]


def taken_bronnen() -> Sequence[TakenBron]:
    """What every organisation asks, in the order of the settings."""
    return [
        TakenClient(naam=naam, basis_url=url, api_key=settings.TAKEN_API_KEY)
        for naam, _, url in _bronnen(settings.TAKEN_BRONNEN)
    ]


def contacten_bronnen() -> Sequence[ContactenBron]:
    """Every organisation's contacts, in the order of the settings."""
    return [
        KlantinteractiesClient(naam=naam, basis_url=url, api_key=settings.KLANTINTERACTIES_API_KEY)
        for naam, _, url in _bronnen(settings.KLANTINTERACTIES_BRONNEN)
    ]


def afspraken_bronnen() -> Sequence[AfsprakenBron]:
    """Every organisation's agenda, in the order of the settings."""
    return [
        AfsprakenClient(naam=naam, basis_url=url, api_key=settings.AFSPRAKEN_API_KEY)
        for naam, _, url in _bronnen(settings.AFSPRAKEN_BRONNEN)
    ]


def producten_bronnen() -> Sequence[ProductenBron]:
    """Every organisation's products (permits and the like), in the order of the settings."""
    return [
        OpenProductClient(naam=naam, basis_url=url, api_key=settings.PRODUCTEN_API_KEY)
        for naam, _, url in _bronnen(settings.PRODUCTEN_BRONNEN)
    ]


def logboek_bronnen() -> Sequence[LogboekBron]:
    """Every organisation's log of who used which data, in the order of the settings."""
    return [
        LdvClient(naam=naam, basis_url=url, api_key=settings.LDV_API_KEY)
        for naam, _, url in _bronnen(settings.LOGBOEK_BRONNEN)
    ]


def profiel() -> ProfielBron:
    """How people and companies want to be reached."""
    return ProfielClient(**_register("profiel"))


def list_organisaties() -> list[tuple[str, str]]:
    """OIN and name of every organisation that the settings name."""
    rijen = [(oin, naam) for regels in _per_organisatie() for naam, oin, _ in _bronnen(regels)]
    return list(dict.fromkeys(rijen))


def register_adressen() -> None:
    """Tell the outbound client which addresses are ours to call."""
    urls = [url for regels in _per_organisatie() for _, _, url in _bronnen(regels)]
    urls += [settings.RDW_OPEN_URL, settings.LOCATIESERVER_URL, settings.BEKENDMAKINGEN_URL]
    urls += [register["url"] for register in settings.REGISTERS.values()]
    urls += [settings.BRP_URL, settings.HISTORIE_URL, settings.REISDOCUMENTEN_URL, settings.TERUGMELDING_URL]
    urls += [settings.BRP_TOKEN_URL] if settings.BRP_TOKEN_URL else []
    for url in urls:
        register_basis_url(url)


def _register(sleutel: str) -> dict[str, str]:
    """Base URL and key of a register, as its client wants them."""
    register = settings.REGISTERS[sleutel]
    return {"basis_url": register["url"], "api_key": register["api_key"]}


def _rvig() -> Aansluiting:
    """How the services of RvIG know us: by a token where the settings name who gives it, else by the key."""
    if not settings.BRP_TOKEN_URL:
        return Aansluiting(api_key=settings.BRP_API_KEY)
    return _met_token(settings.BRP_TOKEN_URL, settings.BRP_CLIENT_ID, settings.BRP_CLIENT_SECRET)


@cache
def _met_token(token_url: str, client_id: str, secret: str) -> Aansluiting:
    """One for the whole process, so that its token serves every request until it ends."""
    auth = ClientCredentials("Services van RvIG", token_url, client_id, secret)
    return Aansluiting(api_key="", auth=auth)


def _per_organisatie() -> tuple[Sequence[str], ...]:
    """The settings that name a source of each organisation."""
    return (
        settings.ZAKEN_BRONNEN,
        settings.BERICHTEN_BRONNEN,
        settings.TAKEN_BRONNEN,
        settings.KLANTINTERACTIES_BRONNEN,
        settings.PRODUCTEN_BRONNEN,
        settings.AFSPRAKEN_BRONNEN,
        settings.LOGBOEK_BRONNEN,
    )


def _bronnen(regels: Sequence[str]) -> list[tuple[str, str, str]]:
    """Name, OIN and base URL of each line `naam|oin|url`."""
    delen = [regel.split("|") for regel in regels]
    if any(len(deel) != 3 for deel in delen):  # noqa: PLR2004 - name, OIN, URL
        raise ImproperlyConfigured("Every setting ..._BRONNEN holds entries of the form naam|oin|url.")
    return [(naam.strip(), oin.strip(), url.strip().rstrip("/")) for naam, oin, url in delen]
