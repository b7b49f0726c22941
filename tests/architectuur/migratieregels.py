"""What a migration may do while the version before it still serves (docs/beheer/bijwerken.md).

`python -m tests.architectuur.migratieregels` writes the list of migrations that are there already: they ran everywhere
before there were rules, and are not looked at again.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import ManyToManyField

WORTEL = Path(__file__).resolve().parents[2]
VAN_VOOR_DE_REGELS = Path(__file__).with_name("migraties_van_voor_de_regels.txt")
# In the migration itself, as a text: why it may do in one step what otherwise takes two.
UITZONDERING = "regel_uitzondering"
CONCURRENT = (AddIndexConcurrently, RemoveIndexConcurrently)
WEG = {
    operations.RemoveField: "removes a column that the version before still reads: first stop using it",
    operations.DeleteModel: "removes a table that the version before still reads: first stop using it",
    operations.RenameField: "renames a column under the version before: add a new one and fill it",
    operations.RenameModel: "renames a table under the version before: add a new one and fill it",
    operations.AlterModelTable: "renames a table under the version before: add a new one and fill it",
}


def own_migrations(loader: MigrationLoader) -> Iterator[tuple[str, Migration]]:
    """Each migration of our own packages by its name, in the order in which they run."""
    eigen = {app.label for app in apps.get_app_configs() if Path(app.path).is_relative_to(WORTEL / _pakket(app.name))}
    for label, naam in loader.graph._generate_plan(loader.graph.leaf_nodes(), at_end=True):
        if label in eigen:
            yield f"{label}.{naam}", loader.disk_migrations[label, naam]


def _pakket(naam: str) -> str:
    return naam.partition(".")[0]


def find_overtredingen(migratie: Migration, staat: ProjectState) -> list[str]:
    """What this migration does that a version beside it cannot stand.

    Args:
        migratie: the migration.
        staat: what the tables are before it; not changed.
    """
    if str(getattr(migratie, UITZONDERING, "")).strip():
        return []
    staat = staat.clone()
    nieuw: set[str] = set()
    gevonden = []
    for stap in migratie.operations:
        if isinstance(stap, operations.CreateModel):
            nieuw.add(stap.name_lower)
        elif _model_of(stap) not in nieuw:
            gevonden += [f"{stap.describe()}: {reden}" for reden in _check(stap, migratie, staat)]
        stap.state_forwards(migratie.app_label, staat)
    gelijktijdig = [stap for stap in migratie.operations if isinstance(stap, CONCURRENT)]
    if gelijktijdig and (migratie.atomic or len(gelijktijdig) < len(migratie.operations)):
        gevonden.append("an index that is made beside the work stands in a migration of its own, with atomic = False")
    return gevonden


def _model_of(stap: Operation) -> str:
    naam = getattr(stap, "model_name", None) or getattr(stap, "name", "")
    return str(naam).lower()


def _check(stap: Operation, migratie: Migration, staat: ProjectState) -> Iterator[str]:
    if reden := WEG.get(type(stap)):
        yield reden
    elif isinstance(stap, operations.AddField):
        yield from _check_new(stap.field)
    elif isinstance(stap, operations.AlterField):
        oud = staat.models[migratie.app_label, stap.model_name_lower].get_field(stap.name)
        yield from _check_change(oud, stap.field)
    elif isinstance(stap, operations.AddIndex) and not isinstance(stap, AddIndexConcurrently):
        yield "locks the table while the index is made: use AddIndexConcurrently"
    elif isinstance(stap, operations.RunSQL | operations.RunPython) and not stap.reversible:
        yield "cannot go back: give what undoes it, or a noop when there is nothing to undo"


def _check_new(veld: Any) -> Iterator[str]:
    if isinstance(veld, ManyToManyField):
        return
    if not veld.null and not veld.has_db_default():
        yield "the version before writes rows without this column: let it be empty, or give it a db_default"
    if veld.unique or (veld.db_index and not veld.is_relation):
        yield "locks the table while its index is made: add the column first, then AddIndexConcurrently"


def _check_change(oud: Any, nieuw: Any) -> Iterator[str]:
    if oud.null and not nieuw.null and not nieuw.has_db_default():
        yield "the version before still writes it empty: first fill it everywhere, then require it"
    if type(oud) is not type(nieuw):
        yield "changes the type of a column under the version before: add a new one and fill it"
    kort, lang = getattr(nieuw, "max_length", None), getattr(oud, "max_length", None)
    if kort and lang and kort < lang:
        yield "makes a column shorter than the version before writes"
    if (nieuw.unique and not oud.unique) or (nieuw.db_index and not oud.db_index):
        yield "locks the table while its index is made: use AddIndexConcurrently"


def list_earlier() -> frozenset[str]:
    """Migrations from before the rules."""
    return frozenset(VAN_VOOR_DE_REGELS.read_text(encoding="utf-8").split())


if __name__ == "__main__":
    import django

    django.setup()
    namen = sorted(naam for naam, _migratie in own_migrations(MigrationLoader(None)))
    VAN_VOOR_DE_REGELS.write_text("\n".join(namen) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(namen)} migraties\n")
