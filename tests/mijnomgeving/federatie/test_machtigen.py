"""The register of who may act for whom: asked, given, activated, withdrawn, and ended by itself."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from mijnomgeving.federatie.machtigen.machtiging import medewerker_pseudoniem
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.verhalen import Gebeurtenis, Soort
from tests.mijnomgeving.federatie.afnemer import ETD, Afnemer
from tests.mijnomgeving.federatie.apidocument import Document
from tests.mijnomgeving.federatie.inlogwereld import (
    BAKKER,
    BOEK,
    DAAN,
    ELS,
    FILIAAL,
    HENK,
    IVO,
    KAPPER,
    KIOSK,
    KLANT,
    SEM,
    TRUUS,
    WINKEL,
    Inlogwereld,
    draaiende_inlogwereld,
    machtiging,
    persona,
)

SLEUTEL = {"X-API-KEY": "demo-machtigen"}


def bsn(nummer: str) -> dict[str, str]:
    return {"soort": "bsn", "nummer": nummer}


def kvk(nummer: str) -> dict[str, str]:
    return {"soort": "kvk", "nummer": nummer}


class Machtigen:
    """The portal's side of the register; every answer is held against the published document."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http, self.url = http, f"{base_url}/machtigen/api/v1"
        self.document: Document | None = None

    async def post(self, pad: str, body: object = None, **headers: str) -> tuple[int, Any]:
        self.document = self.document or await Document.fetch(self.http, self.url)
        async with self.http.post(f"{self.url}/{pad}", json=body, headers=SLEUTEL | headers) as response:
            answer = await response.json()
            self.document.check(response, answer, sent=body)
            return response.status, answer

    async def bevoegdheden(self, gemachtigde: dict[str, str]) -> list[dict[str, Any]]:
        status, body = await self.post("bevoegdheden/_zoek", {"gemachtigde": gemachtigde})
        assert status == 200, body
        rows: list[dict[str, Any]] = body["bevoegdheden"]
        return rows

    async def given(self, vertegenwoordigde: dict[str, str]) -> list[dict[str, Any]]:
        status, body = await self.post("machtigingen/_zoek", {"vertegenwoordigde": vertegenwoordigde})
        assert status == 200, body
        rows: list[dict[str, Any]] = body["machtigingen"]
        return rows

    async def give(self, **body: object) -> dict[str, Any]:
        status, answer = await self.post(
            "machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["zaken"], **body}
        )
        assert status == 201, answer
        found: dict[str, Any] = answer
        return found


def about(rows: list[dict[str, Any]], nummer: str) -> dict[str, Any]:
    return next(row for row in rows if row["vertegenwoordigde"]["nummer"] == nummer)


@pytest.fixture
async def inlogwereld() -> AsyncIterator[Inlogwereld]:
    async with draaiende_inlogwereld() as inlogwereld:
        yield inlogwereld


