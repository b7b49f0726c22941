"""The whole picture of the person in a contact, by one concurrent fan-out over every source that may be asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext_noop

from levensgebeurtenissen.regels import documenten, ondernemen
from mijnomgeving.bronnen.brp.kop import Persoonskop
from mijnomgeving.bronnen.deur import Antwoorden, Samen, Vraag, list_ontbreekt
from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from mijnomgeving.bronnen.kvk.models import Bestuur, Profiel
from mijnomgeving.bronnen.registry import brp, kvk, zaken_bronnen
from mijnomgeving.bronnen.taken.models import Taak
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.bronnen.zgw.models import Besluit, Zaak
from mijnomgeving.contacten.selectors import vragen_contacten_met
from mijnomgeving.loket.beeld.inkomsten import Inkomstenvragen, read_inkomsten, vragen_inkomsten
from mijnomgeving.loket.beeld.koppen import vragen_koppen
from mijnomgeving.loket.beeld.maken import (
    make_bedrijfskop,
    make_contact,
    make_keten,
    make_machtigingen,
    make_persoonskop,
    make_taak,
    make_zaak,
)
from mijnomgeving.loket.beeld.signalen import MEESTE_BESLUITEN, Gelezen, Recht, list_signalen, wants_besluiten
from mijnomgeving.loket.beeld.velden import (
    Berichtregel,
    Contactregel,
    Inkomstenregel,
    Ketenregel,
    Kop,
    Machtigingregel,
    Signaal,
    Taakregel,
    Zaakregel,
)
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.reikwijdte import Grond
from mijnomgeving.onderneming.vestigingen import Vestigingsvraag, read_namen, vragen_vestigingen
from mijnomgeving.regelingen.feiten import read_feiten, vragen_feiten
from mijnomgeving.regelingen.selectors import run_rules
from mijnomgeving.taken.selectors import show_all, vragen_taken
from mijnomgeving.zaken.reis import list_reizen
from mijnomgeving.zaken.selectors import Getoond, list_stil, show_zaak, vragen_alle_zaken
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang.bevoegdheden.client import BRON as MACHTIGINGENREGISTER
from portal.toegang.bevoegdheden.client import fetch_gegeven
from portal.toegang.bevoegdheden.models import Bevoegdheid, Nummer

T = TypeVar("T")
# Rules about what somebody must or may do on a day, and not about money or help that somebody can ask for.
_PLICHTEN = (documenten.REISDOCUMENT, documenten.APK, ondernemen.UBO, ondernemen.KVK)
_GEEN_RECHT = frozenset(regel.sleutel for regel in _PLICHTEN)


@dataclass(frozen=True, slots=True)
class Beeld:
    """Everything on the page.

    Args:
        kop: who it is; None when that may not be seen or the register is silent.
        met_inkomsten: whether the purpose needs what comes in, and it could be asked.
        rechten_bekeken: whether there was a ground to run the rules.
        ontbreekt: the sources that did not answer; what may not be asked is in `LoketLezing.dicht`.
        gevraagd: who was asked.
    """

    kop: Kop | None
    signalen: tuple[Signaal, ...]
    ketens: tuple[Ketenregel, ...]
    zaken: tuple[Zaakregel, ...]
    taken: tuple[Taakregel, ...]
    berichten: tuple[Berichtregel, ...]
    contacten: tuple[Contactregel, ...]
    machtigingen: tuple[Machtigingregel, ...]
    inkomsten: tuple[Inkomstenregel, ...]
    met_inkomsten: bool
    rechten_bekeken: bool
    ontbreekt: tuple[SourceResult[Any], ...]
    gevraagd: tuple[str, ...]

    @property
    def organisaties(self) -> tuple[str, ...]:
        """Of whom there is something on the page, by name."""
        rijen = (self.zaken, self.taken, self.berichten, self.contacten)
        return tuple(sorted({regel.bron for deel in rijen for regel in deel}))

    @property
    def machtigingen_stil(self) -> bool:
        """Whether the register of machtigingen gave no answer."""
        return any(gaf.source == MACHTIGINGENREGISTER for gaf in self.ontbreekt)


@dataclass(frozen=True, slots=True)
class _Vragen:
    """What the page asks, all at once."""

    persoon: list[Vraag[Persoonskop | None]]
    profiel: list[Vraag[Profiel | None]]
    bestuur: list[Vraag[Bestuur | None]]
    vestigingen: list[Vestigingsvraag]
    zaken: list[Vraag[tuple[Zaak, ...]]]
    taken: list[Vraag[tuple[Taak, ...]]]
    berichten: list[Vraag[tuple[Berichtregel, ...]]]
    contacten: list[Vraag[tuple[Contactmoment, ...]]]
    machtigingen: list[Vraag[tuple[Bevoegdheid, ...]]]
    feiten: list[Vraag[Any]]
    inkomsten: Inkomstenvragen

    @property
    def alle(self) -> list[Vraag[Any]]:
        wie: list[Vraag[Any]] = [*self.persoon, *self.profiel, *self.bestuur, *self.vestigingen]
        wat: list[Vraag[Any]] = [*self.zaken, *self.taken, *self.berichten, *self.contacten]
        return [*wie, *wat, *self.machtigingen, *self.feiten, *self.inkomsten.alle]


def read_beeld(lezing: LoketLezing) -> Beeld:
    """Ask every source that there is a ground for at once; the page is whole without those that do not answer."""
    vragen, vandaag = _vragen(lezing.betrokkene, doel=lezing.lopend.contact.doel), timezone.localdate()
    antwoorden = lezing.read(*vragen.alle)
    namen = read_namen(vragen.vestigingen, antwoorden)
    zaken = antwoorden.samen(vragen.zaken)
    getoond = _show_zaken(zaken, lezing.betrokkene, namen)
    taken = _show_taken(antwoorden.samen(vragen.taken).data, lezing.betrokkene)
    contacten = _show_contacten(antwoorden.samen(vragen.contacten).data, lezing)
    besluiten, stil = _read_besluiten(lezing, getoond, vandaag=vandaag)
    mag_rekenen = isinstance(lezing.find_grond(brp().naam, "regelingen"), Grond)
    rechten = _list_rechten(vragen, antwoorden, lezing.betrokkene, vandaag) if mag_rekenen else ()
    op_url = {regel.zaak.url: make_zaak(regel) for regel in getoond}
    reizen = list_reizen([regel.zaak for regel in getoond], stil=list_stil(zaken))
    return Beeld(
        kop=_make_kop(vragen, antwoorden),
        signalen=list_signalen(Gelezen(getoond, taken, contacten, besluiten, rechten), vandaag=vandaag),
        ketens=tuple(make_keten(reis, op_url) for reis in reizen if reis.klaar < len(reis.zaken)),
        zaken=tuple(op_url.values()),
        taken=taken,
        berichten=_show_koppen(antwoorden.samen(vragen.berichten).data, lezing),
        contacten=contacten,
        machtigingen=make_machtigingen(antwoorden.samen(vragen.machtigingen).data),
        inkomsten=read_inkomsten(vragen.inkomsten, antwoorden),
        met_inkomsten=any(isinstance(_data(antwoorden[vraag]), tuple) for vraag in vragen.inkomsten.alle),
        rechten_bekeken=mag_rekenen,
        ontbreekt=list_ontbreekt(*(antwoorden[vraag] for vraag in vragen.alle), *stil),
        gevraagd=tuple(sorted({bron for bron, _ in lezing.gronden})),
    )


def _vragen(betrokkene: Persoon | Onderneming, *, doel: str) -> _Vragen:
    nummer = Nummer.of(betrokkene)
    vragen = _Vragen(
        persoon=[],
        profiel=[],
        bestuur=[],
        vestigingen=vragen_vestigingen(betrokkene, dienst="gegevens"),
        zaken=vragen_alle_zaken(betrokkene),
        taken=vragen_taken(betrokkene),
        berichten=vragen_koppen(betrokkene),
        contacten=vragen_contacten_met(betrokkene, dienst="zaken"),
        machtigingen=[_vraag_machtigingen(nummer)] if nummer else [],
        feiten=vragen_feiten(betrokkene),
        inkomsten=vragen_inkomsten(betrokkene, doel=doel),
    )
    if isinstance(betrokkene, Persoon):
        stel = partial(brp().fetch_kop, betrokkene)
        vragen.persoon.append(
            _vraag_kop(brp().naam, gettext_noop("uw naam, geboortedatum en adres"), stel, Persoonskop | None)
        )
        return vragen
    bron, gegevens = kvk(), gettext_noop("de inschrijving van uw onderneming")
    vragen.profiel.append(_vraag_kop(bron.naam, gegevens, partial(bron.fetch_profiel, betrokkene), Profiel | None))
    vragen.bestuur.append(_vraag_kop(bron.naam, gegevens, partial(bron.fetch_bestuur, betrokkene), Bestuur | None))
    return vragen


def _vraag_kop(bron: str, gegevens: str, stel: Any, vorm: Any) -> Vraag[Any]:  # noqa: ANN401 - pydantic takes any type
    bewaar = Bewaren(f"loketkop {vorm}", vorm)
    return Vraag(bron, gegevens, stel, "gegevens", bewaar, "gegevens")


def _vraag_machtigingen(nummer: Nummer) -> Vraag[tuple[Bevoegdheid, ...]]:
    return Vraag(
        MACHTIGINGENREGISTER,
        gettext_noop("wie voor u mag handelen"),
        partial(fetch_gegeven, nummer),
        bewaar=Bewaren("gegeven", tuple[Bevoegdheid, ...]),
        onderdeel="machtigingen",
    )


def _read_besluiten(
    lezing: LoketLezing, getoond: Sequence[Getoond], *, vandaag: date
) -> tuple[Mapping[str, tuple[Besluit, ...]], list[SourceResult[Any]]]:
    """The decisions that may still be open to objection, as far as the list of zaken does not say until when."""
    zaken = [regel.zaak for regel in getoond if wants_besluiten(regel.zaak, vandaag=vandaag)][:MEESTE_BESLUITEN]
    bronnen = {bron.naam: bron for bron in zaken_bronnen()}
    vragen = {
        zaak.url: Vraag(
            zaak.bron,
            gettext_noop("de besluiten in uw zaak"),
            partial(bronnen[zaak.bron].list_besluiten, zaak),
            "zaken",
            Bewaren(f"besluiten {zaak.url}", tuple[Besluit, ...]),
            "zaken",
        )
        for zaak in zaken
    }
    if not vragen:
        return {}, []
    antwoorden = lezing.read(*vragen.values())
    resultaten = {url: antwoorden[vraag] for url, vraag in vragen.items()}
    return {url: _data(gaf) or () for url, gaf in resultaten.items()}, list(resultaten.values())


def _make_kop(vragen: _Vragen, antwoorden: Antwoorden) -> Kop | None:
    """Who it is, as of when the register said so."""
    wie: list[Vraag[Any]] = [*vragen.persoon, *vragen.profiel]
    for vraag in wie:
        resultaat = antwoorden[vraag]
        if isinstance(resultaat, Available | Stale) and resultaat.data is not None:
            gelezen = resultaat.data
            bestuur = _first(antwoorden, vragen.bestuur)
            kop = make_bedrijfskop(gelezen, bestuur) if isinstance(gelezen, Profiel) else make_persoonskop(gelezen)
            return replace(kop, op=resultaat.as_of)
    return None


def _show_zaken(zaken: Samen[Zaak], betrokkene: Persoon | Onderneming, namen: Mapping[str, str]) -> tuple[Getoond, ...]:
    """Each zaak once, what runs first and of that the newest."""
    uniek = {zaak.url: zaak for zaak in zaken.data}.values()
    volgorde = sorted(uniek, key=lambda zaak: (zaak.loopt, zaak.afgerond_op or zaak.ingediend_op), reverse=True)
    return tuple(show_zaak(zaak, betrokkene, namen=namen) for zaak in volgorde)


def _show_taken(taken: Iterable[Taak], betrokkene: Persoon | Onderneming) -> tuple[Taakregel, ...]:
    """To do first, soonest first."""
    regels = [make_taak(getoond) for getoond in show_all(taken, betrokkene)]
    volgorde = {"te doen": 0, "verstuurd": 1, "klaar": 2}
    return tuple(sorted(regels, key=lambda regel: volgorde[regel.stand]))


def _show_contacten(contacten: Iterable[Contactmoment], lezing: LoketLezing) -> tuple[Contactregel, ...]:
    """Newest first; what was said is for the own task or with consent, not for what a law or an emergency opens."""
    op_tijd = sorted(contacten, key=lambda contact: contact.op.timestamp() if contact.op else 0.0, reverse=True)
    return tuple(make_contact(contact, met_inhoud=may_read_along(lezing, contact.bron)) for contact in op_tijd)


def may_read_along(lezing: LoketLezing, bron: str) -> bool:
    """Whether the caseworker may read what was said in contacts with this organisation."""
    grond = lezing.find_grond(bron, "contacten")
    return isinstance(grond, Grond) and grond.soort in {"eigen taak", "toestemming"}


def _show_koppen(koppen: Iterable[Berichtregel], lezing: LoketLezing) -> tuple[Berichtregel, ...]:
    op_tijd = sorted(koppen, key=lambda kop: kop.verstuurd_op, reverse=True)
    return tuple(
        replace(kop, te_openen=isinstance(lezing.find_grond(kop.bron, "berichtinhoud"), Grond)) for kop in op_tijd
    )


def _list_rechten(
    vragen: _Vragen, antwoorden: Antwoorden, betrokkene: Persoon | Onderneming, vandaag: date
) -> tuple[Recht, ...]:
    """The schemes that the rules say yes to with what the sources know; with what nobody knows nothing is guessed."""
    feiten = read_feiten(vragen.feiten, antwoorden).feiten
    overzicht = run_rules(betrokkene=betrokkene, feiten=feiten, antwoorden={}, op=vandaag)
    return tuple(
        Recht(
            naam=uitkomst.regel.titel,
            product=uitkomst.producten[0].get_url() or "" if uitkomst.producten else "",
            upn=frozenset(product.upn.uri for product in uitkomst.producten if product.upn),
        )
        for uitkomst in overzicht.ja
        if uitkomst.regel.sleutel not in _GEEN_RECHT
    )


def _data(resultaat: SourceResult[T]) -> T | None:
    return resultaat.data if isinstance(resultaat, Available | Stale) else None


def _first(antwoorden: Antwoorden, vragen: Sequence[Vraag[T]]) -> T | None:
    return next((data for vraag in vragen if (data := _data(antwoorden[vraag])) is not None), None)
