"""An organisation looks whether a company keeps the rules: the visit, what it found, what must be mended by when."""

import re

import pytest

from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.inzendingen.models import Inzending, Soort, Stand
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.vergunningen.conftest import BAKKERIJ, GERT_JAN, Houder, deliver

pytestmark = pytest.mark.django_db


def test_an_announced_visit_says_when_where_and_what_is_looked_at(bakker: Houder) -> None:
    lijst = bakker.ga("/mijn/vergunningen/")
    assert "Controles en bezoeken" in lijst.tekst
    [url] = [url for url in lijst.links("/mijn/zaken/") if len(url) > len("/mijn/zaken/")]
    pagina = bakker.ga(url)
    assert pagina.kop == "Controle brandveiligheid in de Kanaalstraat"
    assert "Bezoek op donderdag 3 december 2026 om 10.00 uur" in pagina.tekst
    assert "Wat wij bekijken blusmiddelen, vluchtroutes en de oven" in pagina.tekst
    # Nobody asked for it, so there is nothing to withdraw.
    assert "intrekken" not in pagina.tekst
    assert "Bericht over deze zaak sturen" in pagina.tekst


def test_what_was_found_comes_with_a_report_and_a_term_to_mend_it(koffiebar: Houder) -> None:
    url = koffiebar.zoek("Controle van de exploitatievergunning", op="/mijn/zaken/")
    pagina = koffiebar.ga(url)
    assert "de nooduitgang was geblokkeerd" in pagina.tekst
    assert "Verslag van de controle op 20 oktober 2026" in pagina.tekst
    assert "Laten zien dat de nooduitgang vrij is" in pagina.tekst
    assert "11 december 2026" in pagina.tekst
    vergunning = koffiebar.ga(koffiebar.zoek("Exploitatievergunning Koffiebar de Kamp"))
    assert "Controle van de exploitatievergunning" in vergunning.tekst


def test_the_list_of_zaken_by_kind_and_by_vestiging(bakker: Houder) -> None:
    def namen(vraag: str) -> list[str]:
        html = bakker.ga(f"/mijn/zaken/?{vraag}").html
        return re.findall(r'href="/mijn/zaken/[0-9a-f]{32}/">(.*?)</a>', html)

    assert namen("soort=controle") == ["Controle brandveiligheid in de Kanaalstraat"]
    assert namen("vestiging=990090000025") == ["Terras voor de winkel in Amersfoort"]
    assert set(namen("vestiging=990090000014")) == {
        "Lunchruimte in de Kanaalstraat",
        "Controle brandveiligheid in de Kanaalstraat",
        "Terras voor de winkel in de Kanaalstraat",
    }
    assert "Gemeente Amersfoort · Zonnegraan Amersfoort" in bakker.ga("/mijn/zaken/").tekst


def test_who_sees_one_vestiging_sees_no_controle_of_another(chantal: Houder) -> None:
    assert "Controle brandveiligheid" not in chantal.ga("/mijn/zaken/").tekst
    assert "Controles en bezoeken" not in chantal.ga("/mijn/vergunningen/").tekst


def test_of_a_person_and_of_other_zaken_nothing_comes_this_way() -> None:
    utrecht = next(bron for bron in zaken_bronnen() if bron.naam == "Gemeente Utrecht")
    # Youssef's neighbour is named in his zaak; that is no business of a list of controles.
    assert ask(utrecht.list_controles, Persoon(Bsn("999997671"))) == ()
    assert ask(utrecht.list_controles, Persoon(Bsn(GERT_JAN))) == ()
    [controle] = ask(utrecht.list_controles, BAKKERIJ)
    assert controle.controle
    assert controle.url not in {zaak.url for zaak in ask(utrecht.list_zaken, BAKKERIJ)}


def test_a_closed_request_can_be_made_again_with_what_was_asked(bakker: Houder) -> None:
    url = bakker.zoek("Terras voor de winkel in de Kanaalstraat", op="/mijn/zaken/")
    assert "Opnieuw aanvragen" in bakker.ga(url).tekst
    formulier = bakker.ga(f"{url}doen/opnieuw/")
    assert "U wilt vier tafels buiten zetten, elke dag van 8.00 tot 20.00 uur." in formulier.tekst
    [zegel] = re.findall(r'name="zaak" value="([^"]+)"', formulier.html)
    controle = bakker.stuur(f"{url}doen/opnieuw/", zaak=zegel, aanvraag="Vier tafels.", anders="Ook in de winter.")
    assert "Ook in de winter." in controle.tekst
    [gezien] = re.findall(r'name="gezien" value="([^"]+)"', controle.html)
    bakker.stuur(f"{url}doen/opnieuw/controleren/", gezien=gezien)
    deliver()
    inzending = Inzending.objects.get()
    assert (inzending.soort, inzending.stand) == (Soort.AANVRAAG, Stand.AANGEKOMEN)
    utrecht = next(bron for bron in zaken_bronnen() if bron.naam == "Gemeente Utrecht")
    [zaak] = [zaak for zaak in ask(utrecht.list_zaken, BAKKERIJ) if zaak.identificatie == inzending.nummer]
    assert zaak.soort == "TERRAS"
