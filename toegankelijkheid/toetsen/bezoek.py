"""Opening declared pages in a real browser: log in, follow links, and do what a state asks.

It works on a browser context of Playwright that somebody else opened, so that nothing here needs Playwright.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from toegankelijkheid.toetsen.toetsbaar import Doe, Persoon, Stap, Toestand, Toetspagina, paginas, route_van

_UITKLAP = """element => {
    for (let d = element.closest('details'); d; d = d.parentElement && d.parentElement.closest('details')) {
        if (!d.querySelector(':scope > summary').contains(element)) d.open = true;
    }
}"""
_ALLES_OPEN = """() => {
    const dicht = [...document.querySelectorAll('main details:not([open])')];
    dicht.forEach(deel => { deel.open = true });
    return dicht.length > 0;
}"""
# What the page is about comes before the menus around it.
_LINKS = """() => [...document.querySelectorAll('main a[href]'), ...document.querySelectorAll('a[href]')]
    .filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"""
_PLAATJE = {
    "name": "foto.png",
    "mimeType": "image/png",
    # A PNG of one dot, of a colour of its own: who sent the same file before sends it once.
    "buffer": bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63600c590e000156"
        "00fd152d2fdc0000000049454e44ae426082"
    ),
}


class BezoekMislukt(Exception):
    """A declared page could not be opened; the message says where it went wrong."""


class Bezoek:
    """Somebody going through declared pages.

    Args:
        context: a browser context of Playwright.
        basis: where the portal answers, without a slash at the end.
        persoon: as whom; None for anybody.

    Attributes:
        pagina: the page that this opened in the context.
    """

    def __init__(self, context: Any, basis: str, persoon: Persoon | None = None) -> None:  # noqa: ANN401 - Playwright
        self.pagina = context.new_page()
        self.basis = basis
        self.persoon = persoon
        self._adressen: dict[tuple[str, str], str] = {}
        self._links: dict[str, list[str]] = {}
        self._opgegeven: Mapping[str, Toetspagina] = {
            soort.route: soort for soort in reversed(paginas()) if soort.wie == (persoon.naam if persoon else "")
        }

    def log_in(self) -> None:
        """Do what the person does to get in."""
        if self.persoon:
            self.do(self.persoon.stappen)

    def open(self, soort: Toetspagina) -> int:
        """Go to this kind of page; gives the status.

        Raises:
            BezoekMislukt: no page links to it, or it answers with another status than declared.
        """
        adres = self._address(soort)
        status = self._goto(soort, adres)
        if status != soort.status and not soort.adres:
            # What the page was known by may be gone since: somebody did what it was for.
            self._links.pop(soort.via, None)
            self._adressen.pop((soort.route, soort.via))
            adres = self._address(soort)
            status = self._goto(soort, adres)
        if status != soort.status:
            raise BezoekMislukt(f"{soort.route} ({adres}): status {status}")
        return status

    def toestand(self, toestand: Toestand) -> None:
        """Bring the open page into a state."""
        self.do(toestand.stappen)

    def uitklap_open(self) -> bool:
        """Open everything that is folded in the text of the page, as a person can; False when nothing was."""
        return bool(self.pagina.evaluate(_ALLES_OPEN))

    def do(self, stappen: tuple[Stap, ...]) -> None:
        """Carry out steps on the open page."""
        for stap in stappen:
            if stap.doe is Doe.GA:
                self.pagina.goto(self.basis + stap.plek)
            else:
                _DOEN[stap.doe](self.pagina, stap)

    def _address(self, soort: Toetspagina) -> str:
        if soort.adres:
            return soort.adres
        # Two kinds with one route differ in where they are linked.
        sleutel = (soort.route, soort.via)
        if sleutel not in self._adressen:
            self._adressen[sleutel] = self._follow(soort)
        return self._adressen[sleutel]

    def _goto(self, soort: Toetspagina, adres: str) -> int:
        antwoord = self.pagina.goto(self.basis + adres)
        if self._opgegeven.get(soort.route) is soort:
            # Who follows a link of this page later need not open it again.
            self._links[soort.route] = self._list_links()
        return int(antwoord.status) if antwoord else 0

    def _follow(self, soort: Toetspagina) -> str:
        if not soort.vooraf and (gevonden := _find(soort.route, self._links.get(soort.via, []))):
            return gevonden
        self._open_via(soort)
        self.do(soort.vooraf)
        links = self._list_links()
        if not (gevonden := _find(soort.route, links)):
            raise BezoekMislukt(f"{soort.route}: geen link op {links[-1]}")
        return gevonden

    def _list_links(self) -> list[str]:
        """Where the open page leads, itself as the last."""
        links: list[str] = self.pagina.evaluate(_LINKS)
        return [*links, urlsplit(self.pagina.url).path]

    def _open_via(self, soort: Toetspagina) -> None:
        if soort.via.startswith("/"):
            self.pagina.goto(self.basis + soort.via)
        elif soort.via in self._opgegeven:
            self.open(self._opgegeven[soort.via])
        else:
            raise BezoekMislukt(f"{soort.route}: {soort.via} is niet opgegeven voor dezelfde persoon")


def _find(route: str, links: list[str]) -> str:
    return next((link for link in links if route_van(link) == route), "")


def _unfolded(pagina: Any, stap: Stap) -> Any:  # noqa: ANN401 - Playwright
    plek = pagina.locator(stap.plek).first
    plek.evaluate(_UITKLAP)
    return plek


def _click(pagina: Any, stap: Stap) -> None:  # noqa: ANN401 - Playwright
    _unfolded(pagina, stap).click()
    pagina.wait_for_load_state()


def _click_if_there(pagina: Any, stap: Stap) -> None:  # noqa: ANN401 - Playwright
    if pagina.locator(stap.plek).count():
        _click(pagina, stap)


def _jump(pagina: Any, stap: Stap) -> None:  # noqa: ANN401 - Playwright
    pagina.clock.install()
    pagina.reload()
    pagina.clock.fast_forward(int(stap.waarde) * 1000)


_DOEN: dict[Doe, Callable[[Any, Stap], object]] = {
    Doe.KLIK: _click,
    Doe.EVENTUEEL: _click_if_there,
    Doe.VUL: lambda pagina, stap: _unfolded(pagina, stap).fill(stap.waarde),
    Doe.KIES: lambda pagina, stap: _unfolded(pagina, stap).select_option(label=stap.waarde),
    Doe.VINK: lambda pagina, stap: _unfolded(pagina, stap).check(),
    Doe.BESTAND: lambda pagina, stap: pagina.locator(stap.plek).first.set_input_files(_PLAATJE),
    Doe.TOETS: lambda pagina, stap: pagina.keyboard.press(stap.waarde),
    Doe.ZIE: lambda pagina, stap: pagina.locator(stap.plek).first.wait_for(state="visible"),
    Doe.KLOK: _jump,
}
