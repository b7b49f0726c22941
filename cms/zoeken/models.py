"""The index as rows: every process reads it into memory and follows its version.

One row in `IndexVersie` numbers the changes. A writer locks it, so versions become visible in order; a reader that
knows version n asks only for the rows after n. A withdrawn document stays as an empty row (a tombstone), else readers
would never hear of it; rebuilding removes tombstones of more than a day old.
"""

from django.db import models


class IndexVersie(models.Model):
    """The number of the last change, and which language model made the vectors. There is one row."""

    nummer = models.PositiveBigIntegerField(default=0)
    # Readers that start before this number take in everything again: rows behind them were cleaned away.
    volledig_vanaf = models.PositiveBigIntegerField(default=0)
    model = models.CharField(max_length=64, blank=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "versie van de index"
        verbose_name_plural = "versies van de index"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="zoeken_een_indexversie")]

    def __str__(self) -> str:
        return str(self.nummer)


class IndexDocument(models.Model):
    """One document with its vectors: float16, first those of the document itself, then each of people's words."""

    sleutel = models.CharField(max_length=255, primary_key=True)
    inhoud = models.JSONField(null=True)
    vectoren = models.BinaryField(null=True)
    # What the vectors were made of; an unchanged text is not embedded again.
    vingerafdruk = models.CharField(max_length=64, blank=True)
    versie = models.PositiveBigIntegerField(db_index=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "document in de index"
        verbose_name_plural = "documenten in de index"

    def __str__(self) -> str:
        return self.sleutel

    @property
    def is_ingetrokken(self) -> bool:
        """Whether this row only says that the document is gone."""
        return self.inhoud is None
