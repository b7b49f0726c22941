"""Above a choice stands the life event, when it fits."""

import pytest

from tests.wegwijzer_ai.evaluatie.verzonnen import document
from wegwijzer_ai.antwoord.model import Beurt, Kandidaat, Uitkomst, Vraag
from wegwijzer_ai.antwoord.samenstellen import compose


@pytest.mark.parametrize(("score", "erboven"), [(0.45, True), (0.2, False)])
@pytest.mark.django_db
def test_a_life_event_stands_above_a_choice_only_when_it_fits(*, score: float, erboven: bool) -> None:
    beurt = Beurt(vraag=Vraag("mijn zoon wordt 18"))
    beurt.producten = [Kandidaat(document(slug), 0.6, 1.0, None) for slug in ("zorgverzekering", "studiefinanciering")]
    beurt.antwoord_producten = [None, None]  # type: ignore[list-item]
    beurt.gebeurtenissen = [Kandidaat(document("18-worden", soort="levensgebeurtenis"), score, 1.0, None)]

    compose(beurt)

    assert beurt.uitkomst is Uitkomst.VERDUIDELIJKING
    assert ("18-worden" in {bron.titel for bron in beurt.bronnen}) is erboven


@pytest.mark.parametrize("zeker", [0.9, 0.3])
@pytest.mark.parametrize(("score", "genoemd"), [(0.5, True), (0.2, False)])
@pytest.mark.django_db
def test_a_regelhulp_is_pointed_to_when_it_fits_about_as_well_as_the_product(
    *, score: float, genoemd: bool, zeker: float
) -> None:
    beurt = Beurt(vraag=Vraag("mag ik een dakkapel bouwen"), zekerheid=zeker)
    beurt.producten = [Kandidaat(document(slug), 0.6, 1.0, None) for slug in ("omgevingsvergunning", "welstand")]
    beurt.antwoord_producten = [None, None]  # type: ignore[list-item]
    beurt.regelhulp = Kandidaat(document("mag-ik-dit-bouwen", soort="regelhulp"), score, 1.0, None)

    compose(beurt)

    assert beurt.uitkomst is (Uitkomst.ANTWOORD if zeker > 0.5 else Uitkomst.VERDUIDELIJKING)
    assert ("Mag-ik-dit-bouwen" in {bron.titel for bron in beurt.bronnen}) is genoemd