@pytest.fixture
def machtigen(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> Machtigen:
    return Machtigen(http, inlogwereld.base_url)


async def test_a_daughter_may_act_for_her_father_in_what_he_gave(machtigen: Machtigen) -> None:
    row = about(await machtigen.bevoegdheden(bsn(ELS)), HENK)
    assert row["soort"] == "digid_machtigen"
    assert row["vertegenwoordigde"] == {"soort": "bsn", "nummer": HENK, "naam": "Henk Dekker"}
    assert row["diensten"] == ["zaken", "berichten"]
    assert (row["van"], row["tot"], row["status"]) == ("2026-01-01", "2026-12-01", "geldig")


async def test_a_machtiging_ends_after_its_last_day(machtigen: Machtigen, inlogwereld: Inlogwereld) -> None:
    inlogwereld.wereld.verder(9)
    assert about(await machtigen.bevoegdheden(bsn(ELS)), HENK)["status"] == "geldig"
    inlogwereld.wereld.verder(1)
    assert about(await machtigen.bevoegdheden(bsn(ELS)), HENK)["status"] == "verlopen"


async def test_parents_act_until_their_child_is_eighteen(machtigen: Machtigen, inlogwereld: Inlogwereld) -> None:
    row = about(await machtigen.bevoegdheden(bsn(ELS)), SEM)
    assert (row["soort"], row["diensten"], row["tot"], row["status"]) == (
        "ouderlijk_gezag",
        ["*"],
        "2026-11-30",
        "geldig",
    )
    inlogwereld.wereld.verder(9)
    assert about(await machtigen.bevoegdheden(bsn(ELS)), SEM)["status"] == "verlopen"


async def test_an_executeur_acts_from_the_death_on(machtigen: Machtigen) -> None:
    rows = await machtigen.bevoegdheden(bsn(IVO))
    assert about(rows, DAAN)["soort"] == "bewindvoerder"
    executeur = about(rows, TRUUS)
    assert (executeur["soort"], executeur["van"], executeur["status"]) == ("executeur", "2026-10-10", "geldig")


async def test_what_was_given_in_life_ends_at_death(http: aiohttp.ClientSession) -> None:
    died = persona("truus", TRUUS, naam="Truus Smit", brp={"overlijden": {"datum": "2026-10-10"}})
    helper = persona("ivo", IVO, machtiging("truus", "zorgvolmacht"), naam="Ivo Prins")
    async with draaiende_inlogwereld(died, helper) as inlogwereld:
        [row] = await Machtigen(http, inlogwereld.base_url).bevoegdheden(bsn(IVO))
    assert (row["tot"], row["status"]) == ("2026-10-10", "verlopen")


async def test_what_somebody_gave_ends_when_that_person_dies(http: aiohttp.ClientSession) -> None:
    death = Gebeurtenis(
        op="2026-12-01", soort=Soort.OVERLIJDEN, register="brp", wijziging={"overlijden": {"datum": "2026-12-01"}}
    )
    giver = persona("henk", HENK, naam="Henk Dekker", gebeurtenissen=(death,))
    async with draaiende_inlogwereld(giver, persona("ivo", IVO, naam="Ivo Prins")) as inlogwereld:
        machtigen = Machtigen(http, inlogwereld.base_url)
        given = await machtigen.give(gemachtigde=bsn(IVO))
        await machtigen.post("machtigingen/activering", {"code": given["activatiecode"]})
        assert [row["status"] for row in await machtigen.bevoegdheden(bsn(IVO))] == ["geldig"]
        inlogwereld.wereld.verder(10)
        assert [row["status"] for row in await machtigen.bevoegdheden(bsn(IVO))] == ["verlopen"]


async def test_the_owner_of_an_eenmanszaak_needs_no_eherkenning_but_a_director_does(machtigen: Machtigen) -> None:
    row = about(await machtigen.bevoegdheden(bsn(ELS)), KAPPER)
    assert (row["soort"], row["vertegenwoordigde"]["soort"], row["vestigingen"]) == ("eigenaar", "kvk", ["*"])
    assert BAKKER not in {row["vertegenwoordigde"]["nummer"] for row in await machtigen.bevoegdheden(bsn(IVO))}


async def test_staff_is_known_by_the_pseudonym_of_the_login(machtigen: Machtigen) -> None:
    pseudoniem = medewerker_pseudoniem("daan", "bakker", "demo-pairwise-geheim")
    [row] = await machtigen.bevoegdheden({"soort": "pseudoniem", "nummer": pseudoniem})
    assert row["vertegenwoordigde"]["nummer"] == BAKKER
    assert (row["soort"], row["diensten"]) == ("medewerker", ["zaken", "berichten"])
    assert (row["vestigingen"], row["niveau"], row["tot"]) == ([FILIAAL, KIOSK], "eh3", "2026-11-30")


async def test_a_bookkeeper_acts_for_clients_whose_ketenmachtiging_holds(machtigen: Machtigen) -> None:
    rows = await machtigen.bevoegdheden(kvk(BOEK))
    assert {(row["vertegenwoordigde"]["naam"], row["status"]) for row in rows} == {
        ("Klant BV", "geldig"),
        ("Oude Klant BV", "verlopen"),
    }
    assert all(row["soort"] == "ketenmachtiging" for row in rows)
    assert {row["gemachtigde"]["nummer"] for row in await machtigen.given(kvk(KLANT)) if row["gemachtigde"]} >= {BOEK}


async def test_giving_activating_and_withdrawing(machtigen: Machtigen) -> None:
    given = await machtigen.give(tot="2027-11-22")
    assert given["status"] == "wacht_op_activering"
    assert given["gemachtigde"] is None
    assert await machtigen.bevoegdheden(bsn(DAAN)) == []

    code = given["activatiecode"].lower()
    status, active = await machtigen.post("machtigingen/activering", {"code": code, "gemachtigde": bsn(DAAN)})
    assert (status, active["status"], active["gemachtigde"]["naam"]) == (200, "geldig", "Daan Klein")
    [row] = await machtigen.bevoegdheden(bsn(DAAN))
    assert (row["id"], row["soort"], row["van"], row["tot"]) == (
        given["id"],
        "digid_machtigen",
        "2026-11-22",
        "2027-11-22",
    )
    assert "activatiecode" not in row

    status, ended = await machtigen.post(f"machtigingen/{given['id']}/intrekking")
    assert (status, ended["status"]) == (200, "ingetrokken")
    assert (await machtigen.bevoegdheden(bsn(DAAN)))[0]["status"] == "ingetrokken"
    assert {row["status"] for row in await machtigen.given(bsn(HENK))} == {"geldig", "ingetrokken"}
    again, problem = await machtigen.post(f"machtigingen/{given['id']}/intrekking")
    assert (again, problem["code"]) == (409, "ingetrokken")


async def test_a_code_is_for_who_was_named_and_works_once(machtigen: Machtigen) -> None:
    given = await machtigen.give(gemachtigde=bsn(DAAN))
    code = given["activatiecode"]
    for body, reason in (
        ({"code": code, "gemachtigde": bsn(IVO)}, "andereGemachtigde"),
        ({"code": code}, None),
        ({"code": code}, "codeGebruikt"),
    ):
        status, answer = await machtigen.post("machtigingen/activering", body)
        assert (status, answer.get("code")) == ((409, reason) if reason else (200, None))


async def test_a_code_without_a_name_needs_one_and_never_that_of_the_giver(machtigen: Machtigen) -> None:
    code = (await machtigen.give())["activatiecode"]
    status, problem = await machtigen.post("machtigingen/activering", {"code": code})
    assert (status, problem["code"]) == (409, "gemachtigdeOntbreekt")
    status, problem = await machtigen.post("machtigingen/activering", {"code": code, "gemachtigde": bsn(HENK)})
    assert (status, problem["code"]) == (409, "zichzelf")
    status, problem = await machtigen.post("machtigingen/activering", {"code": code, "gemachtigde": kvk(BOEK)})
    assert (status, problem["code"]) == (409, "andereSoort")


async def test_a_code_is_good_for_sixty_days(machtigen: Machtigen, inlogwereld: Inlogwereld) -> None:
    code = (await machtigen.give(gemachtigde=bsn(DAAN)))["activatiecode"]
    inlogwereld.wereld.verder(61)
    status, problem = await machtigen.post("machtigingen/activering", {"code": code})
    assert (status, problem["code"]) == (409, "codeVerlopen")
    status, problem = await machtigen.post("machtigingen/activering", {"code": "AAAA-BBBB-CCCC"})
    assert (status, problem["code"]) == (404, "notFound")


async def test_a_machtiging_that_begins_later_gives_nothing_yet(machtigen: Machtigen, inlogwereld: Inlogwereld) -> None:
    given = await machtigen.give(gemachtigde=bsn(DAAN), van="2026-11-25")
    _, active = await machtigen.post("machtigingen/activering", {"code": given["activatiecode"]})
    assert active["status"] == "nog_niet_ingegaan"
    assert await machtigen.bevoegdheden(bsn(DAAN)) == []
    inlogwereld.wereld.verder(3)
    assert [row["status"] for row in await machtigen.bevoegdheden(bsn(DAAN))] == ["geldig"]


async def test_a_company_gives_its_bookkeeper_a_ketenmachtiging_for_one_vestiging(machtigen: Machtigen) -> None:
    given = await machtigen.give(vertegenwoordigde=kvk(BAKKER), gemachtigde=kvk(BOEK), vestigingen=[WINKEL])
    await machtigen.post("machtigingen/activering", {"code": given["activatiecode"]})
    row = about(await machtigen.bevoegdheden(kvk(BOEK)), BAKKER)
    assert (row["soort"], row["vestigingen"]) == ("ketenmachtiging", [WINKEL])


async def test_what_the_law_or_a_court_gave_cannot_be_withdrawn(machtigen: Machtigen) -> None:
    row = about(await machtigen.bevoegdheden(bsn(IVO)), DAAN)
    assert row["intrekbaar"] is False
    status, problem = await machtigen.post(f"machtigingen/{row['id']}/intrekking")
    assert (status, problem["code"]) == (409, "nietIntrekbaar")


async def test_only_the_two_sides_can_withdraw(machtigen: Machtigen) -> None:
    row = about(await machtigen.bevoegdheden(bsn(ELS)), HENK)
    pad = f"machtigingen/{row['id']}/intrekking"
    assert (await machtigen.post(pad, {"door": bsn(DAAN)}))[0] == 404
    assert (await machtigen.post("machtigingen/bestaat-niet/intrekking", {"door": bsn(DAAN)}))[0] == 404
    assert (await machtigen.post(pad, {"door": bsn(ELS)}))[0] == 200


async def test_a_reset_forgets_what_was_given_and_withdrawn(machtigen: Machtigen, inlogwereld: Inlogwereld) -> None:
    await machtigen.give()
    row = about(await machtigen.bevoegdheden(bsn(ELS)), HENK)
    await machtigen.post(f"machtigingen/{row['id']}/intrekking")
    for dienst in inlogwereld.diensten:
        dienst.reset()
    assert [row["status"] for row in await machtigen.given(bsn(HENK))] == ["geldig"]


@pytest.mark.parametrize(
    ("pad", "body", "field"),
    [
        ("bevoegdheden/_zoek", {}, "gemachtigde"),
        ("bevoegdheden/_zoek", {"gemachtigde": bsn(ELS), "alles": True}, "alles"),
        ("bevoegdheden/_zoek", {"gemachtigde": bsn("999997672")}, "gemachtigde.nummer"),
        ("bevoegdheden/_zoek", {"gemachtigde": kvk("1")}, "gemachtigde.nummer"),
        ("bevoegdheden/_zoek", {"gemachtigde": {"soort": "pseudoniem", "nummer": "x"}}, "gemachtigde.nummer"),
        ("bevoegdheden/_zoek", {"gemachtigde": {"soort": "oin", "nummer": "1"}}, "gemachtigde"),
        ("bevoegdheden/_zoek", {"gemachtigde": bsn(ELS) | {"naam": "Els"}}, "gemachtigde"),
        ("bevoegdheden/_zoek", {"gemachtigde": ELS}, "gemachtigde"),
        ("machtigingen/_zoek", {"vertegenwoordigde": {"soort": "pseudoniem", "nummer": "A" * 32}}, "vertegenwoordigde"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK)}, "diensten"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": []}, "diensten"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["zaken", "zaken"]}, "diensten"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*", "zaken"]}, "diensten"),
        ("machtigingen", {"vertegenwoordigde": bsn("999993872"), "diensten": ["*"]}, "vertegenwoordigde.nummer"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*"], "gemachtigde": bsn(HENK)}, "gemachtigde"),
        ("machtigingen", {"vertegenwoordigde": kvk(BAKKER), "diensten": ["*"], "gemachtigde": bsn(ELS)}, "gemachtigde"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*"], "van": "2026-11-21"}, "van"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*"], "van": "morgen"}, "van"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*"], "tot": "2026-02-30"}, "tot"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*"], "tot": "2026-11-21"}, "tot"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*"], "tot": "2039-01-01"}, "tot"),
        ("machtigingen", {"vertegenwoordigde": bsn(HENK), "diensten": ["*"], "vestigingen": [WINKEL]}, "vestigingen"),
        ("machtigingen", {"vertegenwoordigde": kvk(BAKKER), "diensten": ["*"], "vestigingen": ["1"]}, "vestigingen"),
        (
            "machtigingen",
            {"vertegenwoordigde": kvk(BAKKER), "diensten": ["*"], "vestigingen": ["١" * 12]},
            "vestigingen",
        ),
        ("machtigingen/activering", {"code": "kort"}, "code"),
        ("machtigingen/x/intrekking", {"reden": "zomaar"}, "reden"),
    ],
)
async def test_wrong_input_is_refused_by_name(machtigen: Machtigen, pad: str, body: object, field: str) -> None:
    status, problem = await machtigen.post(pad, body)
    assert (status, problem["status"]) == (400, 400)
    assert field in {param["name"] for param in problem["invalidParams"]}


