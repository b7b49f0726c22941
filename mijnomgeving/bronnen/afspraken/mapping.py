"""JSON of Mijn Agenda to our models; the only place that knows its field names."""

from datetime import datetime
from typing import Any

from mijnomgeving.bronnen.afspraken.models import Afspraak, Afspraaksoort, Vrij
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon


def identificaties(betrokkene: Betrokkene) -> list[dict[str, str]]:
    """Whose appointments. The standard's pilot has e-mail addresses only and leaves room: these kinds are ours.

    Empty for whom no organisation has an appointment: somebody without a number, and who sees some vestigingen only.
    """
    match betrokkene:
        case Persoon(bsn):
            return [{"type": "bsn", "waarde": str(bsn)}]
        case Onderneming(beperkt=False):
            return [{"type": "kvkNummer", "waarde": str(betrokkene.kvk_nummer)}]
    return []


def afspraakopdracht(betrokkene: Betrokkene, *, soort: str, begin: datetime, toelichting: str) -> dict[str, Any]:
    """The body of `PUT /afspraken/{id}`."""
    return {
        "identificaties": identificaties(betrokkene),
        "activiteitsoort": soort,
        "aanvangsmoment": begin.isoformat(),
        "toelichting": toelichting,
    }


def parse_nummers(bron: str, data: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON may be anything
    """The numbers of the appointments that were found.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(deel.tekst("afspraakIdentificatie") for deel in Lezer.of(bron, data).delen("afspraken"))


def parse_afspraak(bron: str, data: Any) -> Afspraak:  # noqa: ANN401 - JSON may be anything
    """One appointment in full.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    deel = Lezer.of(bron, data)
    locatie, contact = deel.deel("afspraakLocatie"), deel.deel("contactInformatie")
    adres = locatie.deel("bezoekadres") if locatie else None
    regels = [adres.tekst_of_leeg(f"adresregel{nr}") for nr in (1, 2, 3)] if adres else []
    plaats = [locatie.tekst_of_leeg("naam"), *regels] if locatie else []
    mee = [activiteit.tekst_of_leeg("aanduidingWatMeeTeNemen") for activiteit in deel.delen_of_geen("activiteiten")]
    url = deel.tekst_of_leeg("onlineAdres")
    return Afspraak(
        bron=bron,
        afspraak_id=deel.tekst("afspraakIdentificatie"),
        onderwerp=deel.tekst("onderwerp"),
        begin=deel.moment("geplandAanvangsmoment"),
        einde=deel.moment("geplandEindmoment"),
        plaats=tuple(regel for regel in plaats if regel),
        # It will stand under a link of ours.
        online_url=url if url.startswith(("https://", "http://")) else "",
        meenemen=" ".join(tekst for tekst in mee if tekst),
        telefoon=contact.tekst_of_leeg("telefoonnummer") if contact else "",
    )


def parse_soorten(bron: str, data: Any) -> tuple[Afspraaksoort, ...]:  # noqa: ANN401 - JSON may be anything
    """What one can come for.

    Raises:
        Onbegrijpelijk: not what was agreed.
    """
    return tuple(
        Afspraaksoort(
            code=deel.tekst("code"),
            naam=deel.tekst("naamActiviteitsoort"),
            minuten=deel.getal("duurInMinuten"),
            meenemen=deel.tekst_of_leeg("aanduidingWatMeeTeNemen"),
            online=deel.tekst("afspraakSoort") == "online",
        )
        for deel in Lezer.of(bron, data).delen("activiteitsoorten")
    )


def parse_momenten(bron: str, data: Any) -> tuple[Vrij, ...]:  # noqa: ANN401 - JSON may be anything
    """When there is room.

    Raises:
        Onbegrijpelijk: not what was agreed.
    """
    return tuple(
        Vrij(deel.moment("aanvangsmoment"), deel.moment("eindmoment"))
        for deel in Lezer.of(bron, data).delen("momenten")
    )
