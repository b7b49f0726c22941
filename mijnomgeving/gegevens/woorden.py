"""What the codes of sources mean, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.uitkeringen.models import Uitkeringsoort

UITKERINGEN: Mapping[Uitkeringsoort, str] = {
    Uitkeringsoort.AOW: gettext_noop("AOW-pensioen"),
    Uitkeringsoort.ANW: gettext_noop("Nabestaandenuitkering (Anw)"),
    Uitkeringsoort.KINDERBIJSLAG: gettext_noop("Kinderbijslag"),
    Uitkeringsoort.WW: gettext_noop("WW-uitkering"),
    Uitkeringsoort.WIA: gettext_noop("WIA-uitkering"),
    Uitkeringsoort.WAJONG: gettext_noop("Wajong-uitkering"),
    Uitkeringsoort.ZIEKTEWET: gettext_noop("Ziektewet-uitkering"),
    Uitkeringsoort.BIJSTAND: gettext_noop("Bijstandsuitkering"),
    Uitkeringsoort.IOAW: gettext_noop("IOAW-uitkering"),
}
