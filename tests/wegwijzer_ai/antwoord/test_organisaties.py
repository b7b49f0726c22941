"""Who carries a product out is named, also when the place is not known yet."""

import pytest

from tests.factories.producten import ProductPaginaFactory
from tests.wegwijzer_ai.evaluatie.verzonnen import document
from wegwijzer_ai.antwoord.model import Beurt, Kandidaat, Vraag
from wegwijzer_ai.antwoord.organisaties import attach_products


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("uitvoerder", "naam", "soort"),
    [("gemeente", "Uw gemeente", "gemeente"), ("openbaar_lichaam", "Uw openbaar lichaam", "overig")],
)
def test_without_a_place_the_kind_is_named(uitvoerder: str, naam: str, soort: str) -> None:
    pagina = ProductPaginaFactory(uitvoerder=uitvoerder)
    beurt = Beurt(vraag=Vraag("x"))
    beurt.producten = [Kandidaat(document(pagina.slug, organisatiesoort=uitvoerder), 0.9, 1.0, None)]

    attach_products(beurt)

    organisatie = beurt.antwoord_producten[0].organisatie
    assert organisatie is not None
    assert (organisatie.naam, organisatie.soort) == (naam, soort)
