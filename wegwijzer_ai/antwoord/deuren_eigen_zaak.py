"""Where to go with one's own case: Mijn omgeving, the organisation that it is about, and the page of the product."""

import structlog

from wegwijzer_ai.antwoord.deuren import mens, mijn_omgeving
from wegwijzer_ai.antwoord.model import Beurt, Deur
from wegwijzer_ai.antwoord.organisaties import attach_products
from wegwijzer_ai.antwoord.plaats import recognise_place
from wegwijzer_ai.antwoord.zekerheid import kalibratie_for
from wegwijzer_ai.antwoord.zoeken import find_candidates

logger = structlog.get_logger(__name__)
SHOWN = 1


def own_zaak_doors(beurt: Beurt) -> list[Deur]:
    """Mijn omgeving first, then who can look into the case; nobody in particular when we are not sure which it is."""
    try:
        # A rule ends the turn before the search; likeness to examples after it.
        if not beurt.producten:
            recognise_place(beurt)
            find_candidates(beurt)
    except (TypeError, OSError) as error:  # no index to search: the doors that always hold remain
        logger.warning("wegwijzer_own_case_without_search", fout=type(error).__name__)
        beurt.producten = []
    sure = kalibratie_for(beurt).offers_choice(beurt.kenmerken)
    beurt.producten = beurt.producten[:SHOWN] if sure else []
    beurt.gebeurtenissen = []
    attach_products(beurt)
    return [mijn_omgeving(), *_organisations(beurt), mens()]


def _organisations(beurt: Beurt) -> list[Deur]:
    """The organisation of the product, with its telephone number when it has one."""
    found = [product.organisatie for product in beurt.antwoord_producten if product.organisatie is not None]
    return [
        Deur(organisatie.naam, url=organisatie.url, telefoon=organisatie.telefoon, taal="nl")
        for organisatie in found
        if organisatie.url or organisatie.telefoon
    ]
