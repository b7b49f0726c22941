"""What search engines may read of the regelhulpen: their start pages."""

from cms.producten.sitemaps import PaginaSitemap
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina


class RegelhulpSitemap(PaginaSitemap):
    """Regelhulpen."""

    model = RegelhulpPagina
