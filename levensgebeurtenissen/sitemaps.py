"""What search engines may read of the life events."""

from cms.producten.sitemaps import PaginaSitemap
from levensgebeurtenissen.models import LevensgebeurtenisPagina


class LevensgebeurtenisSitemap(PaginaSitemap):
    """Life events."""

    model = LevensgebeurtenisPagina
