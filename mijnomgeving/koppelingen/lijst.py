"""All connections that the settings name, each with its standard and a question that changes and finds nothing."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from cms.attendering.bekendmakingen.client import bekendmakingen
from cms.attendering.bekendmakingen.models import Bekendmakingvraag
from mijnomgeving.bronnen import registry
from mijnomgeving.status.onderdelen import Onderdeel
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.core.nummers import Bsn, KvkNummer
from portal.outbound.service import Verzoek, register_basis_url, request_json
from portal.toegang.bevoegdheden.client import BRON as MACHTIGINGEN
from portal.toegang.middelen import list_middelen

# Passes the test of eleven, lies in the range for tests, and is of nobody; so is the KVK number of nothing but zeros.
NIEMAND = Persoon(Bsn("999999990"))
GEEN_BEDRIJF = Onderneming(KvkNummer("00000000"))
_GEEN_OBJECT = "0000010000000001"
_GEEN_MELDING = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True, slots=True)
class Koppeling:
    """One connection.

    Args:
        naam: the service's name as editors know it.
        bron: the name under which `portal.outbound` and the logs know it.
        standaard: what it speaks.
        versie: of that standard.
        url: its base address.
        organisatie: who offers it, as people know the name.
        onderdeel: for what people need it most.
        vraag: asks the service something harmless; called with `deadline=`.
    """

    naam: str
    bron: str
    standaard: str
    versie: str
    url: str
    organisatie: str
    onderdeel: Onderdeel
    vraag: Callable[..., Awaitable[Any]]

    @property
    def host(self) -> str:
        """The machine that is called, with its port if that is not the usual one."""
        return urlsplit(self.url).netloc


def list_koppelingen() -> list[Koppeling]:
    """Every connection, in the order of the page: logging in, persons, registers, organisations."""
    return [*_inloggen(), *_personen(), *_registers(), *_ondernemingen(), *_organisaties()]


def _inloggen() -> Iterator[Koppeling]:
    for middel in list_middelen():
        naam, url = middel.uitleg.naam, middel.issuer
        register_basis_url(url)
        vraag = partial(_ask, Verzoek(naam, "GET", f"{url}/.well-known/openid-configuration"))
        yield Koppeling(naam, naam, "OpenID Connect NL GOV", "1.0", url, naam, Onderdeel.INLOGGEN, vraag)
    url = settings.BEVOEGDHEDEN_URL
    register_basis_url(url)
    zoek = Verzoek(
        bron=MACHTIGINGEN,
        methode="POST",
        url=f"{url}/bevoegdheden/_zoek",
        json={"gemachtigde": {"soort": "bsn", "nummer": str(NIEMAND.bsn)}},
        headers={"X-API-KEY": settings.MACHTIGEN_API_KEY},
        idempotent=True,
    )
    vraag = partial(_ask, zoek)
    yield Koppeling(MACHTIGINGEN, MACHTIGINGEN, "BVD", "-", url, MACHTIGINGEN, Onderdeel.INLOGGEN, vraag)


def _personen() -> Iterator[Koppeling]:
    brp, historie, reis = registry.brp(), registry.historie(), registry.reisdocumenten()
    melding = registry.terugmelding()
    vragen = (
        (brp.naam, "Haal Centraal BRP Personen", "2.7", settings.BRP_URL, partial(brp.fetch_ingeschrevene, NIEMAND)),
        (
            historie.naam,
            "Haal Centraal BRP historie",
            "2.0",
            settings.HISTORIE_URL,
            partial(historie.list_verblijven, NIEMAND),
        ),
        (
            reis.naam,
            "Haal Centraal Reisdocumenten",
            "2.0",
            settings.REISDOCUMENTEN_URL,
            partial(reis.list_reisdocumenten, NIEMAND),
        ),
        (
            melding.naam,
            "Digimelding",
            "-",
            settings.TERUGMELDING_URL,
            partial(melding.fetch_melding, _GEEN_MELDING),
        ),
    )
    for naam, standaard, versie, url, vraag in vragen:
        yield Koppeling(naam, naam, standaard, versie, url, naam, Onderdeel.GEGEVENS, vraag)


def _registers() -> Iterator[Koppeling]:
    bag, brk, duo, inkomen = registry.bag(), registry.brk(), registry.duo(), registry.inkomen()
    kvk, profiel, rdw, woz = registry.kvk(), registry.profiel(), registry.rdw(), registry.woz()
    uitkeringen, betalen, koop = registry.uitkeringen(), registry.betalen(), bekendmakingen()
    europees = registry.loket()
    adressen = partial(bag.list_adressen, postcode="9999ZZ", huisnummer=99999)
    vragen: tuple[tuple[str, str, str, str, Callable[..., Awaitable[Any]]], ...] = (
        (kvk.naam, "KVK API", "2.0", _url("kvk"), partial(kvk.zoek, naam="zelftest van het portaal")),
        (rdw.naam, "RDW", "-", _url("rdw"), partial(rdw.list_voertuigen, NIEMAND)),
        (
            woz.naam,
            "Haal Centraal WOZ Bevragen",
            "1.0",
            _url("woz"),
            partial(woz.list_objecten, NIEMAND, [_GEEN_OBJECT]),
        ),
        (brk.naam, "Haal Centraal BRK Bevragen", "2.0", _url("brk"), partial(brk.list_onroerende_zaken, NIEMAND)),
        (bag.naam, "BAG Individuele Bevragingen", "v2", _url("bag"), adressen),
        (
            f"{bag.naam}: Locatieserver",
            "PDOK Locatieserver",
            "v3.1",
            settings.LOCATIESERVER_URL,
            partial(bag.list_plekken, tekst="Dam"),
        ),
        (
            koop.naam,
            "SRU (officiële publicaties)",
            "2.0",
            koop.url,
            partial(koop.zoek, Bekendmakingvraag(organisaties=("Niemand",)), aantal=1),
        ),
        (inkomen.naam, "BRI", "-", _url("inkomen"), partial(inkomen.list_inkomens, NIEMAND)),
        (duo.naam, "Diplomaregister", "-", _url("duo"), partial(duo.list_diplomas, NIEMAND)),
        (europees.naam, "Loket", "-", _url("loket"), partial(europees.list_verzoeken, EuPersoon("geen/NL/niemand"))),
        (uitkeringen.naam, "Uitkeringen", "-", _url("uitkeringen"), partial(uitkeringen.list_uitkeringen, NIEMAND)),
        (betalen.naam, "Betalen", "-", _url("betalen"), partial(betalen.find, _GEEN_MELDING)),
        (profiel.naam, "Profielservice (MOZA)", "-", _url("profiel"), partial(profiel.fetch_profiel, NIEMAND)),
    )
    anders = {koop.naam: Onderdeel.BUURT, betalen.naam: Onderdeel.BETALEN, kvk.naam: Onderdeel.BEDRIJF}
    for naam, standaard, versie, url, vraag in vragen:
        van = naam.partition(":")[0]
        yield Koppeling(naam, van, standaard, versie, url, van, anders.get(van, Onderdeel.GEGEVENS), vraag)


def _ondernemingen() -> Iterator[Koppeling]:
    """What is asked about companies only."""
    belasting, registerstanden, cbs = registry.belastingdienst(), registry.registerstanden(), registry.cbs()
    energie, heffingen = registry.energie(), registry.heffingen()
    vragen: tuple[tuple[str, str, str, Callable[..., Awaitable[Any]]], ...] = (
        (
            f"{registerstanden.naam}: registerstanden",
            "KVK registerstanden",
            "kvk",
            partial(registerstanden.fetch_registerstanden, [GEEN_BEDRIJF]),
        ),
        (belasting.naam, "Ondernemers", "belastingdienst", partial(belasting.fetch_ondernemers, [GEEN_BEDRIJF])),
        (cbs.naam, "Vragenlijsten", "cbs", partial(cbs.list_uitvragen, [GEEN_BEDRIJF])),
        (energie.naam, "Energieverbruik", "energie", partial(energie.list_verbruik, [GEEN_BEDRIJF])),
        (heffingen.naam, "Gemeentelijke belastingen", "heffingen", partial(heffingen.list_aanslagen, [GEEN_BEDRIJF])),
    )
    for naam, standaard, register, vraag in vragen:
        van = naam.partition(":")[0]
        yield Koppeling(naam, van, standaard, "-", _url(register), van, Onderdeel.BEDRIJF, vraag)


def _organisaties() -> Iterator[Koppeling]:
    """What every organisation has; the base addresses stand in the settings in the same order as the sources."""
    for bron, url in zip(registry.zaken_bronnen(), _urls("ZAKEN_BRONNEN"), strict=True):
        naam = f"Zaken van {bron.naam}"
        yield Koppeling(
            naam, naam, "ZGW Zaken", "1.7", url, bron.naam, Onderdeel.ZAKEN, partial(bron.list_zaken, NIEMAND)
        )
    for post, url in zip(registry.berichten_bronnen(), _urls("BERICHTEN_BRONNEN"), strict=True):
        naam = f"Berichten van {post.naam}"
        yield Koppeling(
            naam,
            naam,
            "FBS Berichtenmagazijn",
            "0.2",
            url,
            post.naam,
            Onderdeel.BERICHTEN,
            partial(post.list_berichten, NIEMAND),
        )
    for taken, url in zip(registry.taken_bronnen(), _urls("TAKEN_BRONNEN"), strict=True):
        naam = f"Taken van {taken.naam}"
        yield Koppeling(
            naam, naam, "Mijn Taken", "0.1", url, taken.naam, Onderdeel.TAKEN, partial(taken.list_taken, NIEMAND)
        )
    for contact, url in zip(registry.contacten_bronnen(), _urls("KLANTINTERACTIES_BRONNEN"), strict=True):
        naam = f"Contact met {contact.naam}"
        vraag = partial(contact.list_contactmomenten, NIEMAND)
        yield Koppeling(naam, naam, "Klantinteracties", "0.9", url, contact.naam, Onderdeel.CONTACT, vraag)
    for producten, url in zip(registry.producten_bronnen(), _urls("PRODUCTEN_BRONNEN"), strict=True):
        naam = f"Vergunningen van {producten.naam}"
        yield Koppeling(
            naam,
            naam,
            "Open Product",
            "1.7",
            url,
            producten.naam,
            Onderdeel.VERGUNNINGEN,
            partial(producten.list_producten, NIEMAND),
        )
    for agenda, url in zip(registry.afspraken_bronnen(), _urls("AFSPRAKEN_BRONNEN"), strict=True):
        naam = f"Afspraken bij {agenda.naam}"
        yield Koppeling(naam, naam, "Mijn Agenda", "0.2", url, agenda.naam, Onderdeel.AFSPRAKEN, agenda.list_soorten)
    for logboek, url in zip(registry.logboek_bronnen(), _urls("LOGBOEK_BRONNEN"), strict=True):
        naam = f"Logboek van {logboek.naam}"
        vandaag = timezone.now()
        lees = partial(logboek.list_verwerkingen, NIEMAND, vanaf=vandaag - timedelta(days=1), tot=vandaag)
        yield Koppeling(
            naam, naam, "Logboek Dataverwerkingen, extensie lezen", "1.1", url, logboek.naam, Onderdeel.INZAGE, lees
        )


def _url(register: str) -> str:
    return str(settings.REGISTERS[register]["url"])


def _urls(instelling: str) -> list[str]:
    return [regel.rpartition("|")[2].strip() for regel in getattr(settings, instelling)]


async def _ask(verzoek: Verzoek, *, deadline: Deadline) -> None:
    await request_json(verzoek, deadline=deadline)
