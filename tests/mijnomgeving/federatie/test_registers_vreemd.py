"""Whatever somebody asks of a register, it answers or refuses; it never breaks."""

from collections.abc import Iterator

import aiohttp
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from yarl import URL

from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie, draaiende_federatie

pytestmark = pytest.mark.norm("B52")

SLEUTELS = {
    "apikey": "demo-kvk",
    "/rdw": "demo-rdw",
    "/woz": "demo-woz",
    "/brk": "demo-brk",
    "/bag": "demo-bag",
    "/inkomen": "demo-inkomen",
    "/duo": "demo-duo",
}
PADEN = (
    "/kvk/api/v2/zoeken",
    "/kvk/api/v1/basisprofielen/{}",
    "/kvk/api/v1/basisprofielen/{}/vestigingen",
    "/kvk/api/v1/vestigingsprofielen/{}",
    "/kvk/api/v1/abonnementen/{}",
    "/kvk/api/v1/abonnementen/3d7c9f2e-6a41-4b7e-9c55-0f6f4a1d2b90",
    "/kvk/handelsregister/v1/inschrijvingen/{}",
    "/rdw/opendata/resource/m9d7-ebf2.json",
    "/woz/api/v1/wozobjecten",
    "/woz/api/v1/wozobjecten/{}",
    "/brk/bevragen/v2/kadastraalonroerendezaken",
    "/brk/bevragen/v2/kadastraalonroerendezaken/{}",
    "/brk/bevragen/v2/kadastraalonroerendezaken/{}/zakelijkgerechtigden",
    "/bag/lvbag/individuelebevragingen/v2/adressen",
    "/bag/lvbag/individuelebevragingen/v2/adressen/{}",
    "/bag/locatieserver/search/v3_1/free",
)
ZOEKPADEN = (
    "/brk/bevragen/v2/kadastraalonroerendezaken",
    "/rdw/voertuigregister/v1/voertuigen/_zoek",
    "/inkomen/bri/v1/inkomens/_zoek",
    "/duo/diplomaregister/v1/diplomas/_zoek",
)
NAMEN = (
    *("kvkNummer", "naam", "postcode", "huisnummer", "huisletter", "type", "pagina", "aantal", "vanaf", "geoData"),
    *("kenteken", "$where", "$limit", "fields", "expand", "page", "pageSize", "q", "rows", "fq", "exacteMatch"),
)
TEKST = st.text(max_size=20).map(lambda tekst: tekst.encode(errors="ignore").decode())
CIJFERS = st.from_regex(r"[0-9]{1,20}", fullmatch=True)
LIJF = st.recursive(
    st.none() | st.booleans() | st.integers() | TEKST,
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(TEKST, deel, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def ruim() -> Iterator[DraaiendeFederatie]:
    """Simulators of which the Kadaster is never too busy."""
    with draaiende_federatie(brk_per_seconde=10_000) as federatie:
        yield federatie


def sleutel_voor(pad: str) -> dict[str, str]:
    return {"apikey": SLEUTELS["apikey"], "X-Api-Key": SLEUTELS.get(pad[:4], SLEUTELS.get(f"/{pad.split('/')[1]}", ""))}


@pytest.mark.parametrize("pad", PADEN)
@given(
    stuk=TEKST.filter(bool) | CIJFERS, vraag=st.lists(st.tuples(st.sampled_from(NAMEN), TEKST | CIJFERS), max_size=4)
)
@example(stuk="%2e%2e", vraag=[("naam", "x"), ("naam", "y")])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_address(
    http: aiohttp.ClientSession, ruim: DraaiendeFederatie, pad: str, stuk: str, vraag: list[tuple[str, str]]
) -> None:
    url = URL(ruim.base_url).joinpath(*(deel.format(stuk.replace("/", "")) or "x" for deel in pad[1:].split("/")))
    async with http.get(url.with_query(vraag), headers=sleutel_voor(pad)) as response:
        assert response.status in {200, 400, 404}, await response.text()


@pytest.mark.parametrize("pad", ZOEKPADEN)
@given(lijf=LIJF)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_body(http: aiohttp.ClientSession, ruim: DraaiendeFederatie, pad: str, lijf: object) -> None:
    async with http.post(f"{ruim.base_url}{pad}", json=lijf, headers=sleutel_voor(pad)) as response:
        assert response.status in {200, 400, 415}, await response.text()
