"""What this package itself keeps, each in its own part."""

from toegankelijkheid.toetsen import models as toetsen
from toegankelijkheid.verklaring import models as verklaring

__all__ = ["toetsen", "verklaring"]