VREEMD: tuple[object, ...] = (
    *(None, True, 0, -1, 1.5, "", "x" * 10_000, "\x00", "9" * 9, [], [[]], [None], ["*", None], {}, {"soort": []}),
    *({"soort": "bsn"}, {"soort": "bsn", "nummer": 999997671}, {"soort": "bsn", "nummer": "99999767١"}),
)


@pytest.mark.parametrize(
    ("pad", "body"),
    [
        ("bevoegdheden/_zoek", {"gemachtigde": bsn(ELS)}),
        ("machtigingen/_zoek", {"vertegenwoordigde": bsn(HENK)}),
        (
            "machtigingen",
            {
                "vertegenwoordigde": kvk(BAKKER),
                "gemachtigde": kvk(BOEK),
                "diensten": ["zaken"],
                "vestigingen": [WINKEL],
                "van": "2026-11-22",
                "tot": "2027-11-22",
            },
        ),
        ("machtigingen/activering", {"code": "AAAA-BBBB-CCCC", "gemachtigde": bsn(ELS)}),
        ("machtigingen/x/intrekking", {"door": bsn(ELS)}),
    ],
)
async def test_strange_values_never_break_it(machtigen: Machtigen, pad: str, body: dict[str, object]) -> None:
    for naam in body:
        for vreemd in VREEMD:
            status, answer = await machtigen.post(pad, body | {naam: vreemd})
            # Nothing is the same as not saying it, where that is allowed.
            assert status in ((200, 201, 400, 404, 409) if vreemd is None else (400, 404)), (naam, vreemd, answer)


