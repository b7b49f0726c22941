"""Subject lines of messages: what a message says never comes along, also not into what the session keeps."""

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.loket.beeld.velden import Berichtregel
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline

GEGEVENS = gettext_noop("de onderwerpen van uw berichten")


def vragen_koppen(betrokkene: Betrokkene) -> list[Vraag[tuple[Berichtregel, ...]]]:
    """The question to each magazijn for the subject lines of the messages to this betrokkene, newest first."""
    return [vraag_koppen(bron, betrokkene) for bron in berichten_bronnen()]


def vraag_koppen(bron: BerichtenBron, betrokkene: Betrokkene) -> Vraag[tuple[Berichtregel, ...]]:
    """The same to one magazijn."""

    async def stel(*, deadline: Deadline) -> tuple[Berichtregel, ...]:
        berichten = await bron.list_berichten(betrokkene, deadline=deadline)
        return tuple(
            Berichtregel(
                magazijn=bericht.magazijn,
                bericht_id=bericht.bericht_id,
                bron=bericht.bron,
                onderwerp=bericht.onderwerp,
                verstuurd_op=bericht.verstuurd_op,
                gelezen=bericht.gelezen,
            )
            for bericht in berichten
        )

    bewaar = Bewaren("onderwerpen", tuple[Berichtregel, ...])
    return Vraag(bron.naam, GEGEVENS, stel, "berichten", bewaar, "berichten")
