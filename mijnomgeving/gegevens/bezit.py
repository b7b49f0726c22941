"""The parts of /mijn/gegevens/ on what somebody owns, earned and learned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.brk.models import Onroerendezaak, Recht
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.rdw.models import Voertuig
from mijnomgeving.gegevens import feiten
from mijnomgeving.gegevens.onderdelen import Onderdeel
from mijnomgeving.gegevens.woorden import UITKERINGEN, format_kenteken
from portal.core.betrokkene import Onderneming, Persoon

# From two months before its last day on, a vehicle may have its APK without losing days (Regeling voertuigen).
BIJTIJDS = timedelta(days=61)


class Apkstand(Enum):
    """Whether a vehicle may be on the road."""

    NIET_NODIG = "niet_nodig"
    GELDIG = "geldig"
    BIJNA = "bijna"
    VERLOPEN = "verlopen"


@dataclass(frozen=True, slots=True)
class Voertuigregel:
    """A vehicle as the page shows it; `kenteken` as on the plate."""

    voertuig: Voertuig
    kenteken: str
    apk: Apkstand


@dataclass(frozen=True, slots=True)
class Rechtregel:
    """A right with the property that it is on."""

    zaak: Onroerendezaak
    recht: Recht


def woning(persoon: Persoon) -> Onderdeel:
    """The homes and land of a person; rights and values follow from them."""
    brk = registry.brk()
    return Onderdeel(
        "onroerend",
        "mijn/gegevens_onroerend.html",
        Vraag(brk.naam, gettext_noop("uw woning en grond"), partial(brk.list_onroerende_zaken, persoon)),
        daarna=partial(_after_property, persoon),
        feiten=feiten.of_onroerend,
    )


def inkomen(persoon: Persoon) -> Onderdeel:
    """What a person earned, by year."""
    bron = registry.inkomen()
    vraag = Vraag(bron.naam, gettext_noop("uw inkomen per jaar"), partial(bron.list_inkomens, persoon))
    return Onderdeel("inkomen", "mijn/gegevens_inkomen.html", vraag, feiten=feiten.of_inkomens)


def uitkeringen(persoon: Persoon) -> Onderdeel:
    """The benefits of a person, with what each is called."""
    bron = registry.uitkeringen()
    vraag = Vraag(bron.naam, gettext_noop("uw uitkeringen"), partial(bron.list_uitkeringen, persoon))
    return Onderdeel(
        "uitkeringen",
        "mijn/gegevens_uitkeringen.html",
        vraag,
        lambda gevonden: [(UITKERINGEN[uitkering.soort], uitkering) for uitkering in gevonden],
        feiten=feiten.of_uitkeringen,
    )


def diplomas(persoon: Persoon) -> Onderdeel:
    """What a person finished."""
    bron = registry.duo()
    vraag = Vraag(bron.naam, gettext_noop("uw diploma's"), partial(bron.list_diplomas, persoon))
    return Onderdeel("diplomas", "mijn/gegevens_diplomas.html", vraag, feiten=feiten.of_diplomas)


def voertuigen(betrokkene: Persoon | Onderneming, gegevens: str) -> Onderdeel:
    """The part with vehicles, of a person or a company."""
    rdw = registry.rdw()
    vraag = Vraag(rdw.naam, gegevens, partial(rdw.list_voertuigen, betrokkene))
    return Onderdeel("voertuigen", "mijn/gegevens_voertuigen.html", vraag, show_voertuigen, feiten=feiten.of_voertuigen)


def show_voertuigen(gevonden: tuple[Voertuig, ...]) -> list[Voertuigregel]:
    """Each vehicle with its plate and how its APK stands today."""
    vandaag = timezone.localdate()
    return [
        Voertuigregel(voertuig, format_kenteken(voertuig.kenteken), apkstand(voertuig.apk_tot, vandaag))
        for voertuig in gevonden
    ]


def apkstand(tot: date | None, vandaag: date) -> Apkstand:
    """How the APK stands; on its last day it is still valid."""
    if tot is None:
        return Apkstand.NIET_NODIG
    if tot < vandaag:
        return Apkstand.VERLOPEN
    return Apkstand.BIJNA if tot - vandaag <= BIJTIJDS else Apkstand.GELDIG


def _after_property(
    persoon: Persoon, zaken: tuple[Onroerendezaak, ...] | None, alles: Sequence[object]
) -> tuple[Onderdeel, ...]:
    """What can only be asked once it is known what somebody owns or where somebody lives."""
    zaken = zaken or ()
    woningen = [ik.woning for ik in alles if isinstance(ik, Ingeschrevene) and ik.woning]
    objecten = [*woningen, *(nummer for zaak in zaken for nummer in zaak.objecten)]
    return (*_rights(persoon, zaken), *_values(persoon, objecten))


def _rights(persoon: Persoon, zaken: tuple[Onroerendezaak, ...]) -> Iterator[Onderdeel]:
    """Which rights somebody has on these properties."""
    if not zaken:
        return
    brk, nummers = registry.brk(), [zaak.identificatie for zaak in zaken]
    yield Onderdeel(
        "rechten",
        "mijn/gegevens_rechten.html",
        Vraag(brk.naam, gettext_noop("uw rechten op woning en grond"), partial(brk.list_rechten, persoon, nummers)),
        partial(_with_property, zaken),
        feiten=lambda rechten: feiten.of_rechten((regel.zaak, regel.recht) for regel in _with_property(zaken, rechten)),
    )


def _values(persoon: Persoon, objecten: Sequence[str]) -> Iterator[Onderdeel]:
    """What these homes are worth, of those that somebody owns or lives in."""
    if not objecten:
        return
    woz = registry.woz()
    yield Onderdeel(
        "woz",
        "mijn/gegevens_woz.html",
        Vraag(woz.naam, gettext_noop("de waarde van uw woning"), partial(woz.list_objecten, persoon, objecten)),
        feiten=feiten.of_woz,
    )


def _with_property(zaken: tuple[Onroerendezaak, ...], rechten: tuple[Recht, ...]) -> list[Rechtregel]:
    per_nummer = {zaak.identificatie: zaak for zaak in zaken}
    return [Rechtregel(per_nummer[recht.identificatie], recht) for recht in rechten]
