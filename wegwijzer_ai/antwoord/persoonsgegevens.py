"""Personal data in a question is masked before anything else sees it: not stored, not logged, not searched for."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from portal.core.persoonsgegevens import Soort, mask_by_kind
from wegwijzer_ai.antwoord.model import MAX_LENGTH, Beurt

NAMEN: dict[Soort, str] = {
    Soort.BSN: gettext_noop("een burgerservicenummer"),
    Soort.REKENING: gettext_noop("een rekeningnummer"),
    Soort.TELEFOON: gettext_noop("een telefoonnummer"),
    Soort.MAIL: gettext_noop("een e-mailadres"),
    Soort.KENTEKEN: gettext_noop("een kenteken"),
    Soort.ADRES: gettext_noop("een adres"),
    Soort.GEBOORTE: gettext_noop("een geboortedatum"),
    Soort.NAAM: gettext_noop("een naam"),
    Soort.DOCUMENT: gettext_noop("een documentnummer"),
    Soort.VREEMDELING: gettext_noop("een V-nummer"),
    Soort.ONDERNEMING: gettext_noop("een nummer van uw bedrijf"),
    Soort.KENMERK: gettext_noop("een klantnummer of kenmerk"),
    Soort.GEHEIM: gettext_noop("een wachtwoord of code"),
}


def mask_personal_data(beurt: Beurt) -> None:
    """Step: go on with the masked text, and tell the person kindly what was left out and why."""
    masked = mask_by_kind(beurt.tekst)
    # Cut off only now: half a number would not be recognised.
    beurt.tekst = masked.tekst[:MAX_LENGTH].rstrip()
    if masked.soorten:
        taal = "pap" if beurt.vraag.taal == "pap" else get_language()
        with translation.override(taal):
            beurt.meldingen.append(tell_what_was_masked(masked.soorten))


def tell_what_was_masked(soorten: Sequence[Soort]) -> str:
    """What stood there, that it is gone, and why it need not be there."""
    names = [_(NAMEN[soort]) for soort in soorten]
    wat = (
        _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(names[:-1]), "laatste": names[-1]}
        if names[1:]
        else names[0]
    )
    return _(
        "U typte persoonlijke gegevens: %(wat)s. Wij hebben dat onleesbaar gemaakt en niet bewaard. Om u de weg te "
        "wijzen hebben wij het niet nodig."
    ) % {"wat": wat}
