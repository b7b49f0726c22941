"""Tells the checks of the whole site which page of editors stands at an address, and who wrote it last."""

from django.conf import settings
from wagtail.models import Page, Site

from cms.producten.models import Organisatie
from cms.redactie.rollen import find_organisatie
from toegankelijkheid.toetsen.herkomst import Herkomst, register_herkomst


def connect() -> None:
    """Answer for the pages of editors."""
    register_herkomst(find_van_redactie)


def find_van_redactie(adres: str) -> Herkomst | None:
    """The kind of page, its organisation and who wrote the version on the site; None for what is no page of editors."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return None
    pad = site.root_page.url_path.rstrip("/") + _without_language(adres)
    pagina: Page | None = Page.objects.live().filter(url_path=pad).select_related("live_revision").first()
    if pagina is None:
        return None
    nummer = find_organisatie(pagina)
    organisatie = Organisatie.objects.filter(pk=nummer).first() if nummer else None
    versie = pagina.live_revision
    return Herkomst(
        paginasoort=str(pagina.specific_class._meta.verbose_name).capitalize(),  # noqa: SLF001 - Django's documented name
        organisatie=str(organisatie or ""),
        redacteur_id=versie.user_id if versie else None,
    )


def _without_language(adres: str) -> str:
    """The same page in another language is the same text to mend."""
    for code, _naam in settings.LANGUAGES:
        if adres.startswith(f"/{code}/"):
            return adres.removeprefix(f"/{code}")
    return adres
