"""What the browser sends from the editor of an offer."""

from typing import Any

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.producten.beheer.formulieren import OPMAAK
from cms.producten.models import Aanbod


def velden(aanbod: Aanbod, tekst: str, **anders: Any) -> dict[str, Any]:
    basis = {
        "product": aanbod.product_id, "organisatie": aanbod.organisatie_id, "titel": "Parkeren in Utrecht",
        "samenvatting": "Zo vraagt u het aan.", "url": "", "aanvraag_url": "", "online_aanvragen": "nee",
        "termijn": "", "taal": "nl", "opnieuw_controleren": "", "beeindigd_op": "", "kosten-count": "0",
        "nodig-count": "0", "tekst": ContentstateConverter(features=OPMAAK).from_database_format(tekst),
    }  # fmt: skip
    return basis | anders
