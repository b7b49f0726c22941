"""What the worker does for this package, each in its own part."""

from toegankelijkheid.toetsen import tasks as toetsen
from toegankelijkheid.verklaring import tasks as verklaring

__all__ = ["toetsen", "verklaring"]
