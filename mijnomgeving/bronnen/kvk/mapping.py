"""JSON of the KVK APIs to our models; the only place that knows its field names.

The KVK writes a date as yyyymmdd with zeros for what is unknown, and yes and no as 'Ja' and 'Nee'.
"""

import re
from typing import Any

from mijnomgeving.bronnen.kvk.models import (
    Activiteit,
    Adres,
    Bestuur,
    Functionaris,
    Inschrijving,
    Kerngegevens,
    Profiel,
    Rechtstoestand,
    Signaal,
    Signalen,
    Soort,
    Vestigingsprofiel,
    Vestigingsregel,
)
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.datum import OnzekereDatum

# The errors that mean "there is no such company"; every other 404 means that something is wrong (IPD1002, IPD1003).
NIETS_GEVONDEN = frozenset({"IPD0001", "IPD0005", "IPD0007", "IPD5200"})
_DATUM = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_JA_NEE = {"Ja": True, "Nee": False}


def parse_foutcodes(bron: str, data: Any) -> frozenset[str]:  # noqa: ANN401 - JSON may be anything
    """The codes of an error.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return frozenset(fout.tekst("code") for fout in Lezer.of(bron, data).delen("fout"))


def parse_profiel(bron: str, data: Any) -> Profiel:  # noqa: ANN401 - JSON may be anything
    """A basisprofiel with its eigenaar and hoofdvestiging.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    profiel = Lezer.of(bron, data)
    leeg = Lezer.of(bron, {})
    bijlagen = profiel.deel("_embedded") or leeg
    eigenaar, hoofd = bijlagen.deel("eigenaar") or leeg, bijlagen.deel("hoofdvestiging") or leeg
    registratie = profiel.deel("materieleRegistratie") or leeg
    return Profiel(
        kvk_nummer=profiel.tekst("kvkNummer"),
        rsin=eigenaar.tekst_of_leeg("rsin"),
        naam=profiel.tekst("naam"),
        statutaire_naam=profiel.tekst_of_leeg("statutaireNaam"),
        handelsnamen=_handelsnamen(profiel),
        rechtsvorm=eigenaar.tekst_of_leeg("uitgebreideRechtsvorm") or eigenaar.tekst_of_leeg("rechtsvorm"),
        ingeschreven_op=_datum(profiel, "formeleRegistratiedatum"),
        begonnen_op=_datum(registratie, "datumAanvang"),
        beeindigd_op=_datum(registratie, "datumEinde"),
        werkzame_personen=profiel.getal_of_geen("totaalWerkzamePersonen"),
        activiteiten=_activiteiten(profiel),
        adressen=_adressen(hoofd) or _adressen(eigenaar),
        websites=hoofd.teksten_of_geen("websites") or eigenaar.teksten_of_geen("websites"),
        geen_reclame=_ja(profiel, "indNonMailing"),
    )


def parse_vestigingen(bron: str, data: Any) -> tuple[Vestigingsregel, ...]:  # noqa: ANN401 - JSON may be anything
    """The vestigingen of a company, the hoofdvestiging first.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    regels = (
        Vestigingsregel(
            vestigingsnummer=deel.tekst("vestigingsnummer"),
            naam=deel.tekst("eersteHandelsnaam"),
            hoofdvestiging=_ja(deel, "indHoofdvestiging"),
            adres=_adres(deel, soort="bezoekadres", afgeschermd="indAdresAfgeschermd"),
        )
        for deel in Lezer.of(bron, data).delen_of_geen("vestigingen")
    )
    return tuple(sorted(regels, key=lambda regel: not regel.hoofdvestiging))


def parse_kerngegevens(bron: str, data: Any) -> dict[str, Kerngegevens]:  # noqa: ANN401 - JSON may be anything
    """Many companies by KVK number.

    Raises:
        Onbegrijpelijk: not what was agreed.
    """
    gelezen = [
        Kerngegevens(
            parse_profiel(bron, deel.data.get("basisprofiel")), parse_vestigingen(bron, deel.data.get("vestigingen"))
        )
        for deel in Lezer.of(bron, data).delen("inschrijvingen")
    ]
    return {kern.profiel.kvk_nummer: kern for kern in gelezen}


def parse_vestigingsprofiel(bron: str, data: Any) -> Vestigingsprofiel:  # noqa: ANN401 - JSON may be anything
    """One whole vestiging.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    profiel = Lezer.of(bron, data)
    registratie = profiel.deel("materieleRegistratie") or Lezer.of(bron, {})
    return Vestigingsprofiel(
        vestigingsnummer=profiel.tekst("vestigingsnummer"),
        kvk_nummer=profiel.tekst("kvkNummer"),
        naam=profiel.tekst("eersteHandelsnaam"),
        hoofdvestiging=_ja(profiel, "indHoofdvestiging"),
        handelsnamen=_handelsnamen(profiel),
        begonnen_op=_datum(registratie, "datumAanvang"),
        beeindigd_op=_datum(registratie, "datumEinde"),
        voltijd=profiel.getal_of_geen("voltijdWerkzamePersonen"),
        deeltijd=profiel.getal_of_geen("deeltijdWerkzamePersonen"),
        werkzame_personen=profiel.getal_of_geen("totaalWerkzamePersonen"),
        activiteiten=_activiteiten(profiel),
        adressen=_adressen(profiel),
    )


