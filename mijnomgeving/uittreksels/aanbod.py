"""The offer as a wallet reads it: a link, and the same in a QR code (OpenID4VCI 4)."""

import json
from urllib.parse import urlencode

from django.conf import settings
from django.utils.safestring import SafeString

from mijnomgeving.uittreksels.bewijs import issuer
from mijnomgeving.uittreksels.soorten import Soort
from mijnomgeving.uittreksels.uitgifte import GRANT


def offer_url(soort: Soort, *, code: str) -> str:
    """The link that opens a wallet with the offer; without the pincode, which the person types."""
    offer = {
        "credential_issuer": issuer(),
        "credential_configuration_ids": [f"uittreksel-{soort.id}"],
        "grants": {
            GRANT: {
                "pre-authorized_code": code,
                "tx_code": {"input_mode": "numeric", "length": 6},
            }
        },
    }
    return f"{settings.UITTREKSEL_WALLET}?{urlencode({'credential_offer': json.dumps(offer, separators=(',', ':'))})}"


def qr_svg(text: str) -> SafeString:
    """The text as a QR code in SVG: shapes only, so that it needs no style and no script."""
    import segno  # noqa: PLC0415 - only this page needs it

    made = segno.make(text, error="l", micro=False)
    svg = made.svg_inline(scale=1, border=4, svgclass=None, lineclass=None, omitsize=True, dark="#000", light="#fff")
    # segno makes it of numbers only: nothing of the text is in it.
    return SafeString(svg)
