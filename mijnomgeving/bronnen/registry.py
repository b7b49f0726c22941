"""The sources that the settings name, as clients behind their ports."""

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from mijnomgeving.bronnen.bag.client import BagClient
from mijnomgeving.bronnen.bag.port import BagBron
from mijnomgeving.bronnen.brk.client import BrkClient
from mijnomgeving.bronnen.brk.port import BrkBron
from mijnomgeving.bronnen.brp.client import BrpClient
from mijnomgeving.bronnen.brp.port import BrpBron
from mijnomgeving.bronnen.duo.client import DuoClient
from mijnomgeving.bronnen.duo.port import DuoBron
from mijnomgeving.bronnen.fbs.client import FbsClient
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.inkomen.client import InkomenClient
from mijnomgeving.bronnen.inkomen.port import InkomenBron
from mijnomgeving.bronnen.kvk.client import KvkClient
from mijnomgeving.bronnen.kvk.port import KvkBron
from mijnomgeving.bronnen.rdw.client import RdwClient
from mijnomgeving.bronnen.rdw.port import RdwBron
from mijnomgeving.bronnen.woz.client import WozClient
from mijnomgeving.bronnen.woz.port import WozBron
from mijnomgeving.bronnen.zgw.client import ZgwClient
from mijnomgeving.bronnen.zgw.port import ZakenBron
from portal.outbound.service import register_basis_url


def brp() -> BrpBron:
    """The Basisregistratie Personen."""
    return BrpClient(basis_url=settings.BRP_URL, api_key=settings.BRP_API_KEY)


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


def zaken_bronnen() -> Sequence[ZakenBron]:
    """Every organisation's register of zaken, in the order of the settings."""
    return [
        ZgwClient(naam=naam, basis_url=url, client_id=settings.ZGW_CLIENT_ID, secret=settings.ZGW_CLIENT_SECRET)
        for naam, url in _bronnen(settings.ZAKEN_BRONNEN)
    ]


def berichten_bronnen() -> Sequence[BerichtenBron]:
    """Every organisation's magazijn, in the order of the settings."""
    return [FbsClient(naam=naam, basis_url=url) for naam, url in _bronnen(settings.BERICHTEN_BRONNEN)]


def register_adressen() -> None:
    """Tell the outbound client which addresses are ours to call."""
    urls = [url for regels in (settings.ZAKEN_BRONNEN, settings.BERICHTEN_BRONNEN) for _, url in _bronnen(regels)]
    urls += [settings.RDW_OPEN_URL, settings.LOCATIESERVER_URL]
    urls += [register["url"] for register in settings.REGISTERS.values()]
    for url in (settings.BRP_URL, *urls):
        register_basis_url(url)


def _register(sleutel: str) -> dict[str, str]:
    """Base URL and key of a register, as its client wants them."""
    register = settings.REGISTERS[sleutel]
    return {"basis_url": register["url"], "api_key": register["api_key"]}


def _bronnen(regels: Sequence[str]) -> list[tuple[str, str]]:
    """Name and base URL of each line `naam|oin|url`."""
    delen = [regel.split("|") for regel in regels]
    if any(len(deel) != 3 for deel in delen):  # noqa: PLR2004 - name, OIN, URL
        raise ImproperlyConfigured("ZAKEN_BRONNEN and BERICHTEN_BRONNEN hold entries of the form naam|oin|url.")
    return [(naam.strip(), url.strip().rstrip("/")) for naam, _, url in delen]
