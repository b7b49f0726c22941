"""What search engines may read of the news."""

from django.db.models import QuerySet
from wagtail.models import Page

from cms.nieuws.models import NieuwsPagina
from cms.nieuws.selectors import list_nieuws
from cms.producten.sitemaps import PaginaSitemap


class NieuwsSitemap(PaginaSitemap):
    """News."""

    model = NieuwsPagina

    def items(self) -> QuerySet[Page]:
        """The newest first; not what waits for its day."""
        return list_nieuws()
