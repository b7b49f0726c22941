"""What the counter keeps, each in its own part; `__all__` names the parts."""

from mijnomgeving.loket.beheer import models as beheer
from mijnomgeving.loket.contact import models as contact
from mijnomgeving.loket.doen import models as doen
from mijnomgeving.loket.dossiers import models as dossiers
from mijnomgeving.loket.hulp import models as hulp
from mijnomgeving.loket.toezicht import models as toezicht
from mijnomgeving.loket.verwijzingen import models as verwijzingen
from mijnomgeving.loket.zoeken import models as zoeken

__all__ = ["beheer", "contact", "doen", "dossiers", "hulp", "toezicht", "verwijzingen", "zoeken"]