def parse_zoekresultaat(bron: str, data: Any) -> tuple[Inschrijving, ...]:  # noqa: ANN401 - JSON may be anything
    """One page of a search.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_inschrijving(deel) for deel in Lezer.of(bron, data).delen("resultaten"))


def parse_bestuur(bron: str, data: Any) -> Bestuur:  # noqa: ANN401 - JSON may be anything
    """Who runs the company; the shape is ours (`federatie/kvk/handelsregister.yaml`).

    Raises:
        Onbegrijpelijk: not what that document says.
    """
    inschrijving = Lezer.of(bron, data)
    toestand = inschrijving.deel("rechtstoestand")
    return Bestuur(
        functionarissen=tuple(
            Functionaris(deel.tekst("naam"), deel.tekst("functie"), deel.tekst("bevoegdheid"), _datum(deel, "sinds"))
            for deel in inschrijving.delen("functionarissen")
        ),
        rechtstoestand=Rechtstoestand(
            soort=toestand.tekst("soort"),
            sinds=_datum(toestand, "sinds"),
            rechtbank=toestand.tekst_of_leeg("rechtbank"),
            curator=toestand.tekst_of_leeg("curator"),
        )
        if toestand
        else None,
    )


def parse_abonnementen(bron: str, data: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON may be anything
    """The ids of our subscriptions that run.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    abonnementen = Lezer.of(bron, data).delen("abonnementen")
    return tuple(deel.uuid("id") for deel in abonnementen if deel.vlag("actief"))


def parse_signalen(bron: str, data: Any) -> Signalen:  # noqa: ANN401 - JSON may be anything
    """One page of signals of the Mutatieservice.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    pagina = Lezer.of(bron, data)
    signalen = (
        Signaal(
            deel.uuid("id"), deel.moment("timestamp"), deel.tekst("kvknummer"), deel.tekst_of_leeg("vestigingsnummer")
        )
        for deel in pagina.delen("signalen")
    )
    return Signalen(tuple(signalen), pagina.getal("totaalPaginas"))


def _inschrijving(deel: Lezer) -> Inschrijving:
    try:
        soort = Soort(deel.tekst("type"))
    except ValueError:
        raise deel.fout("type") from None
    adres = deel.deel("adres") or Lezer.of(deel.bron, {})
    binnenland, buitenland = adres.deel("binnenlandsAdres"), adres.deel("buitenlandsAdres")
    plaats = binnenland.tekst_of_leeg("plaats") if binnenland else ""
    if buitenland:
        plaats = ", ".join(filter(None, map(buitenland.tekst_of_leeg, ("postcodeWoonplaats", "land"))))
    return Inschrijving(
        kvk_nummer=deel.tekst("kvkNummer"),
        vestigingsnummer=deel.tekst_of_leeg("vestigingsnummer"),
        naam=deel.tekst("naam"),
        soort=soort,
        plaats=plaats,
    )


def _handelsnamen(geheel: Lezer) -> tuple[str, ...]:
    """The trade names in their own order."""
    namen = [(deel.getal("volgorde"), deel.tekst("naam")) for deel in geheel.delen_of_geen("handelsnamen")]
    return tuple(naam for _, naam in sorted(namen))


def _activiteiten(geheel: Lezer) -> tuple[Activiteit, ...]:
    """The main activity first."""
    gevonden = (
        Activiteit(deel.tekst("sbiCode"), deel.tekst_of_leeg("sbiOmschrijving"), _ja(deel, "indHoofdactiviteit"))
        for deel in geheel.delen_of_geen("sbiActiviteiten")
    )
    return tuple(sorted(gevonden, key=lambda activiteit: not activiteit.hoofd))


def _adressen(geheel: Lezer) -> tuple[Adres, ...]:
    return tuple(_adres(deel, soort=deel.tekst("type")) for deel in geheel.delen_of_geen("adressen"))


def _adres(deel: Lezer, *, soort: str, afgeschermd: str = "indAfgeschermd") -> Adres:
    """One address; the KVK pads the line with spaces, and leaves it out when the address is shielded."""
    return Adres(soort, " ".join(deel.tekst_of_leeg("volledigAdres").split()), _ja(deel, afgeschermd))


def _ja(deel: Lezer, veld: str) -> bool:
    """A flag that may be missing, which means no."""
    waarde = deel.tekst_of_leeg(veld) or "Nee"
    if waarde not in _JA_NEE:
        raise deel.fout(veld)
    return _JA_NEE[waarde]


def _datum(deel: Lezer, veld: str) -> OnzekereDatum | None:
    """A date of which month or day may be zero; None when there is none."""
    tekst = deel.tekst_of_leeg(veld)
    if not tekst:
        return None
    delen = _DATUM.fullmatch(tekst)
    if delen is None:
        raise deel.fout(veld)
    jaar, maand, dag = (int(deel) or None for deel in delen.groups())
    try:
        return OnzekereDatum(jaar, maand, dag)
    except ValueError:
        raise deel.fout(veld) from None
