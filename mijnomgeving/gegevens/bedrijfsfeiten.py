"""What the sources of companies gave as plain facts: to take along, and to choose from when one is wrong."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from mijnomgeving.bronnen.belastingdienst.models import Aangiftetijdvak, Belastinggegevens
from mijnomgeving.bronnen.cbs.models import Uitvraag
from mijnomgeving.bronnen.energie.models import Verbruik
from mijnomgeving.bronnen.heffingen.models import Aanslag
from mijnomgeving.bronnen.openproduct.models import Product
from mijnomgeving.bronnen.registerstanden.models import Registerstand
from mijnomgeving.gegevens.feiten import Feit, euro, in_words
from mijnomgeving.gegevens.woorden import TIJDVAKKEN


def of_belasting(gegevens: Belastinggegevens | None) -> list[Feit]:
    """Numbers, periods and staff at the Belastingdienst."""
    if gegevens is None:
        return []
    rijen = [
        Feit(_("Btw-identificatienummer"), gegevens.btw_nummer, gegeven="btwIdentificatienummer"),
        Feit(_("Tijdvak van de btw-aangifte"), _period(gegevens.btw_tijdvak), gegeven="omzetbelasting.tijdvak"),
        Feit(_("Kleineondernemersregeling (KOR)"), _yes(gegevens.kor), gegeven="kleineondernemersregeling"),
        Feit(_("Tijdvak van de opgaaf ICP"), _period(gegevens.icp_tijdvak), gegeven="omzetbelasting.icpTijdvak"),
        Feit(_("Loonheffingennummer"), gegevens.loonheffingennummer, gegeven="loonheffingennummer"),
        Feit(_("Tijdvak van de loonaangifte"), _period(gegevens.loon_tijdvak), gegeven="loonheffingen.tijdvak"),
        Feit(_("Aantal werknemers"), _number(gegevens.werknemers), gegeven="aantalWerknemers"),
        Feit(_("Vennootschapsbelasting"), _yes(gegevens.vpb_plichtig), gegeven="vennootschapsbelasting"),
        Feit(_("Laatste maand van het boekjaar"), _number(gegevens.boekjaar_eindmaand), gegeven="boekjaarEindmaand"),
    ]
    return [rij for rij in rijen if rij.waarde]


def of_registerstand(registerstand: Registerstand | None) -> list[Feit]:
    """Accounts, UBO status and open changes at KVK."""
    if registerstand is None:
        return []
    rijen = [Feit(_("UBO's ingeschreven"), _yes(registerstand.ubo_geregistreerd), gegeven="ubo")]
    for rekening in registerstand.jaarrekeningen:
        van = in_words(rekening.boekjaar_einde)
        rijen.append(Feit(_("Vastgesteld op"), in_words(rekening.vastgesteld_op), van, "jaarrekeningen"))
        rijen.append(Feit(_("Gedeponeerd op"), in_words(rekening.gedeponeerd_op), van, "jaarrekeningen"))
    rijen += [
        Feit(_("Nog door te geven"), item.omschrijving, in_words(item.op), "openstaandeWijzigingen")
        for item in registerstand.wijzigingen
    ]
    return [rij for rij in rijen if rij.waarde]


def of_verbruik(verbruiken: Iterable[Verbruik]) -> list[Feit]:
    """Electricity and gas per vestiging."""
    rijen = []
    for item in verbruiken:
        wie = item.naam or item.vestigingsnummer
        van = _("vestiging %(nummer)s, %(jaar)s") % {"nummer": wie, "jaar": item.jaar}
        if item.kwh is not None:
            rijen.append(Feit(_("Stroom"), f"{_grouped(item.kwh)} kWh", van, "elektriciteitKwh"))
        if item.m3_gas is not None:
            rijen.append(Feit(_("Gas"), f"{_grouped(item.m3_gas)} m³", van, "aardgasM3"))
    return rijen


def of_aanslagen(aanslagen: Iterable[Aanslag]) -> list[Feit]:
    """Letters with local charges."""
    rijen = []
    for aanslag in aanslagen:
        rijen.append(Feit(_("Datum op de brief"), in_words(aanslag.dagtekening), aanslag.adres, "dagtekening"))
        if aanslag.woz_waarde is not None:
            rijen.append(Feit(_("WOZ-waarde"), euro(aanslag.woz_waarde), aanslag.adres, "wozWaarde"))
        rijen += [Feit(regel.soort, euro(regel.bedrag), aanslag.adres, "heffingen") for regel in aanslag.heffingen]
    return rijen


def of_uitvragen(uitvragen: Iterable[Uitvraag]) -> list[Feit]:
    """Surveys of CBS."""
    rijen = []
    for item in uitvragen:
        van = f"{item.naam} ({item.periode})"
        rijen.append(Feit(_("Invullen uiterlijk"), in_words(item.uiterlijk), van, "uiterlijkOp"))
        if item.ontvangen_op:
            rijen.append(Feit(_("Ontvangen op"), in_words(item.ontvangen_op), van, "ontvangenOp"))
    return rijen


def of_producten(producten: Iterable[Product]) -> list[Feit]:
    """Permits and what else is held."""
    return [
        Feit(
            _("Geldig tot en met"),
            in_words(product.laatste_dag) if product.laatste_dag else _("geen einddatum"),
            f"{product.naam} ({product.bron})",
        )
        for product in producten
    ]


def _period(tijdvak: Aangiftetijdvak | None) -> str:
    return _(TIJDVAKKEN[tijdvak]) if tijdvak else ""


def _yes(vlag: bool | None) -> str:  # noqa: FBT001 - the fact itself
    return "" if vlag is None else _("ja") if vlag else _("nee")


def _number(waarde: int | None) -> str:
    return "" if waarde is None else str(waarde)


def _grouped(waarde: int) -> str:
    return str(number_format(waarde, force_grouping=True))