async def test_without_the_key_or_with_something_else_than_json_there_is_a_problem(
    machtigen: Machtigen, http: aiohttp.ClientSession
) -> None:
    status, problem = await machtigen.post("bevoegdheden/_zoek", {"gemachtigde": bsn(ELS)}, **{"X-API-KEY": "fout"})
    assert (status, problem["code"]) == (401, "notAuthenticated")
    url = f"{machtigen.url}/bevoegdheden/_zoek"
    async with http.post(url, data="[", headers=SLEUTEL) as response:
        assert (response.status, response.content_type) == (400, "application/problem+json")
    async with http.get(url, headers=SLEUTEL) as response:
        assert response.status == 405


@pytest.mark.parametrize(
    "row",
    [
        machtiging("niemand", "mentor"),
        machtiging("els", "vriendin"),
        machtiging("els", "mentor", "huisarts"),
        machtiging("lena", "mentor"),
        {"voor": "els", "soort": "mentor"},
    ],
)
async def test_a_story_that_cannot_be_stops_the_start(row: dict[str, Any]) -> None:
    with pytest.raises(OnjuisteGegevens):
        async with draaiende_inlogwereld(
            persona("els", ELS, naam="Els"),
            persona("ivo", IVO, row, naam="Ivo"),
            persona("lena", None, naam="Lena", eidas={"uniqueId": "DE/NL/1"}),
        ):
            pass


