"""Loading of explained words from our own file."""

from pathlib import Path
from typing import Annotated, Any

from django.db import transaction
from pydantic import Field

from cms.begrippen.models import Begrip
from cms.begrippen.selectors import forget_woordenlijst
from cms.producten.inlezen.bestanden import Inhoud, Tekst, make_vingerafdruk, read_lijst
from cms.producten.inlezen.paginas import Telling

INHOUD = Path(__file__).resolve().parents[1] / "inhoud" / "begrippen.yaml"


class BegripInhoud(Inhoud):
    """One entry of `begrippen.yaml`."""

    woord: Annotated[Tekst, Field(max_length=60)]
    vormen: list[Tekst] = []
    uitleg: Annotated[Tekst, Field(max_length=240)]
    woord_en: Annotated[str, Field(max_length=60)] = ""
    uitleg_en: Annotated[str, Field(max_length=280)] = ""


@transaction.atomic
def load_begrippen(*, pad: Path = INHOUD) -> Telling:
    """Create or update the words; one that an editor changed stays so until our file itself changes.

    Raises:
        Inhoudsfout: the file is wrong.
    """
    telling = Telling()
    bestaande = {begrip.woord: begrip for begrip in Begrip.objects.all()}
    for inhoud in read_lijst(pad, BegripInhoud):
        velden: dict[str, Any] = inhoud.model_dump() | {"vormen": "\n".join(inhoud.vormen)}
        afdruk = make_vingerafdruk(velden)
        begrip = bestaande.get(inhoud.woord)
        if begrip and begrip.vingerafdruk == afdruk:
            telling.ongewijzigd.append(inhoud.woord)
            continue
        (telling.gewijzigd if begrip else telling.nieuw).append(inhoud.woord)
        Begrip.objects.update_or_create(woord=inhoud.woord, defaults=velden | {"vingerafdruk": afdruk})
    forget_woordenlijst()
    return telling
