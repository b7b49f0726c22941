"""What search engines may read of the sectors."""

from cms.producten.sitemaps import PaginaSitemap
from levensgebeurtenissen.sectoren.models import SectorPagina


class SectorSitemap(PaginaSitemap):
    """Sectors."""

    model = SectorPagina
