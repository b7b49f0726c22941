"""Loading of what staff read from our own files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

from django.db import transaction
from django.db.models import Model
from pydantic import Field, HttpUrl

from cms.producten.inlezen.bestanden import Inhoud, Slug, Tekst, make_vingerafdruk, read_lijst, read_map
from cms.producten.inlezen.paginas import Telling, find_bekend, make_stream
from cms.producten.models import Organisatie, ProductPagina
from cms.werkinstructies.models import Contactpunt, Statusuitleg, Werkinstructie

INHOUD = Path(__file__).resolve().parents[1] / "inhoud" / "werkinstructies"
STATUSSEN, CONTACTGIDS = "statussen.yaml", "contactgids.yaml"

_GELIJK = ("titel", "samenvatting", "spoed", "gecontroleerd", "opnieuw_controleren")
_ZINNEN = ("eerst", "nodig", "let_op", "doorverwijzen")

RijT = TypeVar("RijT", bound=Model)


class StapInhoud(Inhoud):
    """One step."""

    titel: Annotated[Tekst, Field(max_length=120)]
    tekst: str = ""


class BronInhoud(Inhoud):
    """A law or official page that says so."""

    naam: Tekst
    artikel: str = ""
    url: HttpUrl


class WerkinstructieInhoud(Inhoud):
    """One file in `cms/inhoud/werkinstructies/instructies/`."""

    slug: Slug
    titel: Annotated[Tekst, Field(max_length=120)]
    organisatie: Slug | None = None
    producten: Annotated[list[Slug], Field(min_length=1)]
    samenvatting: Annotated[Tekst, Field(max_length=300)]
    spoed: str = ""
    eerst: list[Tekst] = []
    stappen: Annotated[list[StapInhoud], Field(min_length=1)]
    uitleg: Annotated[list[Tekst], Field(min_length=1)]
    nodig: list[Tekst] = []
    let_op: list[Tekst] = []
    doorverwijzen: list[Tekst] = []
    bronnen: list[BronInhoud] = []
    gecontroleerd: date
    opnieuw_controleren: date


class StatusuitlegInhoud(Inhoud):
    """One entry of `statussen.yaml`."""

    naam: Tekst
    woorden: Annotated[list[Tekst], Field(min_length=1)]
    betekenis: Tekst
    zeg: Tekst
    doen: str = ""
    volgorde: int = 100


class ContactpuntInhoud(Inhoud):
    """One entry of `contactgids.yaml`."""

    organisatie: Slug
    naam: Tekst
    waarvoor: Annotated[Tekst, Field(max_length=300)]
    telefoon: str = ""
    email: str = ""
    bereikbaar: str = ""
    spoed: bool = False
    toelichting: str = ""
    gecontroleerd: date


@transaction.atomic
def load_werkinstructies(*, map_: Path = INHOUD / "instructies") -> Telling:
    """Create, update and publish an instruction per file; products and organisations come first.

    An editor's later change stays until the file itself changes.

    Raises:
        Inhoudsfout: a file is wrong or refers to what does not exist.
    """
    producten = dict(ProductPagina.objects.values_list("slug", "pk"))
    organisaties = _organisaties()
    telling = Telling()
    for pad, inhoud in read_map(map_, WerkinstructieInhoud):
        velden = _velden(inhoud)
        velden["organisatie_id"] = inhoud.organisatie and find_bekend(
            organisaties, inhoud.organisatie, f"{pad}: organisatie"
        )
        ids = sorted(find_bekend(producten, slug, f"{pad}: producten") for slug in inhoud.producten)
        rij = Werkinstructie.objects.filter(slug=inhoud.slug).first() or Werkinstructie(slug=inhoud.slug, live=False)
        if _is_loaded(rij, [velden, ids], telling, inhoud.slug):
            continue
        for naam, waarde in velden.items():
            setattr(rij, naam, waarde)
        rij.full_clean()
        if rij.pk is None:
            rij.save()
        rij.producten = ids
        rij.save_revision().publish()
    return telling


@transaction.atomic
def load_statusuitleg(*, pad: Path = INHOUD / STATUSSEN) -> Telling:
    """Create or update the plain words; raises as `load_werkinstructies`."""
    telling = Telling()
    for inhoud in read_lijst(pad, StatusuitlegInhoud):
        velden = inhoud.model_dump() | {"woorden": "\n".join(inhoud.woorden)}
        rij = Statusuitleg.objects.filter(naam=inhoud.naam).first() or Statusuitleg(naam=inhoud.naam)
        _put(rij, velden, telling, inhoud.naam)
    return telling


@transaction.atomic
def load_contactgids(*, pad: Path = INHOUD / CONTACTGIDS) -> Telling:
    """Create or update the contact directory of the demo; raises as `load_werkinstructies`."""
    organisaties = _organisaties()
    telling = Telling()
    for inhoud in read_lijst(pad, ContactpuntInhoud):
        organisatie = find_bekend(organisaties, inhoud.organisatie, f"{pad}: {inhoud.naam}: organisatie")
        sleutel = {"organisatie_id": organisatie, "naam": inhoud.naam}
        rij = Contactpunt.objects.filter(**sleutel).first() or Contactpunt(**sleutel)
        _put(rij, inhoud.model_dump(exclude={"organisatie"}), telling, inhoud.naam)
    return telling


def _organisaties() -> dict[str, int]:
    return dict(Organisatie.objects.values_list("slug", "pk"))


def _velden(inhoud: WerkinstructieInhoud) -> dict[str, Any]:
    def stream(naam: str, blok: str, waarden: list[Any]) -> str:
        return make_stream(f"{inhoud.slug}/{naam}", blok, waarden)

    return {
        **{naam: getattr(inhoud, naam) for naam in _GELIJK},
        **{naam: stream(naam, "zin", getattr(inhoud, naam)) for naam in _ZINNEN},
        "stappen": stream("stappen", "stap", [stap.model_dump() for stap in inhoud.stappen]),
        "uitleg": stream("uitleg", "alinea", inhoud.uitleg),
        "bronnen": stream("bronnen", "wet", [bron.model_dump(mode="json") for bron in inhoud.bronnen]),
    }


def _put(rij: RijT, velden: Mapping[str, Any], telling: Telling, naam: str) -> None:
    if _is_loaded(rij, velden, telling, naam):
        return
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    rij.full_clean()
    rij.save()


def _is_loaded(rij: Any, waarden: object, telling: Telling, naam: str) -> bool:  # noqa: ANN401 - any of the three
    """Whether these same values were loaded before; otherwise counts the row and marks it with them."""
    vingerafdruk = make_vingerafdruk(waarden)
    if rij.vingerafdruk == vingerafdruk:
        telling.ongewijzigd.append(naam)
        return True
    (telling.nieuw if rij.pk is None else telling.gewijzigd).append(naam)
    rij.vingerafdruk = vingerafdruk
    return False