async def test_a_company_invites_a_colleague_who_activates_it_and_then_logs_in(
    machtigen: Machtigen, http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    given = await machtigen.give(
        vertegenwoordigde=kvk(BAKKER), uitgenodigde="Truus van de toonbank", diensten=["taken"], vestigingen=[KIOSK]
    )
    assert (given["soort"], given["uitgenodigde"], given["gemachtigde"]) == (
        "medewerker",
        "Truus van de toonbank",
        None,
    )
    url = f"{inlogwereld.base_url}/machtigen/activeren"

    async def activate(code: str, wie: str) -> str:
        async with http.post(url, data={"code": code, "persona": wie}) as answer:
            return await answer.text()

    assert "Activeer dit recht" in await (await http.get(url)).text()
    assert "Wij kennen deze code niet" in await activate("ABCD-EFGH-JKLM", "henk")
    # Ivo leads the company already: he needs no second right.
    assert "U mag al voor dit bedrijf handelen" in await activate(given["activatiecode"], "ivo")
    assert "U mag nu handelen voor Bakkerij Zon" in await activate(given["activatiecode"], "henk")
    assert "Deze code is al gebruikt" in await activate(given["activatiecode"], "marek")
    row = next(row for row in await machtigen.given(kvk(BAKKER)) if row["id"] == given["id"])
    assert (row["gemachtigde"]["naam"], row["vestigingen"], row["status"]) == ("Henk Dekker", [KIOSK], "geldig")

    claims = await Afnemer(http, inlogwereld.base_url, "eherkenning").login(acr=f"{ETD}loa3", keuze="bakker:henk")
    assert claims["urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"] == KIOSK


async def test_what_a_colleague_may_do_is_changed_and_holds_at_once(machtigen: Machtigen) -> None:
    rows = await machtigen.given(kvk(BAKKER))
    els = next(row for row in rows if row["gemachtigde"]["naam"] == "Els Dekker")
    pad = f"machtigingen/{els['id']}/wijziging"
    status, nu = await machtigen.post(pad, {"door": kvk(BAKKER), "diensten": ["*"], "tot": "2026-12-24"})
    assert (status, nu["diensten"], nu["vestigingen"], nu["tot"]) == (200, ["*"], ["*"], "2026-12-24")
    assert (await machtigen.post(pad, {"door": kvk(KAPPER), "diensten": ["*"]}))[0] == 404
    assert (await machtigen.post(pad, {"door": kvk(BAKKER), "diensten": ["*"], "tot": "2020-01-01"}))[0] == 400


async def test_who_leads_the_company_is_not_changed_or_withdrawn_here(machtigen: Machtigen) -> None:
    ivo = next(row for row in await machtigen.given(kvk(BAKKER)) if row["soort"] == "bestuurder")
    assert ivo["intrekbaar"] is False
    door = {"door": kvk(BAKKER)}
    status, problem = await machtigen.post(f"machtigingen/{ivo['id']}/wijziging", door | {"diensten": ["zaken"]})
    assert (status, problem["code"]) == (409, "nietWijzigbaar")
    status, problem = await machtigen.post(f"machtigingen/{ivo['id']}/intrekking", door)
    assert (status, problem["code"]) == (409, "nietIntrekbaar")


async def test_only_a_company_invites_who_works_there(machtigen: Machtigen) -> None:
    for body in (
        {"vertegenwoordigde": bsn(HENK), "uitgenodigde": "Buurman"},
        {"vertegenwoordigde": kvk(BAKKER), "gemachtigde": kvk(BOEK), "uitgenodigde": "Boekhouder"},
    ):
        assert (await machtigen.post("machtigingen", body | {"diensten": ["zaken"]}))[0] == 400
