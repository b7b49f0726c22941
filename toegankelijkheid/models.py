"""What this package itself keeps, each in its own part."""

from toegankelijkheid.toetsen import models as toetsen

__all__ = ["toetsen"]
