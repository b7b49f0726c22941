"""Personal data in a question is masked before anything else sees it: not stored, not logged, not searched for."""

from django.utils.translation import gettext as _

from portal.core.persoonsgegevens import mask
from wegwijzer_ai.antwoord.model import Beurt


def mask_personal_data(beurt: Beurt) -> None:
    """Step: go on with the masked text, and tell the person kindly."""
    beurt.tekst, found = mask(beurt.tekst)
    if found:
        beurt.meldingen.append(
            _(
                "U typte persoonlijke gegevens. Wij hebben ze onleesbaar gemaakt en niet bewaard. U hebt ze voor een "
                "vraag hier niet nodig."
            )
        )
