"""What search engines may read of the catalogue (sitemaps.org)."""

from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.models import Page

from cms.producten.models import Organisatie, ProductPagina, Thema


class PortaalSitemap(Sitemap):  # type: ignore[type-arg] # it is generic for type checkers only
    """Addresses of this site as `PORTAAL_URL` gives it, whatever host the question came by."""

    def get_domain(self, site: object = None) -> str:  # noqa: ARG002 - the signature of Django
        """The host of the portal."""
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:  # noqa: ARG002 - the signature of Django
        """`https`, or `http` in development."""
        return urlsplit(settings.SITE_URL).scheme


class PaginaSitemap(PortaalSitemap):
    """Published pages of one kind."""

    model: type[Page]

    def items(self) -> QuerySet[Page]:
        """The published pages, in a lasting order."""
        paginas: QuerySet[Page] = self.model.objects.live().order_by("path")
        return paginas

    def location(self, item: Page) -> str:
        """The path of the page."""
        return str(item.get_url())

    def lastmod(self, item: Page) -> datetime | None:
        """When it was published last."""
        gepubliceerd: datetime | None = item.last_published_at
        return gepubliceerd


class ProductSitemap(PaginaSitemap):
    """Products."""

    model = ProductPagina


class OrganisatieSitemap(PortaalSitemap):
    """The organisations of today."""

    def items(self) -> QuerySet[Organisatie]:
        """By name."""
        return Organisatie.objects.filter(is_actief=True).order_by("slug")

    def lastmod(self, item: Organisatie) -> date:
        """When its facts changed last."""
        return item.bijgewerkt_op


class ThemaSitemap(PortaalSitemap):
    """Themes."""

    def items(self) -> QuerySet[Thema]:
        """In the editors' order."""
        return Thema.objects.all()
