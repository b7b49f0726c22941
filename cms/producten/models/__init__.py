"""The catalogue's models, one file per subject."""

from cms.producten.models.aanbod import Aanbod
from cms.producten.models.indeling import Doelgroep, Grondslag, SdgGebied, Thema, UniformeProduct
from cms.producten.models.lijsten import Lijst, Lijststand
from cms.producten.models.locaties import Locatie
from cms.producten.models.organisaties import Organisatie, Organisatiesoort, Woonplaats
from cms.producten.models.paginas import ProductenIndexPagina, ProductPagina
from cms.producten.models.teksten import ProductVertaling

__all__ = [
    "Aanbod",
    "Doelgroep",
    "Grondslag",
    "Lijst",
    "Lijststand",
    "Locatie",
    "Organisatie",
    "Organisatiesoort",
    "ProductPagina",
    "ProductVertaling",
    "ProductenIndexPagina",
    "SdgGebied",
    "Thema",
    "UniformeProduct",
    "Woonplaats",
]
