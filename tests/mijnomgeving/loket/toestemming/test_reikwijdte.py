"""The table of what a caseworker may see: refused by default, and every ground only as far as it reaches."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnomgeving.bronnen import registry
from mijnomgeving.loket import reikwijdte
from mijnomgeving.loket.reikwijdte import (
    MET_PERSOON,
    ONDERDELEN,
    OVERAL,
    Geweigerd,
    Grond,
    Loketruimte,
    find_grond,
    list_wettelijk,
)
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin
from tests.mijnomgeving.conftest import NOOR

NU = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
UUR = timedelta(hours=1)
BRONNEN = ("Gemeente Utrecht", "UWV", "RDW", "Basisregistratie Personen (BRP)", "Belastingdienst (inkomen)", "Nieuw")
DOELEN = (*sorted(MET_PERSOON), "loket-informatie", "loket-toezicht", "")
IDENTITEITEN = ("geen", "vragen", "code", "document", "digid")
NAMEN = {"gemeente-utrecht": "Gemeente Utrecht", "uwv": "UWV", "belastingdienst": "Belastingdienst"}
MENS = Persoon(Bsn(NOOR))


@dataclass
class Geval:
    """What a contact must have for the table."""

    doel: str = "loket-hulp"
    identiteit: str = "document"
    organisatie: str = "gemeente-utrecht"
    betrokkene: Any = MENS
    beeindigd_op: datetime | None = None

    @property
    def lopend(self) -> Any:
        organisatie = SimpleNamespace(sleutel=self.organisatie, naam=NAMEN[self.organisatie])
        return SimpleNamespace(
            contact=SimpleNamespace(doel=self.doel, identiteit=self.identiteit, beeindigd_op=self.beeindigd_op),
            medewerker=SimpleNamespace(organisatie=organisatie),
            betrokkene=self.betrokkene,
        )

    def zie(self, bron: str, onderdeel: Any, *ruimte: Loketruimte) -> Grond | Geweigerd:
        return find_grond(bron=bron, onderdeel=onderdeel, lopend=self.lopend, toestemmingen=ruimte, nu=NU)


def ruimte(*organisaties: str, onderdelen: Any = ONDERDELEN, tot: datetime = NU + UUR) -> Loketruimte:
    return Loketruimte(frozenset(organisaties), frozenset(onderdelen), "in MijnOmgeving", NU - UUR, tot)


gevallen = st.builds(
    Geval,
    doel=st.sampled_from(DOELEN),
    identiteit=st.sampled_from(IDENTITEITEN),
    organisatie=st.sampled_from(sorted(NAMEN)),
    betrokkene=st.sampled_from([MENS, None, Onderneming(KvkNummer("12345678")), None]),
    beeindigd_op=st.sampled_from([None, None, NU - UUR]),
)
ruimtes = st.lists(
    st.builds(
        Loketruimte,
        organisaties=st.frozensets(st.sampled_from(BRONNEN)),
        onderdelen=st.frozensets(st.sampled_from(ONDERDELEN)),
        hoe=st.just("in het gesprek"),
        gegeven_op=st.sampled_from([NU - UUR, NU, NU + UUR]),
        tot=st.sampled_from([NU - UUR, NU, NU + UUR, NU + 2 * UUR]),
    ),
    max_size=3,
)
vakken = st.tuples(st.sampled_from(BRONNEN), st.sampled_from(ONDERDELEN))


@given(gevallen, vakken, ruimtes)
def test_nothing_is_seen_without_a_person_a_purpose_and_an_open_contact(
    geval: Geval, vak: Any, gegeven: list[Loketruimte]
) -> None:
    dicht = geval.betrokkene is None or geval.beeindigd_op or geval.doel not in MET_PERSOON
    if dicht:
        assert isinstance(geval.zie(*vak, *gegeven), Geweigerd)


@given(gevallen, vakken, ruimtes)
def test_who_is_not_known_is_not_looked_at_but_in_an_emergency(
    geval: Geval, vak: Any, gegeven: list[Loketruimte]
) -> None:
    gezien = geval.zie(*vak, *gegeven)
    if isinstance(gezien, Grond) and geval.doel != "loket-nood":
        assert geval.identiteit != "geen"
        assert geval.identiteit != "vragen" or vak[1] in {"zaken", "taken", "berichten", "contacten"}
    assert (gezien.soort == "nood") == (geval.doel == "loket-nood") if isinstance(gezien, Grond) else True


@given(gevallen, vakken, ruimtes)
def test_more_consent_never_shows_less_and_a_ground_of_consent_comes_from_a_consent_that_holds(
    geval: Geval, vak: Any, gegeven: list[Loketruimte]
) -> None:
    zonder, met = geval.zie(*vak), geval.zie(*vak, *gegeven)
    if isinstance(zonder, Grond):
        assert met == zonder
    elif isinstance(met, Grond):
        assert met.soort == "toestemming"
        [*houdt] = [een for een in gegeven if een.covers(bron=vak[0], onderdeel=vak[1], nu=NU)]
        assert met.tot == max(een.tot for een in houdt) > NU


@given(gevallen, vakken)
def test_without_consent_one_sees_the_own_organisation_shared_registers_and_what_a_law_names(
    geval: Geval, vak: Any
) -> None:
    gezien = geval.zie(*vak)
    if not isinstance(gezien, Grond) or gezien.soort == "nood":
        return
    bron, onderdeel = vak
    if gezien.soort == "wet":
        assert vak in list_wettelijk(doel=geval.doel, sleutel=geval.organisatie, betrokkene=geval.betrokkene)
    else:
        eigen = bron == NAMEN[geval.organisatie] or onderdeel in {"machtigingen", "gegevens"}
        assert gezien.soort == "eigen taak"
        assert eigen
    assert onderdeel not in {"berichtinhoud", "regelingen"}


def test_every_refusal_says_what_to_do() -> None:
    for doel, identiteit, (bron, onderdeel) in product(DOELEN, IDENTITEITEN, product(BRONNEN, ONDERDELEN)):
        gezien = Geval(doel=doel, identiteit=identiteit).zie(bron, onderdeel)
        if isinstance(gezien, Geweigerd):
            assert gezien.uitleg.endswith(".")
            assert gezien.wat_kan.endswith(".")


def test_debts_at_named_creditors_are_open_to_a_gemeente_for_a_person_and_to_nobody_else() -> None:
    schuld = Geval(doel="loket-schuldhulp")
    assert schuld.zie("UWV", "taken").soort == "wet"  # type: ignore[union-attr]
    assert schuld.zie("Belastingdienst (inkomen)", "gegevens").soort == "wet"  # type: ignore[union-attr]
    for niet in ("contacten", "berichten", "berichtinhoud", "regelingen"):
        assert isinstance(schuld.zie("UWV", niet), Geweigerd)
    assert isinstance(schuld.zie("RDW", "zaken"), Geweigerd)
    assert isinstance(Geval(doel="loket-hulp").zie("UWV", "taken"), Geweigerd)
    assert isinstance(Geval(doel="loket-schuldhulp", organisatie="belastingdienst").zie("UWV", "taken"), Geweigerd)
    bv = Onderneming(KvkNummer("12345678"), Rsin("002220647"))
    assert isinstance(Geval(doel="loket-schuldhulp", betrokkene=bv).zie("UWV", "taken"), Geweigerd)


def test_what_a_message_says_takes_consent_at_the_own_organisation_too() -> None:
    geval = Geval()
    assert isinstance(geval.zie("Gemeente Utrecht", "berichten"), Grond)
    geweigerd = geval.zie("Gemeente Utrecht", "berichtinhoud")
    assert isinstance(geweigerd, Geweigerd)
    assert geweigerd.stap == "toestemming"
    assert isinstance(geval.zie("Gemeente Utrecht", "berichtinhoud", ruimte("Gemeente Utrecht")), Grond)
    assert isinstance(geval.zie("Gemeente Utrecht", "berichtinhoud", ruimte("UWV")), Geweigerd)


def test_what_is_of_no_one_organisation_asks_for_no_organisation() -> None:
    assert "regelingen" in OVERAL
    alleen = ruimte("UWV", onderdelen=("regelingen",))
    assert isinstance(Geval().zie("Belastingdienst (inkomen)", "regelingen", alleen), Grond)
    assert isinstance(Geval().zie("Belastingdienst (inkomen)", "gegevens", alleen), Geweigerd)


def test_consent_ends_at_its_moment() -> None:
    assert isinstance(Geval().zie("UWV", "zaken", ruimte("UWV", tot=NU)), Geweigerd)
    grond = Geval().zie("UWV", "zaken", ruimte("UWV"), ruimte(tot=NU + 2 * UUR))
    assert isinstance(grond, Grond)
    assert grond.tot == NU + 2 * UUR


@pytest.mark.parametrize("naam", sorted(reikwijdte._REGISTERS))
def test_every_register_of_the_table_is_called_so_by_its_client(naam: str) -> None:
    namen = {
        getattr(registry, sleutel)().naam
        for sleutel in ("brp", "historie", "reisdocumenten", "kvk", "rdw", "woz", "bag", "inkomen", "duo")
    } | {registry.belastingdienst().naam, registry.profiel().naam}
    assert naam in namen
    assert {registry.uitkeringen().naam, registry.heffingen().naam} <= {bron for bron, _ in reikwijdte._WGS}
