"""The quarantine of one source: kept equal to the last import, without writing what is there already."""

from collections.abc import Iterable

from cms.samenwerkende_catalogi.feed import RecordFout
from cms.samenwerkende_catalogi.models import Bron, ImportFout

_MAX_SLEUTEL = 490


class Quarantaine:
    """What one import could not take in. `sleutels` are the product numbers as the source gives them."""

    def __init__(self, bron: Bron) -> None:
        self.sleutels: set[str] = set()
        self._bron = bron
        self._gemeld: set[str] = set()
        self._keer: dict[str, int] = {}

    def report(self, fouten: Iterable[RecordFout]) -> None:
        """Keep these; one that is there with the same reason stays as it is."""
        gevonden = {self._own_key(fout): (fout.titel[:250], str(fout)[:500]) for fout in fouten}
        if not gevonden:
            return
        bekend = {
            fout.sleutel: (fout.titel, fout.reden)
            for fout in ImportFout.objects.filter(bron=self._bron, sleutel__in=gevonden)
        }
        ImportFout.objects.bulk_create(
            [
                ImportFout(bron=self._bron, sleutel=sleutel, titel=titel, reden=reden)
                for sleutel, (titel, reden) in gevonden.items()
                if bekend.get(sleutel) != (titel, reden)
            ],
            update_conflicts=True,
            unique_fields=["bron", "sleutel"],
            update_fields=["titel", "reden", "gemeld_op"],
        )

    def close(self) -> None:
        """After a whole import: what was wrong before and is not any more, goes."""
        oud = ImportFout.objects.filter(bron=self._bron).values_list("pk", "sleutel")
        weg = [pk for pk, sleutel in oud.iterator() if sleutel not in self._gemeld]
        ImportFout.objects.filter(pk__in=weg).delete()

    def _own_key(self, fout: RecordFout) -> str:
        """The product number; two organisations in one source can use the same one."""
        self.sleutels.add(fout.sleutel)
        sleutel = fout.sleutel[:_MAX_SLEUTEL]
        keer = self._keer[sleutel] = self._keer.get(sleutel, 0) + 1
        if keer > 1:
            sleutel = f"{sleutel} ({keer})"
        self._gemeld.add(sleutel)
        return sleutel
