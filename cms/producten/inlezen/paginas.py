"""Creating and publishing pages from content files, so that loading twice changes nothing."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision, Site
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published, published

from cms.producten.inlezen.bestanden import Inhoudsfout, make_vingerafdruk
from cms.producten.models import ProductPagina, ProductVertaling

WaardeT = TypeVar("WaardeT")


@dataclass(slots=True)
class Telling:
    """What a load did, by slug or name."""

    nieuw: list[str] = field(default_factory=list)
    gewijzigd: list[str] = field(default_factory=list)
    ongewijzigd: list[str] = field(default_factory=list)
    beeindigd: list[str] = field(default_factory=list)
    # What editors or another list changed and therefore stays different.
    afwijkend: list[str] = field(default_factory=list)
    # Rows that could not be taken in, each with its line and the reason, in Dutch.
    fouten: list[str] = field(default_factory=list)
    # How many there were before that could have ended.
    bestond: int = 0

    def __str__(self) -> str:
        tekst = f"{len(self.nieuw)} new, {len(self.gewijzigd)} changed, {len(self.ongewijzigd)} unchanged"
        for naam, lijst in (("ended", self.beeindigd), ("different", self.afwijkend), ("refused", self.fouten)):
            tekst += f", {len(lijst)} {naam}" if lijst else ""
        return tekst


def find_root() -> Page:
    """The home page of the default site.

    Raises:
        ImproperlyConfigured: there is no site yet; `migrate` creates it.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise ImproperlyConfigured("There is no Wagtail site yet; run `manage.py migrate` first.")
    return site.root_page


def ensure_page(*, ouder: Page, pagina: Page) -> Page:
    """The child page with this slug, made live from `pagina` if it does not exist yet."""
    bestaande = ouder.get_children().filter(slug=pagina.slug).first()
    if bestaande is not None:
        return bestaande.specific
    ouder.add_child(instance=pagina)
    pagina.save_revision().publish()
    return pagina


