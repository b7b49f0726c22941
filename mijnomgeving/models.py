"""What this package itself keeps, each in its own part."""

from mijnomgeving.berichten import models as berichten
from mijnomgeving.concepten import models as concepten
from mijnomgeving.inzendingen import models as inzendingen
from mijnomgeving.meldingen import models as meldingen
from mijnomgeving.notificaties import models as notificaties
from mijnomgeving.profiel import models as profiel
from mijnomgeving.stappenlijsten import models as stappenlijsten
from mijnomgeving.suggesties import models as suggesties
from mijnomgeving.taken import models as taken
from mijnomgeving.toestemmingen import models as toestemmingen
from mijnomgeving.uittreksels import models as uittreksels
from mijnomgeving.zaken import models as zaken

__all__ = [
    "berichten",
    "concepten",
    "inzendingen",
    "meldingen",
    "notificaties",
    "profiel",
    "stappenlijsten",
    "suggesties",
    "taken",
    "toestemmingen",
    "uittreksels",
    "zaken",
]
