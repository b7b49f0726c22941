"""What the codes of sources mean, in words."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.belastingdienst.models import Aangiftesoort, Aangiftetijdvak
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
TIJDVAKKEN: Mapping[Aangiftetijdvak, str] = MappingProxyType(
    {
        Aangiftetijdvak.MAAND: gettext_noop("per maand"),
        Aangiftetijdvak.VIER_WEKEN: gettext_noop("per vier weken"),
        Aangiftetijdvak.KWARTAAL: gettext_noop("per kwartaal"),
        Aangiftetijdvak.HALFJAAR: gettext_noop("per halfjaar"),
        Aangiftetijdvak.JAAR: gettext_noop("per jaar"),
        Aangiftetijdvak.GEEN: gettext_noop("u hoeft geen aangifte te doen"),
    }
)
AANGIFTEN: Mapping[Aangiftesoort, str] = MappingProxyType(
    {
        Aangiftesoort.BTW: gettext_noop("Btw-aangifte"),
        Aangiftesoort.ICP: gettext_noop("Opgaaf ICP"),
        Aangiftesoort.LOON: gettext_noop("Loonaangifte"),
        Aangiftesoort.IB: gettext_noop("Aangifte inkomstenbelasting"),
        Aangiftesoort.VPB: gettext_noop("Aangifte vennootschapsbelasting"),
    }
)
_VIER = 4


def format_kenteken(kenteken: str) -> str:
    """The plate in its groups, as the RDW writes it: letters and digits apart, and four of a kind in two pairs."""
    groepen: list[str] = []
    for soort in re.findall(r"[A-Z]+|[0-9]+", kenteken):
        groepen += [soort[:2], soort[2:]] if len(soort) == _VIER else [soort]
    return "-".join(groepen)
