"""The wegwijzer for the counter: the one place that knows both. A question goes in, no person does.

`mijnomgeving` may not know the assistant and the assistant may not know a person; this port hands a text over in which
nothing of a person was found, and hands back what stands on public pages.
"""

from mijnomgeving.loket.hulp.wegwijzer import Antwoord, Bron, Product
from wegwijzer_ai.bediening.service import wegwijzer_is_on
from wegwijzer_ai.service import Vraag, answer


def ask(vraag: str, gemeente: str = "") -> Antwoord | None:
    """What the wegwijzer says to this; None while it is switched off. Nothing of it is kept as a conversation."""
    if not wegwijzer_is_on():
        return None
    gegeven = answer(Vraag(tekst=vraag, gemeente=gemeente or None))
    return Antwoord(
        gevonden=bool(gegeven.zinnen),
        zinnen=tuple((zin.tekst, zin.bronnen) for zin in gegeven.zinnen),
        bronnen=tuple(Bron(bron.nr, bron.titel, bron.url) for bron in gegeven.bronnen),
        producten=tuple(
            Product(product.titel, product.url, product.organisatie.naam if product.organisatie else "")
            for product in gegeven.producten
        ),
        wedervraag=gegeven.wedervraag.tekst if gegeven.wedervraag else "",
        deuren=tuple((deur.titel, deur.url, deur.telefoon) for deur in gegeven.deuren),
    )
