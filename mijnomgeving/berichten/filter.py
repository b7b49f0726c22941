"""Which messages of all magazijnen somebody wants to see: a folder, and within it who, when, and what words.

What stands in an address is no secret of a person: a folder by a key without meaning, an organisation, a year. The
words that somebody looks for may well be ('scheiding', a name), so that they live in the encrypted session, and the
address has only a number for them: two tabs and the back button go on working, and no log holds a word.
"""

import secrets
import unicodedata
from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.selectors import BerichtenLijst, GetoondBericht
from mijnomgeving.berichten.sleutelbos import Sleutelbos
from mijnomgeving.postkamer.verdeling import MIJ, NIEMAND, passes

POSTVAK, ARCHIEF, PRULLENBAK = (plaats.value for plaats in (Plaats.POSTVAK, Plaats.ARCHIEF, Plaats.PRULLENBAK))
_ZOEK = "berichten_zoek"
_MEESTE_ZOEKVRAGEN = 10
ZOEK_TEKENS = 200
PERIODES = ("30", "90")


class GeenMap(LookupError):
    """This person has no such folder."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show.

    Args:
        map: "postvak", "archief", "prullenbak" or the key of an own folder.
        van: key of a magazijn; empty for all.
        periode: the last so many days, or a year; empty for all.
        wie: in a company's mailbox: "mij" for what is mine to do, "niemand" for what nobody took; empty for all.
        zoek: the number of the words in the session.
        tekst: those words.
    """

    map: str = POSTVAK
    van: str = ""
    periode: str = ""
    ongelezen: bool = False
    vraagt: bool = False
    wie: str = ""
    zoek: str = ""
    tekst: str = ""

    @classmethod
    def read(cls, query: QueryDict, session: MutableMapping[str, Any]) -> "Filter":
        """From the address and the session; what makes no sense is left out."""
        zoek = query.get("zoek", "")
        tekst = session.get(_ZOEK, {}).get(zoek, "")
        periode = query.get("periode", "")
        return cls(
            map=query.get("map") or POSTVAK,
            van=query.get("van", ""),
            periode=periode if periode in PERIODES or periode.isdecimal() else "",
            ongelezen="ongelezen" in query,
            vraagt="vraagt" in query,
            wie=query.get("wie", "") if query.get("wie") in {MIJ, NIEMAND} else "",
            zoek=zoek if tekst else "",
            tekst=tekst,
        )

    @property
    def smal(self) -> bool:
        """Whether it shows less than a whole folder."""
        return self.gekozen or bool(self.tekst or self.wie)

    @property
    def gekozen(self) -> bool:
        """Whether something was chosen besides words."""
        return bool(self.van or self.periode or self.ongelezen or self.vraagt)

    def with_wie(self, wie: str) -> "Filter":
        """The same of what is mine, nobody's or everybody's."""
        return replace(self, wie=wie)

    @property
    def query(self) -> str:
        """For an address, with the question mark; empty for the whole postvak."""
        velden = {
            "map": "" if self.map == POSTVAK else self.map,
            "van": self.van,
            "periode": self.periode,
            "ongelezen": "ja" if self.ongelezen else "",
            "vraagt": "ja" if self.vraagt else "",
            "wie": self.wie,
            "zoek": self.zoek,
        }
        gevuld = {naam: waarde for naam, waarde in velden.items() if waarde}
        return f"?{urlencode(gevuld)}" if gevuld else ""


def keep_tekst(session: MutableMapping[str, Any], filter_: Filter, tekst: str) -> Filter:
    """The filter with these words to look for, which the session keeps."""
    tekst = " ".join(tekst.split())[:ZOEK_TEKENS]
    if not tekst:
        return replace(filter_, zoek="", tekst="")
    zoek = secrets.token_hex(4)
    session[_ZOEK] = dict([*session.get(_ZOEK, {}).items(), (zoek, tekst)][-_MEESTE_ZOEKVRAGEN:])
    return replace(filter_, zoek=zoek, tekst=tekst)


def find_plaats(bos: Sleutelbos, namen: Iterable[str], sleutel: str) -> tuple[Plaats, str]:
    """Which folder a key means, with its name when it is an own folder.

    Raises:
        GeenMap: none of this person's.
    """
    if sleutel in {POSTVAK, ARCHIEF, PRULLENBAK}:
        return Plaats(sleutel), ""
    for naam in namen:
        if bos.map_sleutel(naam) == sleutel:
            return Plaats.MAP, naam
    raise GeenMap


def select_berichten(lijst: BerichtenLijst, filter_: Filter) -> tuple[GetoondBericht, ...]:
    """What the filter shows. Words are looked for in every folder but the prullenbak: people do not know where it lies.

    Raises:
        GeenMap: this person has no such folder.
    """
    plaats, naam = find_plaats(lijst.merken.bos, lijst.mappen, filter_.map)
    overal = bool(filter_.tekst) and plaats is not Plaats.PRULLENBAK
    gekozen = [
        regel
        for regel in lijst.berichten
        if (overal and regel.plaats is not Plaats.PRULLENBAK)
        or (not overal and regel.plaats is plaats and regel.map.casefold() == naam.casefold())
    ]
    return tuple(regel for regel in gekozen if _passes(regel, filter_))


def list_jaren(berichten: Sequence[GetoondBericht]) -> list[int]:
    """The years of these messages, the latest first."""
    return sorted({timezone.localtime(regel.bericht.verstuurd_op).year for regel in berichten}, reverse=True)


def _passes(regel: GetoondBericht, filter_: Filter) -> bool:
    bericht = regel.bericht
    return (
        filter_.van in ("", bericht.magazijn)
        and not (filter_.ongelezen and bericht.gelezen)
        and not (filter_.vraagt and not regel.vraagt)
        and passes(regel.bij, filter_.wie)
        and _in_periode(timezone.localtime(bericht.verstuurd_op).date(), filter_.periode)
        and _holds(regel, filter_.tekst)
    )


def _in_periode(dag: date, periode: str) -> bool:
    if not periode:
        return True
    if periode in PERIODES:
        return dag >= timezone.localdate() - timedelta(days=int(periode))
    return dag.year == int(periode)


def _holds(regel: GetoondBericht, tekst: str) -> bool:
    """Whether each word stands somewhere in the message; capitals and accents make no difference."""
    if not tekst:
        return True
    bericht = regel.bericht
    namen = " ".join(bijlage.naam for bijlage in bericht.bijlagen)
    hooiberg = _plain(f"{bericht.bron}\n{bericht.onderwerp}\n{bericht.inhoud}\n{namen}")
    return all(woord in hooiberg for woord in _plain(tekst).split())


def _plain(tekst: str) -> str:
    gesplitst = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in gesplitst if not unicodedata.combining(teken))
