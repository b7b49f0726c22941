"""Who began a zaak, by the number of the zaak: for a caseworker to whom somebody reads it from a letter."""

from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, OngeldigNummer

Aanvrager = Persoon | Onderneming
PERSOON, RECHTSPERSOON = "natuurlijk_persoon", "niet_natuurlijk_persoon"


def parse_zaak_url(bron: str, data: Any) -> str | None:  # noqa: ANN401 - JSON may be anything
    """The address of the one zaak with this number, of one page of zaken; None for no zaak, or not one only.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    zaken = list(Lezer.of(bron, data).delen("results"))
    return zaken[0].tekst("url") if len(zaken) == 1 else None


def parse_aanvrager(bron: str, data: Any) -> Aanvrager | None:  # noqa: ANN401 - JSON may be anything
    """The person or company of the first role that names one; None when it is somebody without such a number.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    for rol in Lezer.of(bron, data).delen("results"):
        wie = rol.deel("betrokkeneIdentificatie")
        if wie is None:
            continue
        try:
            if rol.tekst("betrokkeneType") == PERSOON and (bsn := wie.tekst_of_leeg("inpBsn")):
                return Persoon(Bsn(bsn))
            if rol.tekst("betrokkeneType") == RECHTSPERSOON and (kvk := wie.tekst_of_leeg("annIdentificatie")):
                return Onderneming(KvkNummer(kvk))
        except OngeldigNummer:
            raise wie.fout("nummer") from None
    return None
