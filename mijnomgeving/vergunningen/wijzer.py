"""Which permit a form is about, with all that the form needs: so that it can be sent when the source is silent."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from pydantic import TypeAdapter

from mijnomgeving.bronnen.openproduct.models import Product, Productsoort
from mijnomgeving.bronnen.taken.models import Veld
from portal.toegang.invoer import eigenaar_of
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.versleuteling import Onleesbaar, seal, unseal

_DOEL = "vergunning in formulier"


@dataclass(frozen=True, slots=True)
class Wijzer:
    """One permit as a form knows it.

    Args:
        zaaktype: address of the kind of zaak that a request begins.
        over: address of the zaak in which it was given; empty when the source does not say.
        vestiging: the number of the one vestiging that holds it; empty when several or the whole company do.
        velden: what the organisation asks.
        antwoorden: what it keeps of the answers of before, by name.
    """

    bron: str
    naam: str
    soort: str
    zaaktype: str
    over: str
    vestiging: str
    velden: tuple[Veld, ...]
    antwoorden: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, product: Product, soort: Productsoort) -> "Wijzer":
        """Of a permit that was just read."""
        return cls(
            bron=product.bron,
            naam=product.naam,
            soort=product.soort,
            zaaktype=soort.zaaktypen[0],
            over=product.zaken[0] if product.zaken else "",
            vestiging=product.vestigingen[0] if len(product.vestigingen) == 1 else "",
            velden=soort.velden,
            antwoorden=tuple(
                (gegeven.naam, gegeven.waarden[0]) for gegeven in product.gegevens if len(gegeven.waarden) == 1
            ),
        )


_adapter = TypeAdapter(Wijzer)


def dump_wijzer(wijzer: Wijzer) -> str:
    """As JSON."""
    return _adapter.dump_json(wijzer).decode()


def load_wijzer(tekst: str) -> Wijzer:
    """What `dump_wijzer` wrote.

    Raises:
        ValueError: it is of another version of the portal.
    """
    return _adapter.validate_json(tekst)


def seal_wijzer(persoon: Sessiepersoon, wijzer: Wijzer, *, over: str) -> str:
    """For a hidden field: the permit that this person may write about; of no use to others, nor for another permit."""
    sealed = seal(
        dump_wijzer(wijzer).encode(),
        session_key=f"{eigenaar_of(persoon)}{over}",
        doel=_DOEL,
    )
    return urlsafe_b64encode(sealed).decode()


def unseal_wijzer(persoon: Sessiepersoon, sealed: str, *, over: str) -> Wijzer | None:
    """What `seal_wijzer` wrote; None for what it did not."""
    try:
        plain = unseal(
            urlsafe_b64decode(sealed.encode()),
            session_key=f"{eigenaar_of(persoon)}{over}",
            doel=_DOEL,
        )
        return load_wijzer(plain.decode())
    except (Onleesbaar, ValueError):
        return None
