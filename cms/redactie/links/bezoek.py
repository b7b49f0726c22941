"""One polite visit: HEAD, then GET where a site does not like HEAD, and redirects one by one."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from cms.redactie.links.oordeel import Soort, Uitkomst
from cms.redactie.models import Linkhint
from portal.core.deadline import Deadline
from portal.outbound.service import Peilfout, Peiling, peil

MAX_DOORVERWIJZINGEN = 5
SECONDEN = 15.0
PAUZE = 1.0
ROBOTNAAM = "overheidsportaal-linkcontrole"
_DOORVERWIJZING = frozenset({301, 302, 303, 307, 308})
_BLIJVEND = frozenset({301, 308})
_WEG = frozenset({404, 410})
_REM = 429
_FOUT = 400
_SERVERFOUT = 500
_NIET_GEVONDEN = re.compile(
    rb"<(title|h1)\b[^>]*>[^<]{0,120}(niet gevonden|bestaat niet|not found|\b404\b)", re.IGNORECASE
)
_VOORPAGINA = frozenset({"", "/", "/nl", "/nl/", "/home", "/home/", "/index.html"})
_OORZAAK: Mapping[Peilfout, tuple[Soort, str]] = {
    Peilfout.DNS: (Soort.WEG, "site bestaat niet"),
    Peilfout.GEWEIGERD: (Soort.WEG, "geen openbaar webadres"),
    Peilfout.CERTIFICAAT: (Soort.STORING, "certificaat klopt niet"),
    Peilfout.VERBINDING: (Soort.STORING, "geen verbinding"),
    Peilfout.TE_LAAT: (Soort.STORING, "geen antwoord op tijd"),
}

Peil = Callable[..., Awaitable[Peiling]]


class HostInRust(RuntimeError):
    """The site asked us to stop for now; what is left of it waits for another night."""


@dataclass(slots=True)
class Bezoeker:
    """Visits links at one request a second for each host, and keeps what robots.txt says. Make one for each run.

    Args:
        afzender: the User-Agent.
        pauze: seconds between two requests to one host.
        peil: how to ask; `portal.outbound.service.peil`.
        in_rust: the hosts that asked us to stop.
    """

    afzender: str
    pauze: float = PAUZE
    peil: Peil = peil
    in_rust: set[str] = field(default_factory=set)
    _volgende: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    async def visit(self, url: str, *, grondig: bool = False) -> Uitkomst:
        """How a link does now.

        Args:
            url: the link.
            grondig: also look at the page itself, which may say that it is not there.

        Raises:
            HostInRust: the site asked for fewer requests.
        """
        adres, blijvend = url, True
        for _stap in range(MAX_DOORVERWIJZINGEN + 1):
            if not await self._may_visit(adres):
                return Uitkomst(Soort.ROBOTS)
            peiling = await self._look(adres, grondig=grondig)
            if peiling.status not in _DOORVERWIJZING or not peiling.naar:
                return self._conclude(url, adres, peiling, blijvend=blijvend and adres != url)
            blijvend = blijvend and peiling.status in _BLIJVEND
            adres = peiling.naar
        return Uitkomst(Soort.STORING, "te veel doorverwijzingen")

    async def _look(self, adres: str, *, grondig: bool) -> Peiling:
        """HEAD, and GET if that fails in a way that GET may not, or if the page itself is wanted."""
        peiling = await self._ask(adres, "HEAD")
        status = peiling.status
        if status is None:
            return await self._ask(adres, "GET") if peiling.fout == Peilfout.VERBINDING else peiling
        if status >= _FOUT or (grondig and status not in _DOORVERWIJZING):
            return await self._ask(adres, "GET")
        return peiling

    async def _ask(self, adres: str, methode: str) -> Peiling:
        host = urlsplit(adres).hostname or ""
        if host in self.in_rust:
            raise HostInRust(host)
        nu = time.monotonic()
        beurt = max(nu, self._volgende.get(host, 0.0))
        self._volgende[host] = beurt + self.pauze
        await asyncio.sleep(beurt - nu)
        peiling = await self.peil(adres, methode=methode, afzender=self.afzender, deadline=Deadline.after(SECONDEN))
        if peiling.status == _REM:
            self.in_rust.add(host)
        return peiling

    async def _may_visit(self, adres: str) -> bool:
        """What robots.txt of the site says (RFC 9309); without one everything may be visited."""
        delen = urlsplit(adres)
        site = f"{delen.scheme}://{delen.netloc}"
        if site not in self._robots:
            regels = RobotFileParser()
            peiling = await self._ask(f"{site}/robots.txt", "GET")
            tekst = peiling.begin.decode("utf-8", "replace") if peiling.status == 200 else ""  # noqa: PLR2004 - OK
            regels.parse(tekst.splitlines())
            self._robots[site] = regels
        return self._robots[site].can_fetch(ROBOTNAAM, adres)

    def _conclude(self, url: str, adres: str, peiling: Peiling, *, blijvend: bool) -> Uitkomst:
        if peiling.fout is not None:
            return Uitkomst(*_OORZAAK[peiling.fout])
        status = peiling.status or 0
        if status in _WEG:
            return Uitkomst(Soort.WEG, str(status))
        if status >= _SERVERFOUT or status in _DOORVERWIJZING:
            return Uitkomst(Soort.STORING, str(status))
        if status >= _FOUT:
            return Uitkomst(Soort.GEWEIGERD, str(status))
        hint = find_hint(url, adres, peiling.begin)
        return Uitkomst(Soort.GOED, str(status), "" if hint or not blijvend else adres, hint)


def find_hint(url: str, adres: str, begin: bytes) -> Linkhint:
    """What looks odd about a page that answers: it says that it is not there, or everything leads to the home page."""
    if _NIET_GEVONDEN.search(begin):
        return Linkhint.ZACHTE_404
    if urlsplit(adres).path in _VOORPAGINA and urlsplit(url).path not in _VOORPAGINA:
        return Linkhint.VOORPAGINA
    return Linkhint.GEEN
