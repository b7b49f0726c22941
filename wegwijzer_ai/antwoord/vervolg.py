"""What can come next: questions that the page answers as well, and a question back when the answer depends on it."""

from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.familiekeuze import option_text
from wegwijzer_ai.antwoord.model import Beurt, Uitkomst, Wedervraag
from wegwijzer_ai.antwoord.productantwoord import matching_question
from wegwijzer_ai.antwoord.taalversie import in_taal
from wegwijzer_ai.index.vragen import answered_questions

MOST = 4
MOST_SIBLINGS = 2
ONDERNEMER = "ondernemer"
GEMEENTE_GEVRAAGD = "gemeente"
_BY_PLACE = frozenset({"gemeente", "provincie"})


def suggest_next(beurt: Beurt) -> None:
    """Step: offer the other questions of the first product."""
    if beurt.uitkomst is not Uitkomst.ANTWOORD or not beurt.producten:
        return
    document = in_taal(beurt.producten[0].document, beurt.taal)
    asked = matching_question(beurt.tekst, document)
    own = [vraag.vraag for vraag in answered_questions(document) if vraag != asked]
    siblings = _siblings(beurt)
    beurt.vervolgvragen = [*siblings, *own[: MOST - len(siblings)]]


def _siblings(beurt: Beurt) -> list[str]:
    """Under a general answer: the nearest special cases of its family."""
    keuze = beurt.keuze
    if keuze is None or not keuze.zeker or keuze.sleutel != keuze.familie.gewoon:
        return []
    others = [item.document for item in beurt.producten[1:] if keuze.familie.lid(item.document.sleutel)]
    return [option_text(keuze.familie, document, beurt.antwoordtaal) for document in others[:MOST_SIBLINGS]]


def ask_back(beurt: Beurt) -> None:
    """Step: ask for the gemeente when it decides who carries out the first product; not a second time unless it must.

    A name that is more than one gemeente is always asked about, and nothing is assumed.
    """
    if beurt.uitkomst is not Uitkomst.ANTWOORD or beurt.gemeente is not None or not beurt.producten:
        return
    if beurt.producten[0].document.organisatiesoort not in _BY_PLACE:
        return
    if beurt.gemeente_keuzes:
        options = tuple(gemeente.naam for gemeente in beurt.gemeente_keuzes)
        beurt.wedervraag = Wedervraag(_("Welke gemeente bedoelt u?"), options, over="gemeente")
    elif GEMEENTE_GEVRAAGD not in beurt.eerder.gesteld:
        beurt.gesteld.add(GEMEENTE_GEVRAAGD)
        only_business = beurt.producten[0].document.doelgroepen == (ONDERNEMER,)
        beurt.wedervraag = Wedervraag(
            _("In welke gemeente is uw bedrijf? Dan ziet u meteen waar u moet zijn.")
            if only_business
            else _("In welke gemeente woont u? Dan ziet u meteen waar u moet zijn."),
            over="gemeente",
        )
