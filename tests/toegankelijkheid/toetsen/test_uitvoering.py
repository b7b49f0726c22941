"""A real Chromium over small pages that we serve: what it sees, and that one bad page does not stop the rest."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from toegankelijkheid.toetsen.bevinding import Zekerheid
from toegankelijkheid.toetsen.samenvoegen import Probleem, merge
from toegankelijkheid.toetsen.toetsbaar import Toestand, Toetspagina, klik, zie
from toegankelijkheid.toetsen.uitvoering import BrowserOntbreekt, Instelling, find_chromium, run
from toegankelijkheid.toetsen.waarneming import Mislukt, Uitslag, Waarneming

HEEL = """<!doctype html><html lang="nl"><head><title>Voorbeeld | Portaal</title>
<meta name="viewport" content="width=device-width">
<style>body {{ background: #fff; color: #111 }} a {{ color: #00c }} {stijl}</style></head>
<body><main><h1>Voorbeeld</h1>{inhoud}</main></body></html>"""
SLOOP = "setTimeout(() => { while (true) {} }, 50)"
GEDEELD = (
    "<!doctype html><html lang='nl'><head><title>Menu | Portaal</title><style>header a {{ outline: none }}</style>"
    "</head><body><header><a href='/'>Voorpagina</a></header><main><h1>Menu</h1>{inhoud}</main></body></html>"
)
VAST = "<button onkeydown='event.isTrusted && event.preventDefault()'>Vast</button><a href='/verder/'>Verder</a>"
PAGINAS = {
    "/licht/": HEEL.format(stijl="p { color: #bbb }", inhoud="<p>Dit is te licht om te lezen.</p><p>En dit ook.</p>"),
    "/donker/": HEEL.format(
        stijl="@media (prefers-color-scheme: dark) { body, h1 { background: #111; color: #eee } p { color: #333 } }",
        inhoud="<p>Alleen in het donker niet te lezen.</p>",
    ),
    "/breed/": HEEL.format(stijl="p { width: 900px }", inhoud="<p>Een regel die niet past op een telefoon.</p>"),
    "/script/": HEEL.format(
        stijl="",
        inhoud="<p id='doel'>Uw <noscript><img src='/x.png'></noscript>gegevens.</p>"
        "<script>document.getElementById('doel').append(' Klaar.')</script>",
    ),
    "/knop/": HEEL.format(
        stijl="",
        inhoud="<button type='button'>Meer</button><div id='meer' hidden><input></div>"
        "<script>const meer = document.getElementById('meer');"
        "document.querySelector('button').onclick = () => { meer.hidden = false }</script>",
    ),
    "/html/": HEEL.format(stijl="", inhoud="<p>Niet <b>gesloten.</p>"),
    "/vast/": HEEL.format(stijl="", inhoud=f"<p>Deze pagina loopt vast.</p><script>{SLOOP}</script>"),
    "/tab/een/": GEDEELD.format(inhoud="<a href='/verder/'>Verder</a>"),
    "/tab/twee/": GEDEELD.format(inhoud=VAST),
    "/goed/": HEEL.format(stijl="", inhoud="<p>Hier is niets mis mee.</p>"),
}


class _Bediende(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        inhoud = PAGINAS.get(self.path, "weg").encode()
        self.send_response(200 if self.path in PAGINAS else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class names it
        """Say nothing."""


@pytest.fixture(scope="module")
def basis() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Bediende)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def uitslag(basis: str) -> Uitslag:
    toestand = Toestand("veld open", (klik("button"), zie("#meer")))
    paginas = [
        Toetspagina(route=f"proef:{adres.strip('/')}", adres=adres, toestanden=(toestand,) if adres == "/knop/" else ())
        for adres in (*PAGINAS, "/bestaat-niet/")
    ]
    return run(paginas=paginas, instelling=Instelling(basis=basis, seconden_per_pagina=12, met_beeld=True))


def zeker(uitslag: Uitslag, adres: str) -> list[Probleem]:
    return [p for p in merge(uitslag.waarnemingen) if p.adres == adres and p.zekerheid is Zekerheid.ZEKER and p.eis]


def test_engines_and_views_come_together_with_a_picture(uitslag: Uitslag) -> None:
    eerste, tweede = zeker(uitslag, "/licht/")
    assert {eerste.regel, tweede.regel} == {"axe:color-contrast"}
    assert eerste.eis == "1.4.3"
    assert {"1280", "390", "donker"} <= set(eerste.weergaven)
    assert eerste.beeld.startswith(b"\x89PNG")


def test_what_only_one_view_shows_is_found_there(uitslag: Uitslag) -> None:
    assert {p.weergaven for p in zeker(uitslag, "/donker/")} == {("donker",)}
    assert {(p.eis, p.weergaven) for p in zeker(uitslag, "/breed/")} == {("1.4.10", ("390", "320"))}
    zonder_script = [p for p in zeker(uitslag, "/script/") if p.motoren != ("nu",)]
    assert {(p.eis, p.weergaven) for p in zonder_script} == {("1.1.1", ("zonder-javascript",))}


def test_without_javascript_only_a_page_that_a_script_changed_is_looked_at_once_more(uitslag: Uitslag) -> None:
    kaal = {w.adres: sum(w.seconden.values()) for w in uitslag.waarnemingen if w.weergave == "zonder-javascript"}
    assert {*kaal} == {*PAGINAS} - {"/vast/"}
    assert {adres for adres, seconden in kaal.items() if seconden} == {"/script/"}


def test_what_appears_after_a_step_belongs_to_that_state(uitslag: Uitslag) -> None:
    problemen = zeker(uitslag, "/knop/")
    assert {p.toestand for p in problemen} == {"veld open"}
    assert "4.1.2" in {p.eis for p in problemen}


def test_a_document_is_read_as_it_was_sent(uitslag: Uitslag) -> None:
    regels = {p.regel for p in merge(uitslag.waarnemingen) if p.adres == "/html/"}
    assert any(regel.startswith("nu:") for regel in regels)


def test_a_page_that_hangs_is_named_and_the_rest_goes_on(uitslag: Uitslag) -> None:
    assert {mislukt.adres for mislukt in uitslag.mislukt} == {"/vast/", "/bestaat-niet/"}
    (vast,) = (mislukt for mislukt in uitslag.mislukt if mislukt.adres == "/vast/")
    assert "browser gestopt" in vast.reden
    assert {adres for adres, _ in uitslag.adressen} >= {*PAGINAS} - {"/vast/"}


def test_a_clean_page_gives_nothing_certain(uitslag: Uitslag) -> None:
    assert zeker(uitslag, "/goed/") == []


def test_the_run_tells_versions_and_times_of_each_engine(uitslag: Uitslag) -> None:
    assert set(uitslag.motoren) == {"axe", "ibm", "eigen", "toetsenbord", "nu"} == set(uitslag.seconden)
    assert all(uitslag.motoren.values())
    assert 0 < uitslag.looptijd < 90


def test_the_tab_key_is_really_pressed_and_walks_what_pages_share_once(basis: str) -> None:
    gezien = run(
        paginas=[Toetspagina(route=f"proef:{adres}", adres=f"/tab/{adres}/") for adres in ("een", "twee")],
        instelling=Instelling(basis=basis, weergaven=("1280",), motoren=("toetsenbord",), processen=1),
    )
    gevonden = {(w.adres, b.regel, b.fragment) for w in gezien.waarnemingen for b in w.bevindingen}
    assert gevonden == {
        ("/tab/een/", "focus-onzichtbaar", '<a href="/">Voorpagina</a>'),
        ("/tab/twee/", "niet-bereikt", '<a href="/verder/">Verder</a>'),
    }


def test_progress_is_told_while_it_runs(basis: str) -> None:
    verteld: list[tuple[int, Waarneming | Mislukt]] = []
    run(
        paginas=[Toetspagina(route="proef:goed", adres="/goed/"), Toetspagina(route="proef:weg", adres="/weg/")],
        instelling=Instelling(basis=basis, weergaven=("1280",), motoren=("axe",), processen=1),
        bij=lambda klaar, wat: verteld.append((klaar, wat)),
    )
    assert [(klaar, type(wat)) for klaar, wat in verteld] == [(0, Waarneming), (2, Mislukt)]


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toegankelijkheid.toetsen.uitvoering.which", lambda _: None)
    with pytest.raises(BrowserOntbreekt, match="chromium"):
        find_chromium()
    monkeypatch.setattr("toegankelijkheid.toetsen.uitvoering.find_spec", lambda _: None)
    with pytest.raises(BrowserOntbreekt, match="extra 'toetsen'"):
        find_chromium()
