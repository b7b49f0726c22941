"""News as a feed (RSS 2.0), for everybody or for one doelgroep, in the language of the address."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from cms.nieuws.models import NieuwsIndexPagina, NieuwsPagina
from cms.nieuws.pagina import feed_url
from cms.nieuws.selectors import list_nieuws
from cms.producten.models import Doelgroep
from cms.producten.vertaling import translated_text

MEESTE = 30
_MAX_LEEFTIJD = 600


class NieuwsFeed(Feed):  # type: ignore[type-arg] # generic for type checkers only
    """The newest items; addresses are those of `PORTAAL_URL`, whatever host the question came by."""

    feed_type = Rss201rev2Feed

    def get_object(self, request: HttpRequest, doelgroep: str = "") -> str:  # noqa: ARG002 - Django's signature
        """For whom; the address allows known values only."""
        return doelgroep

    def title(self, obj: str) -> str:
        """What a feed reader calls it."""
        if obj == Doelgroep.ONDERNEMER:
            return _("Nieuws voor ondernemers van de overheid")
        if obj == Doelgroep.PARTICULIER:
            return _("Nieuws voor inwoners van de overheid")
        return _("Nieuws van de overheid")

    def description(self, obj: str) -> str:  # noqa: ARG002 - Django's signature
        """What is in it."""
        return _("Wat er verandert bij de overheid: voor wie, en vanaf wanneer.")

    def link(self, obj: str) -> str:
        """The page with the same list."""
        index = NieuwsIndexPagina.objects.live().first()
        return f"{settings.SITE_URL}{index.get_url() if index else '/'}{f'?doelgroep={obj}' if obj else ''}"

    def feed_url(self, obj: str) -> str:
        """The feed itself."""
        return f"{settings.SITE_URL}{feed_url(obj)}"

    def items(self, obj: str) -> QuerySet[NieuwsPagina]:
        """The newest first."""
        return list_nieuws(doelgroep=obj)[:MEESTE]

    def item_title(self, item: Any) -> str:  # noqa: ANN401 - a Wagtail page
        """The title in the language of the feed."""
        return translated_text(item, "titel")

    def item_description(self, item: Any) -> str:  # noqa: ANN401 - a Wagtail page
        """The summary in the language of the feed."""
        return translated_text(item, "samenvatting")

    def item_link(self, item: Any) -> str:  # noqa: ANN401 - a Wagtail page
        """The page of the item."""
        return f"{settings.SITE_URL}{item.get_url()}"

    def item_guid(self, item: Any) -> str:  # noqa: ANN401 - a Wagtail page
        """Lasting, also when the address changes."""
        return f"{settings.SITE_URL}/nieuws/#{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Any) -> datetime:  # noqa: ANN401 - a Wagtail page
        """The day of the item."""
        return timezone.make_aware(datetime.combine(item.datum, time(9)))

    def item_categories(self, item: Any) -> list[str]:  # noqa: ANN401 - a Wagtail page
        """For whom."""
        return [str(Doelgroep(waarde).label) for waarde in item.doelgroepen]

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> Any:  # noqa: ANN401 - Django's
        """The feed; a reader may keep it for ten minutes."""
        response = super().__call__(request, *args, **kwargs)
        response.headers["Cache-Control"] = f"public, max-age={_MAX_LEEFTIJD}"
        return response
