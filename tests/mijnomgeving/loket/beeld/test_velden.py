"""B17: what a caseworker can see, field by field. A field that appears here was put here on purpose."""

import inspect
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date

import pytest

from mijnomgeving.bronnen.brp.kop import KOP_FIELDS, parse_kop
from mijnomgeving.bronnen.zgw.models import Zaak
from mijnomgeving.loket.beeld import velden
from mijnomgeving.loket.beeld.maken import make_persoonskop, make_zaak
from mijnomgeving.zaken.selectors import Getoond

# By role: only who works at the counter sees a picture; a teamleider and an overseer see none of these.
BALIE = {
    "Kop": "adres geboren kvk_nummer let_op naam op rechtsvorm",
    "Signaal": "berekend bron dag ernst product taak zaak zin",
    "Zaakregel": (
        "afgerond_op bron controle ingediend_op nummer omschrijving resultaat sleutel stand status uiterlijk_op "
        "verwacht_op vestigingen"
    ),
    "Ketenregel": "klaar stil zaken",
    "Taakregel": "betaling bron dagen laatste_dag sleutel soort stand titel zaaknummer",
    "Berichtregel": "bericht_id bron gelezen magazijn onderwerp te_openen verstuurd_op",
    "Contactregel": "bron inhoud kanaal onderwerp op wacht_op_antwoord zaaknummers",
    "Machtigingregel": "diensten soort tot wie",
    "Inkomstenregel": "bedrag bron onzeker per wat",
    "Stapregel": "gezet_op omschrijving stand",
    "Besluitregel": "genomen_op ingaand_op soort vervalt_op",
    "Rechtsmiddelregel": "berekend beroep besluit dagen tot",
    "Documentregel": "auteur datum document_id ingediend titel",
    "Overdrachtregel": "naar op van wat",
    "Verstuurdregel": "op soort stand",
    "Zaakdetail": (
        "afdeling beslist_berekend beslist_voor besluiten contacten dagen documenten documenten_open gevraagd "
        "gevraagd_voor keten overdrachten rechtsmiddelen regel staat_stil stappen taken te_laat toelichting uitleg "
        "verlengd verstuurd"
    ),
    "Taakdetail": "bedrag formaten hoogstens regel toelichting verklaring vragen zaak",
    "Berichtdetail": "bijlagen grond inhoud regel",
}


@pytest.mark.norm("B17")
def test_the_pages_know_these_fields_and_no_others() -> None:
    gevonden = {
        naam: " ".join(sorted(veld.name for veld in fields(klasse)))
        for naam, klasse in inspect.getmembers(velden, is_dataclass)
        if klasse.__module__ == velden.__name__
    }
    assert gevonden == BALIE


@dataclass(frozen=True, slots=True)
class LatereZaak(Zaak):
    """A zaak of a later version of the standard."""

    strafblad: str = "strafblad"


@pytest.mark.norm("B17")
def test_a_field_that_a_source_adds_does_not_appear() -> None:
    teksten = {veld.name: veld.name for veld in fields(LatereZaak) if veld.type in {str, "str"}}
    datums = {"ingediend_op": date(2026, 11, 2), "verwacht_op": None, "uiterlijk_op": None, "afgerond_op": None}
    zaak = LatereZaak(**teksten, **datums, status=None)  # type: ignore[arg-type]
    getoond = asdict(make_zaak(Getoond(zaak=zaak, sleutel="k" * 32, actie=None)))
    teruggevonden = {waarde for waarde in getoond.values() if waarde in teksten}
    assert teruggevonden == {"bron", "omschrijving", "identificatie", "resultaat"}


def persoon(**velden: object) -> object:
    adressering = {"adresregel1": "Dorpsstraat 1", "adresregel2": "3512 BA UTRECHT"}
    vast = {"naam": {"volledigeNaam": "Sanne Vos"}, "adressering": adressering, "partners": [{"naam": {}}]}
    return {"personen": [vast | velden]}


def test_the_head_hides_a_secret_address_and_says_what_one_must_know() -> None:
    gewoon = parse_kop("BRP", persoon())
    assert gewoon is not None
    assert make_persoonskop(gewoon).adres == ("Dorpsstraat 1", "3512 BA UTRECHT")
    assert make_persoonskop(gewoon).let_op == ()
    bijzonder = parse_kop(
        "BRP",
        persoon(
            geheimhoudingPersoonsgegevens=True,
            indicatieCurateleRegister=True,
            opschortingBijhouding={"reden": {"code": "O", "omschrijving": "overlijden"}},
        ),
    )
    assert bijzonder is not None
    kop = make_persoonskop(bijzonder)
    assert kop.adres == ()
    assert [zin.split(".")[0] for zin in kop.let_op] == [
        "Deze persoon is overleden",
        "Deze persoon staat onder curatele",
        "Deze persoon heeft geheimhouding",
    ]
    assert "Dorpsstraat" not in repr(kop)
    assert not any(veld.startswith(("partners", "kinderen", "ouders")) for veld in KOP_FIELDS)
    assert parse_kop("BRP", {"personen": []}) is None
