"""The catalogue's models, one file per subject."""

from cms.producten.models.aanbod import Aanbod
from cms.producten.models.indeling import Doelgroep, Thema, UniformeProduct
from cms.producten.models.organisaties import Organisatie, Organisatiesoort, Woonplaats
from cms.producten.models.paginas import ProductenIndexPagina, ProductPagina

__all__ = [
    "Aanbod",
    "Doelgroep",
    "Organisatie",
    "Organisatiesoort",
    "ProductPagina",
    "ProductenIndexPagina",
    "Thema",
    "UniformeProduct",
    "Woonplaats",
]
