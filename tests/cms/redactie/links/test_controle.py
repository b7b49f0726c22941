"""Each night the links are visited, politely; what an editor sees of it the next morning."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.producten.inlezen.paginas import make_stream
from cms.redactie.links.bezoek import ROBOTNAAM, Bezoeker
from cms.redactie.links.controle import make_bezoeker, run_controle
from cms.redactie.links.verzamelen import collect_all, is_external, list_hrefs, store_plekken
from cms.redactie.models import LinkControle, Linkhint, Linkplek, Linkstatus
from cms.redactie.tasks import check_links, check_links_of
from tests.factories.nepbron import Nepbron, Ontvangen, Terug, nepbron
from tests.factories.nepdns import OPENBAAR, Nepdns, nepdns
from tests.factories.producten import AanbodFactory, LocatieFactory, OrganisatieFactory, ProductPaginaFactory

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B38")]

BEGIN = datetime.fromisoformat("2026-11-22T02:30:00+01:00")


@pytest.fixture
def dns() -> Iterator[Nepdns]:
    with nepdns() as namen:
        yield namen


@pytest.fixture
def site(dns: Nepdns) -> Iterator[Nepbron]:
    with nepbron(host=OPENBAAR) as bron:
        dns.namen["www.site.test"] = [(OPENBAAR, bron.poort)]
        yield bron


@pytest.fixture
def nacht(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Bezoeker]:
    """Run the check in the night with this number, at full speed."""

    def run(nummer: int = 0, **anders: Any) -> Bezoeker:
        moment = BEGIN + timedelta(days=nummer)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        bezoeker = Bezoeker("proef/1.0", pauze=0.0, **anders)
        run_controle(seconden=10, bezoeker=bezoeker)
        return bezoeker

    return run


def link_to(url: str) -> LinkControle:
    AanbodFactory(url=url)
    store_plekken(collect_all())
    return LinkControle.objects.get(url=url)


def answers(site: Nepbron, paden: dict[str, Terug]) -> None:
    leeg = Terug(status=404, ruw=b"", soort="text/plain")
    site.antwoord = lambda verzoek: paden.get(verzoek.pad, leeg)


def seen(site: Nepbron) -> list[tuple[str, str]]:
    return [(v.methode, v.pad) for v in site.ontvangen if v.pad != "/robots.txt"]


HTML = "text/html"


def test_a_page_that_is_gone_is_broken_after_two_nights(site: Nepbron, nacht: Callable[..., Bezoeker]) -> None:
    link = link_to("http://www.site.test/weg")
    answers(site, {})

    nacht(0)
    link.refresh_from_db()
    assert (link.status, link.oorzaak) == (Linkstatus.ONZEKER, "404")
    nacht(1)
    link.refresh_from_db()
    assert link.status == Linkstatus.KAPOT
    assert str(link.mislukt_sinds) == "2026-11-22"


def test_a_site_that_dislikes_head_is_asked_with_get(site: Nepbron, nacht: Callable[..., Bezoeker]) -> None:
    link = link_to("http://www.site.test/pagina")

    def answer(verzoek: Ontvangen) -> Terug:
        if verzoek.pad == "/robots.txt":
            return Terug(status=404, ruw=b"")
        return Terug(status=405 if verzoek.methode == "HEAD" else 200, ruw=b"<p>Hallo", soort=HTML)

    site.antwoord = answer
    nacht()

    link.refresh_from_db()
    assert link.status == Linkstatus.GOED
    assert seen(site) == [("HEAD", "/pagina"), ("GET", "/pagina")]


def test_a_permanent_move_is_offered_and_a_temporary_one_is_not(site: Nepbron, nacht: Callable[..., Bezoeker]) -> None:
    blijvend, tijdelijk = link_to("http://www.site.test/oud"), link_to("http://www.site.test/even")
    answers(
        site,
        {
            "/oud": Terug(status=301, headers={"Location": "/tussen"}),
            "/tussen": Terug(status=308, headers={"Location": "http://www.site.test/nieuw"}),
            "/even": Terug(status=302, headers={"Location": "/nieuw"}),
            "/nieuw": Terug(ruw=b"<p>Nieuw", soort=HTML),
        },
    )
    nacht()

    blijvend.refresh_from_db()
    tijdelijk.refresh_from_db()
    assert (blijvend.status, blijvend.verhuisd_naar) == (Linkstatus.GOED, "http://www.site.test/nieuw")
    assert (tijdelijk.status, tijdelijk.verhuisd_naar) == (Linkstatus.GOED, "")


@pytest.mark.parametrize(
    "naar", ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://2130706433/"]
)
def test_a_redirect_to_inside_is_never_followed(
    site: Nepbron, dns: Nepdns, nacht: Callable[..., Bezoeker], naar: str
) -> None:
    link = link_to("http://www.site.test/kwaad")
    with nepbron(host="127.0.0.1") as binnen:
        dns.namen["2130706433"] = [("127.0.0.1", binnen.poort)]
        answers(site, {"/kwaad": Terug(status=302, headers={"Location": naar})})
        nacht()

        assert binnen.ontvangen == []
    link.refresh_from_db()
    assert (link.status, link.oorzaak) == (Linkstatus.ONZEKER, "geen openbaar webadres")


def test_a_circle_of_redirects_ends(site: Nepbron, nacht: Callable[..., Bezoeker]) -> None:
    link = link_to("http://www.site.test/rond")
    answers(site, {"/rond": Terug(status=302, headers={"Location": "/rond"})})

    nacht()

    link.refresh_from_db()
    assert link.oorzaak == "te veel doorverwijzingen"
    assert len(seen(site)) == 6


@pytest.mark.parametrize(
    ("paden", "hint"),
    [
        ({"/x": Terug(ruw=b"<html><title>Pagina niet gevonden</title>", soort=HTML)}, Linkhint.ZACHTE_404),
        (
            {"/x": Terug(status=301, headers={"Location": "/"}), "/": Terug(ruw=b"<title>Welkom</title>", soort=HTML)},
            Linkhint.VOORPAGINA,
        ),
    ],
)
def test_what_looks_odd_is_a_hint_and_not_a_fault(
    site: Nepbron, nacht: Callable[..., Bezoeker], paden: dict[str, Terug], hint: Linkhint
) -> None:
    link = link_to("http://www.site.test/x")
    answers(site, paden)

    nacht()

    link.refresh_from_db()
    assert (link.status, link.hint, link.verhuisd_naar) == (Linkstatus.GOED, hint, "")


def test_what_robots_txt_closes_is_not_visited(site: Nepbron, nacht: Callable[..., Bezoeker]) -> None:
    link = link_to("http://www.site.test/dicht/pagina")
    answers(
        site, {"/robots.txt": Terug(ruw=f"User-agent: {ROBOTNAAM}\nDisallow: /dicht/".encode(), soort="text/plain")}
    )

    nacht()

    link.refresh_from_db()
    assert link.status == Linkstatus.OVERGESLAGEN
    assert seen(site) == []


def test_a_site_that_asks_for_rest_is_left_alone_that_night(site: Nepbron, nacht: Callable[..., Bezoeker]) -> None:
    links = [link_to(f"http://www.site.test/{nummer}") for nummer in range(3)]
    answers(site, {pad: Terug(status=429) for pad in ("/0", "/1", "/2")})

    bezoeker = nacht()

    assert bezoeker.in_rust == {"www.site.test"}
    assert len(seen(site)) == 1
    for link in links[1:]:
        link.refresh_from_db()
        assert link.status == Linkstatus.NIEUW


def test_a_host_gets_one_request_in_each_pause(site: Nepbron, monkeypatch: pytest.MonkeyPatch) -> None:
    for nummer in range(3):
        link_to(f"http://www.site.test/{nummer}")
    gewacht: list[float] = []

    async def sleep(seconds: float) -> None:
        gewacht.append(seconds)

    monkeypatch.setattr("cms.redactie.links.bezoek.asyncio.sleep", sleep)
    site.antwoord = lambda _: Terug(ruw=b"", soort=HTML)
    run_controle(seconden=10, bezoeker=Bezoeker("proef/1.0", pauze=1.0))

    # robots.txt, and HEAD and GET for each link: all but the first of them waited for their turn.
    assert len(site.ontvangen) == 7
    assert sum(wacht > 0.5 for wacht in gewacht) >= 6
    assert max(gewacht) > 5


def test_a_host_that_is_off_becomes_broken_on_the_third_night(dns: Nepdns, nacht: Callable[..., Bezoeker]) -> None:
    dns.namen["uit.test"] = [(OPENBAAR, 9)]
    link = link_to("http://uit.test/")
    standen = []
    for nummer in range(3):
        nacht(nummer)
        link.refresh_from_db()
        standen.append(link.status)

    assert standen == [Linkstatus.ONZEKER, Linkstatus.ONZEKER, Linkstatus.KAPOT]


def test_a_link_is_visited_once_a_night_and_an_ignored_one_never(site: Nepbron, nacht: Callable[..., Bezoeker]) -> None:
    link_to("http://www.site.test/a")
    genegeerd = link_to("http://www.site.test/b")
    LinkControle.objects.filter(pk=genegeerd.pk).update(genegeerd_op=BEGIN)
    answers(site, {"/a": Terug(ruw=b"", soort=HTML)})

    nacht()
    nacht()

    assert {pad for _, pad in seen(site)} == {"/a"}
    assert LinkControle.objects.get(url="http://www.site.test/a").controles == 1


def test_a_run_without_time_visits_nothing_and_says_that_more_is_due(site: Nepbron) -> None:
    link_to("http://www.site.test/a")

    assert run_controle(seconden=0, bezoeker=make_bezoeker()) is True
    assert site.ontvangen == []


def test_we_say_who_we_are_and_where_to_complain(settings: Any) -> None:
    settings.CONTACT_EMAIL = "hulp@portaal.example"

    assert ROBOTNAAM in make_bezoeker().afzender
    assert "hulp@portaal.example" in make_bezoeker().afzender


def test_every_kind_of_place_is_known(settings: Any) -> None:
    settings.SITE_URL = "https://portaal.example"
    organisatie = OrganisatieFactory(website="https://www.dienst.test/")
    LocatieFactory(organisatie=organisatie, website="https://www.dienst.test/balie")
    pagina = ProductPaginaFactory(
        vast=True,
        organisatie=organisatie,
        kanalen=make_stream("k", "kanaal", [
            {"soort": "online", "tekst": "x", "url": "https://mijn.dienst.test/", "telefoon": "", "inlog": None}
        ]),
    )  # fmt: skip
    AanbodFactory(
        product=pagina,
        organisatie=organisatie,
        url="https://www.dienst.test/product",
        tekst='<a href="https://www.dienst.test/tekst">x</a> <a href="/eigen/">y</a> <a href="mailto:a@b.nl">z</a>',
    )

    store_plekken(collect_all())
    store_plekken(collect_all())

    plekken = Linkplek.objects.filter(organisatie=organisatie)
    assert set(plekken.values_list("link__url", "soort", "veld")) == {
        ("https://www.dienst.test/", "organisatie", "website"),
        ("https://www.dienst.test/balie", "locatie", "website"),
        ("https://mijn.dienst.test/", "pagina", "kanalen"),
        ("https://wetten.overheid.nl/BWBR0005212/", "pagina", "wetten"),
        ("https://www.dienst.test/product", "aanbod", "url"),
        ("https://www.dienst.test/tekst", "aanbod", "tekst"),
    }


def test_a_link_that_stands_nowhere_any_more_is_forgotten_at_the_next_publication() -> None:
    aanbod = AanbodFactory(url="https://oud.test/")
    store_plekken(collect_all())
    aanbod.url = "https://nieuw.test/"
    aanbod.save_revision().publish()

    urls = set(LinkControle.objects.values_list("url", flat=True))
    assert "https://nieuw.test/" in urls
    assert "https://oud.test/" not in urls


@pytest.mark.parametrize(
    ("url", "telt"),
    [
        ("https://www.rijk.test/x", True),
        ("http://localhost:8000/producten/", False),
        ("/producten/", False),
        ("mailto:a@b.nl", False),
        ("https://", False),
        ("http://[kapot", False),
        ("https://www.rijk.test/" + "x" * 500, False),
    ],
)
def test_only_addresses_of_other_sites_count(url: str, telt: bool) -> None:  # noqa: FBT001
    assert is_external(url) is telt


def test_links_in_marked_up_text_are_found() -> None:
    assert list_hrefs('<p><a href="https://a.test/">a</a><a>b</a><b href="x">c</b></p>') == ["https://a.test/"]


def test_the_nightly_task_goes_on_in_another_when_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[bool] = []
    monkeypatch.setattr("cms.redactie.tasks.run_controle", lambda **_: True)
    monkeypatch.setattr(check_links, "delay", lambda *, verder: gevraagd.append(verder))
    AanbodFactory(url="https://www.site.test/")

    check_links()

    assert gevraagd == [True]
    assert LinkControle.objects.filter(url="https://www.site.test/").exists()


def test_an_editor_can_have_the_links_of_one_text_checked(site: Nepbron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.redactie.tasks.make_bezoeker", lambda: Bezoeker("proef/1.0", pauze=0.0))
    site.antwoord = lambda _: Terug(ruw=b"", soort=HTML)
    aanbod = AanbodFactory(url="http://www.site.test/a")
    link_to("http://www.site.test/van-een-ander")

    check_links_of(soort="aanbod", pk=aanbod.pk)

    assert {pad for _, pad in seen(site)} == {"/a"}
