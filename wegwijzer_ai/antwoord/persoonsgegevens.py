"""Personal data in a question is masked before anything else sees it: not stored, not logged, not searched for."""

from django.utils.translation import gettext as _

from portal.core.persoonsgegevens import mask
from wegwijzer_ai.antwoord.model import MAX_LENGTH, Beurt


def mask_personal_data(beurt: Beurt) -> None:
    """Step: go on with the masked text, and tell the person kindly."""
    masked, found = mask(beurt.tekst)
    # Cut off only now: half a number would not be recognised.
    beurt.tekst = masked[:MAX_LENGTH].rstrip()
    if found:
        beurt.meldingen.append(
            _(
                "U typte persoonlijke gegevens. Wij hebben ze onleesbaar gemaakt en niet bewaard. U hebt ze voor een "
                "vraag hier niet nodig."
            )
        )
