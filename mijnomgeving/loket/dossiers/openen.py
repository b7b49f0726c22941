"""From a dossier or a referral to a contact about that person: with a reason, and past every check of a choice."""

from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.http import HttpResponseRedirect
from django.urls import reverse

from mijnomgeving.loket.contact.lopend import ContactRequest, Lopend, list_lopend
from mijnomgeving.loket.contact.models import Contact, Kanaal
from mijnomgeving.loket.contact.services import DOEL_BETROKKENE, open_contact
from mijnomgeving.loket.dossiers.doener import LOKET
from mijnomgeving.loket.dossiers.zegel import Over
from mijnomgeving.loket.pagina import tell
from mijnomgeving.loket.zoeken.gevonden import Gekozen
from mijnomgeving.loket.zoeken.services import Afloop, choose
from portal.toegang.medewerkers.medewerker import LoketRequest
from portal.verantwoording.sleutels import pseudoniemen

_ZINNEN = {
    Afloop.VERLOPEN: "Deze persoon is niet meer te vinden in de basisregistratie. Zoek de persoon hieronder.",
    Afloop.GEEN_ANTWOORD: "De basisregistratie geeft nu geen antwoord. Probeer het over een paar minuten opnieuw.",
    Afloop.OVERLEDEN: "Deze persoon is overleden. Open een contact met het doel Hulp na een overlijden.",
    Afloop.SIGNAAL: "Voor deze persoon is toestemming van een teamleider nodig. Zoek de persoon en vraag die aan.",
    Afloop.GRENS: "U hebt in deze dienst het grootste aantal personen gehad. Overleg met uw teamleider.",
    Afloop.ANDER: "Dit contact gaat al over iemand anders.",
}


class OpenFormulier(forms.Form):
    """How the caseworker speaks with the person, and why now."""

    kanaal = forms.ChoiceField(label="Hoe spreekt u de persoon?", choices=Kanaal.choices, initial=Kanaal.TELEFOON)
    reden = forms.CharField(
        label="Reden van het contact",
        max_length=500,
        min_length=3,
        help_text="De persoon kan dit opvragen. Schrijf geen nummers van de persoon op.",
        error_messages={"required": "Vul de reden in. Zonder reden opent u geen contact."},
    )


@dataclass(frozen=True, slots=True)
class Geopend:
    """A contact about the person, or the contact in which that did not succeed, and why."""

    contact: Contact
    afloop: Afloop

    @property
    def gelukt(self) -> bool:
        """Whether the caseworker can go on."""
        return self.afloop is Afloop.GEKOZEN


def open_for(*, request: LoketRequest, over: Over, kanaal: str, reden: str) -> Geopend:
    """Open a contact about this person, or go on in the one that the caseworker has open about the same person.

    Everything that holds for choosing a person after a search holds here: family, colleagues, protected persons, the
    limit per shift.

    Raises:
        LogboekFout: it could not be logged; nothing is opened then.
    """
    zelfde = pseudoniemen(over.betrokkene, doel=DOEL_BETROKKENE)
    for lopend in list_lopend(request=request):
        # What the Handelsregister adds to a company does not make it another.
        if lopend.betrokkene and lopend.met_persoon and lopend.contact.betrokkene in zelfde:
            return Geopend(lopend.contact, Afloop.GEKOZEN)
    contact = open_contact(medewerker=request.medewerker, kanaal=kanaal, doel=LOKET, reden=reden, gekozen=False)
    met_contact: ContactRequest = request  # type: ignore[assignment]
    met_contact.lopend = Lopend(contact, request.medewerker, None, "")
    stand = choose(request=met_contact, gekozen=Gekozen(over.betrokkene, over.naam))
    return Geopend(contact, stand.afloop)


def go_on(request: LoketRequest, geopend: Geopend, *, url: str) -> HttpResponseRedirect:
    """To the page of the dossier or the referral, or to searching when something stands in the way."""
    if not geopend.gelukt:
        tell(request, _ZINNEN[geopend.afloop])
        url = reverse("loket:zoeken", args=[geopend.contact.pk])
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
