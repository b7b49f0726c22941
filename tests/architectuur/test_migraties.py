"""A new version is put in place while the one before serves: no migration takes the floor from under it."""

from typing import Any

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import models
from django.db.migrations import Migration, RunPython, RunSQL, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.architectuur.migratieregels import find_overtredingen, list_earlier, own_migrations


def test_every_migration_since_the_rules_keeps_them() -> None:
    loader, eerder = MigrationLoader(None), list_earlier()
    nieuw = [(naam, migratie) for naam, migratie in own_migrations(loader) if naam not in eerder]
    gevonden = {
        naam: fouten
        for naam, migratie in nieuw
        if (fouten := find_overtredingen(migratie, _state_before(loader, migratie)))
    }
    assert gevonden == {}


def _state_before(loader: MigrationLoader, migratie: Migration) -> ProjectState:
    return loader.project_state((migratie.app_label, migratie.name), at_end=False)


def test_the_list_of_earlier_migrations_only_gets_shorter() -> None:
    assert list_earlier() <= {naam for naam, _migratie in own_migrations(MigrationLoader(None))}


def a_migration(*stappen: Any, **velden: Any) -> Migration:
    soort = type("Migration", (Migration,), {"operations": list(stappen), **velden})
    return soort("9999_proef", "outbox")  # type: ignore[no-any-return]


def state() -> ProjectState:
    """A table that is in use."""
    staat = ProjectState()
    velden = [
        ("id", models.AutoField(primary_key=True)),
        ("naam", models.CharField(max_length=80)),
        ("reden", models.CharField(max_length=80, null=True)),
    ]
    staat.add_model(ModelState("outbox", "Proef", velden))
    return staat


KORT, TEKST = models.CharField(max_length=40), models.TextField()
INDEX = models.Index(fields=["naam"], name="proef_naam")


@pytest.mark.parametrize(
    ("stap", "woord"),
    [
        (operations.RemoveField("proef", "naam"), "removes a column"),
        (operations.DeleteModel("Proef"), "removes a table"),
        (operations.RenameField("proef", "naam", "titel"), "renames a column"),
        (operations.RenameModel("Proef", "Test"), "renames a table"),
        (operations.AlterModelTable("proef", "ergens"), "renames a table"),
        (operations.AddField("proef", "soort", models.CharField(max_length=8, default="x")), "db_default"),
        (operations.AddField("proef", "soort", models.CharField(max_length=8, null=True, unique=True)), "locks"),
        (operations.AlterField("proef", "naam", KORT), "shorter"),
        (operations.AlterField("proef", "naam", models.IntegerField()), "changes the type"),
        (operations.AlterField("proef", "reden", models.CharField(max_length=80)), "first fill it"),
        (operations.AlterField("proef", "naam", models.CharField(max_length=80, db_index=True)), "locks"),
        (operations.AddIndex("proef", INDEX), "AddIndexConcurrently"),
        (RunSQL("UPDATE proef SET naam = ''"), "cannot go back"),
        (AddIndexConcurrently("proef", INDEX), "of its own"),
    ],
)
def test_what_the_version_before_cannot_stand_is_found(stap: Any, woord: str) -> None:
    [fout] = find_overtredingen(a_migration(stap), state())
    assert woord in fout


@pytest.mark.parametrize(
    "stappen",
    [
        [operations.AddField("proef", "soort", models.CharField(max_length=8, null=True))],
        [operations.AddField("proef", "soort", models.CharField(max_length=8, db_default="x"))],
        [operations.AlterField("proef", "naam", models.CharField(max_length=120))],
        [operations.AlterField("proef", "naam", models.CharField("naam van iemand", max_length=80))],
        [RunPython(RunPython.noop, RunPython.noop)],
        # A table that is made here is used by nobody yet.
        [
            operations.CreateModel("Nieuw", [("id", models.AutoField(primary_key=True)), ("naam", TEKST)]),
            operations.AddIndex("nieuw", models.Index(fields=["naam"], name="nieuw_naam")),
            operations.AddField("nieuw", "soort", models.CharField(max_length=8)),
        ],
    ],
)
def test_what_two_versions_can_stand_side_by_side_is_let_through(stappen: list[Any]) -> None:
    assert find_overtredingen(a_migration(*stappen), state()) == []


def test_an_index_beside_the_work_has_a_migration_of_its_own() -> None:
    assert find_overtredingen(a_migration(AddIndexConcurrently("proef", INDEX), atomic=False), state()) == []


def test_who_says_why_may_do_it_in_one_step() -> None:
    migratie = a_migration(operations.RemoveField("proef", "naam"), regel_uitzondering="Sinds 0.2 leest niemand dit.")
    assert find_overtredingen(migratie, state()) == []
