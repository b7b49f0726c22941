"""B14: each route under each machtiging of one service; the routes come from the URLconf, so that none is forgotten."""

import pytest
from django.test import Client

from portal.core.machtiging import DIENSTEN, Dienst
from portal.outbound import service
from tests.factories.bevoegdheden import NOOR, OMA, NepRegister, rij
from tests.security.toegang.conftest import PERSOONLIJK, Handel
from tests.security.toegang.test_niveaus import fill

pytestmark = pytest.mark.django_db
VOOR_EEN_ANDER = [regel for regel in PERSOONLIJK if regel.activiteit and not regel.activiteit.over_handelende]


@pytest.mark.norm("B14")
@pytest.mark.parametrize("dienst", DIENSTEN)
def test_b14_what_the_machtiging_does_not_cover_is_closed_on_every_route(
    noor: Client, handel: Handel, rijen: NepRegister, monkeypatch: pytest.MonkeyPatch, dienst: Dienst
) -> None:
    rijen.rijen = [rij("oma", gemachtigde=("bsn", NOOR), voor=("bsn", OMA), naam="Oma Jansen", diensten=(dienst,))]
    assert handel("oma").status_code == 303
    gevraagd: list[object] = []
    monkeypatch.setattr(service, "run_together", lambda *vragen, **_meer: gevraagd.append(vragen))
    open_ = []
    dicht = [regel for regel in VOOR_EEN_ANDER if regel.activiteit and dienst not in regel.activiteit.diensten]
    assert dicht
    for regel in dicht:
        url = fill(regel.patroon)
        antwoord = noor.get(url)
        antwoord = noor.post(url) if antwoord.status_code == 405 else antwoord
        if antwoord.status_code != 403:
            open_.append(f"{url}: {antwoord.status_code}")
    assert open_ == []
    assert gevraagd == []


@pytest.mark.norm("B14")
def test_b14_what_nobody_may_do_for_another_stays_closed_with_every_service(noor: Client, handel: Handel) -> None:
    assert handel("kind").status_code == 303
    for regel in VOOR_EEN_ANDER:
        if regel.activiteit and not regel.activiteit.diensten:
            assert noor.get(fill(regel.patroon)).status_code in {403, 405}, regel.patroon
