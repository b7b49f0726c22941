"""Opaque keys of products in URLs: of this person or company only, and without meaning to anybody else (B11-B13)."""

from mijnomgeving.bronnen.openproduct.models import Product
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.sleutels import pseudoniemen

LENGTE = 32


def product_sleutel(product: Product, betrokkene: Betrokkene) -> str:
    """The key of this product for this betrokkene: 128 bits as hexadecimal text, the same at each visit."""
    return pseudoniemen(betrokkene, doel=f"vergunning {product.bron} {product.product_id}")[0][:LENGTE]
