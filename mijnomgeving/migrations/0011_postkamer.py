from typing import Any
from uuid import uuid4

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now

ONDERNEMING = "Pseudoniem, nooit een nummer."
BERICHT = "Sleutel; zegt niet welk bericht het is."
COLLEGA = "mijnomgeving.postcollega"


def own_fields(*, bericht: bool) -> list[tuple[str, Any]]:
    """What every table begins with."""
    begin: list[tuple[str, Any]] = [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("onderneming", models.CharField(help_text=ONDERNEMING, max_length=64, verbose_name="onderneming")),
    ]
    veld = models.CharField(help_text=BERICHT, max_length=32, verbose_name="bericht")
    return [*begin, ("bericht", veld)] if bericht else begin


def collega(naam: str, *, mag_weg: bool = False) -> Any:
    """A reference to a colleague."""
    on_delete = django.db.models.deletion.SET_NULL if mag_weg else django.db.models.deletion.CASCADE
    return models.ForeignKey(null=mag_weg, on_delete=on_delete, related_name="+", to=COLLEGA, verbose_name=naam)


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0010_verplichtingen")]

    operations = [
        migrations.CreateModel(
            name="Postcollega",
            fields=[
                *own_fields(bericht=False),
                (
                    "kenmerk",
                    models.CharField(help_text="Sleutel; zegt niet wie het is.", max_length=64, verbose_name="kenmerk"),
                ),
                ("naam", models.BinaryField(help_text="Versleuteld.", verbose_name="naam")),
                ("bijgewerkt_op", models.DateTimeField(db_default=Now(), verbose_name="bijgewerkt op")),
            ],
            options={
                "verbose_name": "collega in het postvak",
                "verbose_name_plural": "collega's in het postvak",
                "indexes": [models.Index(fields=["bijgewerkt_op"], name="postcollega_oud")],
                "constraints": [
                    models.UniqueConstraint(fields=("onderneming", "kenmerk"), name="postcollega_een_keer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Toewijzing",
            fields=[
                *own_fields(bericht=True),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="toegewezen op")),
                ("klaar_op", models.DateTimeField(blank=True, null=True, verbose_name="klaar op")),
                ("collega", collega("voor wie")),
                ("door", collega("door wie", mag_weg=True)),
            ],
            options={
                "verbose_name": "toewijzing",
                "verbose_name_plural": "toewijzingen",
                "indexes": [models.Index(fields=["op"], name="toewijzing_oud")],
                "constraints": [models.UniqueConstraint(fields=("onderneming", "bericht"), name="toewijzing_een_keer")],
            },
        ),
        migrations.CreateModel(
            name="Postlezing",
            fields=[
                *own_fields(bericht=True),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="geopend op")),
                ("collega", collega("wie")),
            ],
            options={
                "verbose_name": "lezing van een bericht",
                "verbose_name_plural": "lezingen van berichten",
                "indexes": [models.Index(fields=["op"], name="postlezing_oud")],
                "constraints": [
                    models.UniqueConstraint(fields=("onderneming", "bericht", "collega"), name="postlezing_een_keer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Postnotitie",
            fields=[
                *own_fields(bericht=True),
                ("kenmerk", models.UUIDField(default=uuid4, unique=True, verbose_name="kenmerk")),
                ("tekst", models.BinaryField(help_text="Versleuteld.", verbose_name="tekst")),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="geschreven op")),
                ("collega", collega("wie")),
            ],
            options={
                "verbose_name": "notitie bij een bericht",
                "verbose_name_plural": "notities bij berichten",
                "indexes": [
                    models.Index(fields=["onderneming", "bericht"], name="postnotitie_bij_bericht"),
                    models.Index(fields=["op"], name="postnotitie_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Postadres",
            fields=[
                *own_fields(bericht=False),
                (
                    "kenmerk",
                    models.CharField(
                        help_text="Sleutel; zegt niet welk adres het is.", max_length=64, verbose_name="kenmerk"
                    ),
                ),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="opgegeven op")),
                ("bevestigd_op", models.DateTimeField(blank=True, null=True, verbose_name="bevestigd op")),
                ("terug_op", models.DateTimeField(blank=True, null=True, verbose_name="post kwam terug op")),
                ("collega", collega("door wie", mag_weg=True)),
            ],
            options={
                "verbose_name": "e-mailadres van een bedrijf",
                "verbose_name_plural": "e-mailadressen van bedrijven",
                "constraints": [models.UniqueConstraint(fields=("onderneming", "kenmerk"), name="postadres_een_keer")],
            },
        ),
    ]
