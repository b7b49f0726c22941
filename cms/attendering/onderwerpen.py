"""What somebody can follow, as it is asked for in a URL or in a form, and how it is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.attendering.herkennen import hash_adres
from cms.attendering.models import Onderwerp, Onderwerpsoort
from cms.producten.models import Organisatie, ProductPagina, Thema
from cms.producten.selectors import find_gemeente
from portal.verantwoording import kluis

DOEL = "attendering gebied"


@dataclass(frozen=True, slots=True)
class Gebied:
    """A circle around an address: its words, about where it lies, and how far."""

    label: str
    lat: float
    lon: float
    km: float

    def to_json(self) -> dict[str, Any]:
        """As it is sealed."""
        return {"label": self.label, "lat": self.lat, "lon": self.lon, "km": self.km}


@dataclass(frozen=True, slots=True)
class Keuze:
    """One thing to follow. Exactly one of the last four is filled."""

    soort: Onderwerpsoort
    organisatie: Organisatie | None = None
    product: ProductPagina | None = None
    thema: Thema | None = None
    gebied: Gebied | None = field(default=None, repr=False)

    @property
    def sleutel(self) -> str:
        """By which the same thing is recognised; of an address only a keyed hash."""
        if self.gebied:
            return f"adres:{hash_adres(f'{self.gebied.label} {self.gebied.km:g}')}"
        ding = self.organisatie or self.product or self.thema
        return f"{self.soort.value}:{ding.pk if ding else ''}"

    @property
    def naam(self) -> str:
        """What is followed, in words."""
        if self.gebied:
            afstand = f"{self.gebied.km:g}".replace(".", ",")
            waarden = {"km": afstand, "adres": self.gebied.label}
            return _("Berichten binnen %(km)s kilometer van %(adres)s") % waarden
        if self.soort is Onderwerpsoort.BUURT:
            return _("Berichten over uw buurt: %s") % self.organisatie
        if self.product:
            return _("Veranderingen in: %s") % _title(self.product, self.product.title)
        if self.thema:
            return _("Veranderingen in het thema: %s") % _title(self.thema, self.thema.titel)
        return _("Nieuws van: %s") % self.organisatie

    @property
    def url(self) -> str:
        """The page of what is followed, in the language of the reader; empty for an address."""
        if self.gebied:
            return ""
        if self.product:
            return f"{get_script_prefix()}producten/{self.product.slug}/"
        if self.soort is Onderwerpsoort.BUURT and self.organisatie:
            return f"{reverse('attendering:buurt')}?gemeente={self.organisatie.code}"
        ding = self.organisatie or self.thema
        return ding.get_absolute_url() if ding else ""


def _title(ding: ProductPagina | Thema, nederlands: str) -> str:
    """In the language of the reader, if it has a title there."""
    return (get_language() == "en" and ding.titel_en) or nederlands


def find_keuze(vraag: Mapping[str, str]) -> Keuze | None:
    """What a query string asks to follow; None for nothing that we know."""
    if slug := vraag.get("product", "")[:255]:
        product = ProductPagina.objects.live().filter(slug=slug).first()
        return Keuze(Onderwerpsoort.PRODUCT, product=product) if product else None
    if slug := vraag.get("thema", "")[:120]:
        thema = Thema.objects.filter(slug=slug).first()
        return Keuze(Onderwerpsoort.THEMA, thema=thema) if thema else None
    if slug := vraag.get("organisatie", "")[:120]:
        organisatie = Organisatie.objects.filter(slug=slug, is_actief=True).first()
        return Keuze(Onderwerpsoort.ORGANISATIE, organisatie=organisatie) if organisatie else None
    if tekst := vraag.get("gemeente", "").strip()[:80]:
        gemeente = find_gemeente(tekst=tekst)
        return Keuze(Onderwerpsoort.BUURT, organisatie=gemeente) if gemeente else None
    return None


def keuze_van(onderwerp: Onderwerp) -> Keuze:
    """What a row follows.

    Raises:
        Onleesbaar: the area was sealed with a key that is gone.
    """
    gebied = None
    if onderwerp.gebied:
        geheim = str(onderwerp.abonnement_id)
        gebied = Gebied(**kluis.unseal_json(onderwerp.gebied, geheim=geheim, doel=DOEL))
    return Keuze(
        Onderwerpsoort(onderwerp.soort),
        organisatie=onderwerp.organisatie,
        product=onderwerp.product,
        thema=onderwerp.thema,
        gebied=gebied,
    )


def with_relations(onderwerpen: QuerySet[Onderwerp]) -> QuerySet[Onderwerp]:
    """With what `keuze_van` reads."""
    return onderwerpen.select_related("organisatie", "product", "thema")