def ensure_drafts(
    *,
    ouder: Page,
    model: type[Page],
    titels: Mapping[str, str],
    velden: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> dict[str, Page]:
    """The pages with these slugs under `ouder`; what is missing becomes an unpublished page with its title.

    So every page has an id before pages refer to each other. `velden`: per slug what a row cannot do without.
    """
    paginas = {pagina.slug: pagina for pagina in model.objects.child_of(ouder).filter(slug__in=titels)}
    for slug, titel in titels.items():
        if slug not in paginas:
            paginas[slug] = ouder.add_child(instance=model(slug=slug, title=titel, live=False, **velden.get(slug, {})))
    return paginas


def publish_inhoud(
    *,
    pagina: Page,
    velden: Mapping[str, Any],
    relaties: Mapping[str, Iterable[int]],
    vertalingen: Sequence[Mapping[str, Any]] = (),
    telling: Telling,
    bron: str,
) -> None:
    """Give the page these values and publish them, unless the same values were loaded before.

    An editor's later change stays until the content file itself changes.

    Raises:
        Inhoudsfout: a value does not fit the model; `bron` names the file.
    """
    vingerafdruk = _vingerafdruk(velden, relaties, vertalingen)
    if pagina.vingerafdruk == vingerafdruk and pagina.live:
        telling.ongewijzigd.append(pagina.slug)
        return
    (telling.gewijzigd if pagina.first_published_at else telling.nieuw).append(pagina.slug)
    _set_values(pagina, velden, vertalingen)
    for naam, ids in relaties.items():
        setattr(pagina, naam, list(ids))
    pagina.vingerafdruk = vingerafdruk
    try:
        pagina.save_revision().publish()
    except ValidationError as error:
        raise _inhoudsfout(error, bron) from error


def add_live(
    *,
    ouder: Page,
    pagina: Page,
    velden: Mapping[str, Any],
    vertalingen: Sequence[Mapping[str, Any]] = (),
    bron: str,
) -> None:
    """Add a page that does not exist yet with these values, live at once; `finish_live` must follow.

    A draft that is then published is saved, checked and indexed three times, which hundreds of pages feel.

    Raises:
        Inhoudsfout: a value does not fit the model; `bron` names the file.
    """
    _set_values(pagina, velden, vertalingen)
    pagina.first_published_at = pagina.last_published_at = timezone.now()
    try:
        with disable_reference_index_auto_update():
            ouder.add_child(instance=pagina)
    except ValidationError as error:
        raise _inhoudsfout(error, bron) from error


def finish_live(
    *,
    pagina: Page,
    velden: Mapping[str, Any],
    relaties: Mapping[str, Iterable[int]],
    vertalingen: Sequence[Mapping[str, Any]] = (),
    telling: Telling,
) -> None:
    """Give a page of `add_live` its relations and its first version, and tell that it was published.

    This comes after all pages of a load were added, since pages refer to each other.
    """
    telling.nieuw.append(pagina.slug)
    for naam, ids in relaties.items():
        setattr(pagina, naam, list(ids))
        getattr(pagina, naam).commit()
    pagina.vingerafdruk = _vingerafdruk(velden, relaties, vertalingen)
    revisie = Revision.objects.create(
        content_object=pagina,
        base_content_type=pagina.get_base_content_type(),
        content=pagina.serializable_data(),
        object_str=str(pagina),
    )
    pagina.latest_revision = pagina.live_revision = revisie
    pagina.latest_revision_created_at = revisie.created_at
    gewijzigd = ("vingerafdruk", "latest_revision_id", "live_revision_id", "latest_revision_created_at")
    type(pagina).objects.filter(pk=pagina.pk).update(**{naam: getattr(pagina, naam) for naam in gewijzigd})
    ReferenceIndex.create_or_update_for_object(pagina)
    page_published.send(sender=type(pagina), instance=pagina, revision=revisie)
    published.send(sender=type(pagina), instance=pagina, revision=revisie)
    log(instance=pagina, action="wagtail.publish", revision=revisie, content_changed=True)


def _set_values(pagina: Page, velden: Mapping[str, Any], vertalingen: Sequence[Mapping[str, Any]]) -> None:
    for naam, waarde in velden.items():
        setattr(pagina, naam, waarde)
    if isinstance(pagina, ProductPagina):
        pagina.vertalingen.set([ProductVertaling(**vertaling) for vertaling in vertalingen])


def _vingerafdruk(
    velden: Mapping[str, Any], relaties: Mapping[str, Iterable[int]], vertalingen: Sequence[Mapping[str, Any]]
) -> str:
    return make_vingerafdruk([velden, {naam: sorted(ids) for naam, ids in relaties.items()}, *vertalingen])


def _inhoudsfout(error: ValidationError, bron: str) -> Inhoudsfout:
    return Inhoudsfout(
        "\n".join(f"{bron}: {veld}: {' '.join(teksten)}" for veld, teksten in error.message_dict.items())
    )


def find_bekend(bekend: Mapping[str, WaardeT], naam: str, veld: str) -> WaardeT:
    """What a content file refers to by name.

    Raises:
        Inhoudsfout: there is no such thing; `veld` names the file and the field.
    """
    if naam not in bekend:
        raise Inhoudsfout(f"{veld}: '{naam}' does not exist")
    return bekend[naam]


def make_stream(naam: str, blok: str, waarden: Iterable[Any]) -> str:
    """A StreamField value with one block per value; ids follow from the place, so that equal content is equal."""
    return json.dumps(
        [{"type": blok, "value": waarde, "id": make_id(naam, str(nr))} for nr, waarde in enumerate(waarden)],
        ensure_ascii=False,
    )


def make_items(naam: str, waarden: Iterable[Any]) -> list[dict[str, Any]]:
    """The value of a ListBlock inside a stream."""
    return [{"type": "item", "value": waarde, "id": make_id(naam, str(nr))} for nr, waarde in enumerate(waarden)]


def make_id(*delen: str) -> str:
    """A lasting block id."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(delen)))
