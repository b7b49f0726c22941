"""The parts of /mijn/gegevens/ of a company outside the Handelsregister's profiles: taxes, permits, energy, charges.

They ask what the calendar of obligations asks (`onderneming.feiten`): within a minute each source is asked once.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.dates import MONTHS

from mijnomgeving.bronnen.belastingdienst.models import Aangifte, Aangiftetijdvak, Belastinggegevens
from mijnomgeving.bronnen.cbs.models import Uitvraag
from mijnomgeving.bronnen.openproduct.models import Product
from mijnomgeving.gegevens import bedrijfsfeiten as feiten
from mijnomgeving.gegevens.onderdelen import Onderdeel
from mijnomgeving.gegevens.woorden import AANGIFTEN, TIJDVAKKEN
from mijnomgeving.onderneming.feiten import Feitvragen, vragen_feiten
from portal.core.betrokkene import Onderneming


@dataclass(frozen=True, slots=True)
class Aangifteregel:
    """A return that the Belastingdienst waits for; `te_laat` says that its last day has passed."""

    aangifte: Aangifte
    naam: str
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Belastingregel:
    """What the Belastingdienst knows, in words that the page translates; empty where it does not say."""

    gegevens: Belastinggegevens
    btw: str
    icp: str
    loon: str
    boekjaar: str
    open: tuple[Aangifteregel, ...]


@dataclass(frozen=True, slots=True)
class Uitvraagregel:
    """A survey, and whether its last day has passed without an answer."""

    uitvraag: Uitvraag
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Vergunningregel:
    """A permit, and whether it holds today."""

    product: Product
    geldig: bool


def meer_onderdelen(onderneming: Onderneming) -> tuple[Onderdeel, ...]:
    """These parts; of a company with some vestigingen only, what is of those."""
    vragen = vragen_feiten(onderneming)
    van_vestigingen = (
        *(
            Onderdeel(
                "vergunningen", "mijn/gegevens_vergunningen.html", vraag, show_producten, feiten=feiten.of_producten
            )
            for vraag in vragen.producten
        ),
        Onderdeel("verbruik", "mijn/gegevens_verbruik.html", vragen.verbruik, feiten=feiten.of_verbruik),
    )
    return (*_whole(vragen), *van_vestigingen)


def _whole(vragen: Feitvragen) -> tuple[Onderdeel, ...]:
    if vragen.registerstand is None or vragen.belasting is None or vragen.aanslagen is None or vragen.uitvragen is None:
        return ()
    return (
        Onderdeel(
            "registerstand", "mijn/gegevens_registerstand.html", vragen.registerstand, feiten=feiten.of_registerstand
        ),
        Onderdeel(
            "belasting", "mijn/gegevens_belasting.html", vragen.belasting, show_belasting, feiten=feiten.of_belasting
        ),
        Onderdeel("aanslagen", "mijn/gegevens_aanslagen.html", vragen.aanslagen, feiten=feiten.of_aanslagen),
        Onderdeel(
            "vragenlijsten",
            "mijn/gegevens_vragenlijsten.html",
            vragen.uitvragen,
            show_uitvragen,
            feiten=feiten.of_uitvragen,
        ),
    )


def show_belasting(gegevens: Belastinggegevens | None) -> Belastingregel | None:
    """In words, with the returns that are open, the first due first."""
    if gegevens is None:
        return None
    vandaag = timezone.localdate()
    open_ = sorted((item for item in gegevens.aangiften if not item.ontvangen_op), key=lambda item: item.uiterlijk)
    maand = gegevens.boekjaar_eindmaand
    return Belastingregel(
        gegevens=gegevens,
        btw=_tijdvak(gegevens.btw_tijdvak),
        icp=_tijdvak(gegevens.icp_tijdvak),
        loon=_tijdvak(gegevens.loon_tijdvak),
        boekjaar=str(MONTHS[maand]) if maand else "",
        open=tuple(Aangifteregel(item, AANGIFTEN[item.soort], item.uiterlijk < vandaag) for item in open_),
    )


def show_uitvragen(uitvragen: tuple[Uitvraag, ...]) -> list[Uitvraagregel]:
    """Each survey, and whether it is late."""
    vandaag = timezone.localdate()
    return [Uitvraagregel(item, item.ontvangen_op is None and item.uiterlijk < vandaag) for item in uitvragen]


def show_producten(producten: tuple[Product, ...]) -> list[Vergunningregel]:
    """Each permit, those that hold first."""
    vandaag = timezone.localdate()
    regels = [Vergunningregel(product, product.is_geldig(vandaag)) for product in producten]
    return sorted(regels, key=lambda regel: not regel.geldig)


def _tijdvak(tijdvak: Aangiftetijdvak | None) -> str:
    return TIJDVAKKEN[tijdvak] if tijdvak else ""
