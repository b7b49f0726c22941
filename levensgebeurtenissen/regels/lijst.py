"""All rules, in the order in which a page lists them."""

from collections.abc import Mapping
from types import MappingProxyType

from levensgebeurtenissen.regels import (
    aow,
    bijstand,
    documenten,
    huurtoeslag,
    investeringsaftrek,
    ioaw,
    kinderbijslag,
    kindgebonden_budget,
    ondernemen,
    procedures,
    rechtsbijstand,
    studie,
    subsidies,
    ww,
    zorgtoeslag,
)
from levensgebeurtenissen.regels.basis import Gegeven, Regel

PERSOON: tuple[Regel, ...] = (
    zorgtoeslag.REGEL,
    huurtoeslag.REGEL,
    kinderbijslag.REGEL,
    kindgebonden_budget.REGEL,
    studie.KINDEROPVANG,
    studie.STUDIEFINANCIERING,
    ww.REGEL,
    bijstand.BIJSTAND,
    bijstand.INKOMENSTOESLAG,
    ioaw.REGEL,
    aow.REGEL,
    rechtsbijstand.REGEL,
    documenten.REISDOCUMENT,
    documenten.APK,
)
ONDERNEMING: tuple[Regel, ...] = (
    ondernemen.KOR,
    ondernemen.AFTREK,
    subsidies.WBSO,
    investeringsaftrek.EIA,
    investeringsaftrek.MIA,
    subsidies.ISDE,
    subsidies.LKV,
    ondernemen.UBO,
    ondernemen.KVK,
)
PROCEDURE: tuple[Regel, ...] = (procedures.BESLISTERMIJN, procedures.BEZWAAR, procedures.DWANGSOM, procedures.WOZ)

REGELS: Mapping[str, Regel] = MappingProxyType({regel.sleutel: regel for regel in (*PERSOON, *ONDERNEMING, *PROCEDURE)})
GEGEVENS: Mapping[str, Gegeven] = MappingProxyType(
    {gegeven.naam: gegeven for regel in REGELS.values() for gegeven in regel.gegevens}
)
