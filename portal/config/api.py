"""The public API under /api/v1/, put together from the routers of the packages, and the one for systems below it."""

from cms.producten.api import router as producten
from cms.samenwerkende_catalogi.api import router as sdg
from levensgebeurtenissen.api import router as levensgebeurtenissen
from levensgebeurtenissen.regelhulpen.api import router as regelhulpen
from levensgebeurtenissen.sectoren.api import router as sectoren
from mijnomgeving.koppelvlak.api import create_mijn_api
from mijnomgeving.meldingen.api import router as meldingen
from mijnomgeving.notificaties.api import router as notificaties
from mijnomgeving.status.api import router as status
from mijnomgeving.taken.api import router as betaalmeldingen
from portal.api import create_api
from wegwijzer_ai.api import router as wegwijzer

api = create_api()
api.add_router("", producten)
api.add_router("", sdg)
api.add_router("", levensgebeurtenissen)
api.add_router("", regelhulpen)
api.add_router("", sectoren)
api.add_router("", wegwijzer)
api.add_router("", meldingen)
api.add_router("", betaalmeldingen)
api.add_router("", notificaties)
api.add_router("", status)

mijn_api = create_mijn_api()
