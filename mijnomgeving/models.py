"""What this package itself keeps, each in its own part."""

from mijnomgeving.berichten import models as berichten
from mijnomgeving.concepten import models as concepten
from mijnomgeving.inzendingen import models as inzendingen
from mijnomgeving.koppelvlak import models as koppelvlak
from mijnomgeving.loket import models as loket
from mijnomgeving.loketbezoek import models as loketbezoek
from mijnomgeving.meldingen import models as meldingen
from mijnomgeving.notificaties import models as notificaties
from mijnomgeving.postkamer import models as postkamer
from mijnomgeving.profiel import models as profiel
from mijnomgeving.rechten import models as rechten
from mijnomgeving.regelingen import models as regelingen
from mijnomgeving.stappenlijsten import models as stappenlijsten
from mijnomgeving.status import models as status
from mijnomgeving.suggesties import models as suggesties
from mijnomgeving.taken import models as taken
from mijnomgeving.toestemmingen import models as toestemmingen
from mijnomgeving.uittreksels import models as uittreksels
from mijnomgeving.verplichtingen import models as verplichtingen
from mijnomgeving.zaken import models as zaken

__all__ = [
    "berichten",
    "concepten",
    "inzendingen",
    "koppelvlak",
    "loket",
    "loketbezoek",
    "meldingen",
    "notificaties",
    "postkamer",
    "profiel",
    "rechten",
    "regelingen",
    "stappenlijsten",
    "status",
    "suggesties",
    "taken",
    "toestemmingen",
    "uittreksels",
    "verplichtingen",
    "zaken",
]
