"""The form of the answer that the caseworker writes down, and what to say when it cannot be."""

from mijnomgeving.loket.contact.lopend import ContactRequest
from mijnomgeving.loket.toestemming import services
from mijnomgeving.loket.toestemming.codes import Uitslag, find_code
from mijnomgeving.loket.toestemming.forms import AntwoordFormulier, CodeAntwoordFormulier
from mijnomgeving.loket.toestemming.selectors import Vraagbeeld
from mijnomgeving.loketbezoek.models import Weg
from portal.outbound.service import BronFout

FOUTEN = {
    Uitslag.FOUT: "Deze code klopt niet. Laat de persoon de code nog eens noemen.",
    Uitslag.TE_VAAK: "Er is te vaak een verkeerde code ingevuld. Verstuur een nieuwe code.",
    Uitslag.VERLOPEN: "Deze code werkt niet meer. Verstuur een nieuwe code.",
}
_STIL = "De Profielservice geeft nu geen antwoord. Probeer het zo nog eens."


def make_form(request: ContactRequest, beeld: Vraagbeeld) -> AntwoordFormulier | None:
    """The form for this question; None when the person answers elsewhere, or nothing can be written down now."""
    if not beeld.open:
        return None
    data = request.POST if request.method == "POST" else None
    if beeld.vraag.weg == Weg.HIER:
        return AntwoordFormulier(data, beeld=beeld) if services.may_record(request.lopend) else None
    if beeld.vraag.weg in {Weg.MAIL, Weg.SMS} and find_code(lopend=request.lopend):
        return CodeAntwoordFormulier(data, beeld=beeld)
    return None


def write_answer(request: ContactRequest, beeld: Vraagbeeld, formulier: AntwoordFormulier) -> bool:
    """Whether it was written down; else the form says why not."""
    lopend, vraag_id = request.lopend, beeld.vraag.pk
    try:
        if isinstance(formulier, CodeAntwoordFormulier):
            code = formulier.cleaned_data["code"]
            services.confirm_by_code(lopend=lopend, vraag_id=vraag_id, code=code, gezegd=formulier.gezegd)
        else:
            services.record_here(lopend=lopend, vraag_id=vraag_id, gezegd=formulier.gezegd)
    except services.CodeFout as fout:
        formulier.add_error("code", FOUTEN[fout.uitslag])
    except BronFout:
        formulier.add_error(None, _STIL)
    except services.NietsGekozen:
        formulier.add_error(None, "Hiermee geeft de persoon nergens toestemming voor.")
    except services.NietOpen:
        formulier.add_error(None, "Deze vraag is intussen beantwoord of gestopt.")
    except services.KanNiet:
        formulier.add_error(None, "Stel eerst vast wie u voor u hebt. Daarna kunt u dit opschrijven.")
    else:
        return True
    return False
