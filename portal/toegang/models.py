"""What this package itself keeps."""

from portal.toegang.medewerkers.models import Medewerkeraccount

__all__ = ["Medewerkeraccount"]
