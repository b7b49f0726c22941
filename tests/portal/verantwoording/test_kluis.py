"""What the portal keeps of people can be read for its own row and purpose only, also after a change of keys."""

import pytest
from pytest_django import Settings

from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json

INHOUD = {"naam": "Noor Bakker", "tot": None}


def test_it_opens_for_its_own_row_and_purpose_only() -> None:
    sealed = seal_json(INHOUD, geheim="rij 1", doel="inzending")
    assert b"Noor" not in sealed
    assert unseal_json(memoryview(sealed), geheim="rij 1", doel="inzending") == INHOUD
    for geheim, doel in (("rij 2", "inzending"), ("rij 1", "concept")):
        with pytest.raises(Onleesbaar):
            unseal_json(sealed, geheim=geheim, doel=doel)


def test_what_was_sealed_with_the_key_before_still_opens_until_that_key_goes(settings: Settings) -> None:
    sealed = seal_json(INHOUD, geheim="rij 1", doel="inzending")
    oud, settings.KLUIS_SLEUTEL = settings.KLUIS_SLEUTEL, "een-nieuwe-sleutel-van-minstens-32-tekens"
    settings.KLUIS_SLEUTELS_VORIGE = [oud]
    assert unseal_json(sealed, geheim="rij 1", doel="inzending") == INHOUD
    settings.KLUIS_SLEUTELS_VORIGE = []
    with pytest.raises(Onleesbaar):
        unseal_json(sealed, geheim="rij 1", doel="inzending")
