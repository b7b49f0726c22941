from uuid import uuid4

from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0020_loket_dossiers")]

    operations = [
        migrations.CreateModel(
            name="Nazicht",
            fields=[
                ("contact_id", models.UUIDField(primary_key=True, serialize=False, verbose_name="contact")),
                ("organisatie", models.CharField(help_text="OIN.", max_length=20, verbose_name="organisatie")),
                (
                    "oordeel",
                    models.CharField(
                        choices=[("goed", "Terecht: er was nood"), ("misbruik", "Onterecht: misbruik")],
                        max_length=10,
                        verbose_name="oordeel",
                    ),
                ),
                ("notitie", models.BinaryField(help_text="Versleuteld.", verbose_name="notitie")),
                (
                    "door",
                    models.CharField(help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="door wie"),
                ),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="op")),
            ],
            options={
                "verbose_name": "nazicht",
                "verbose_name_plural": "nazichten",
            },
        ),
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False, verbose_name="kenmerk")),
                ("organisatie", models.CharField(help_text="OIN.", max_length=20, verbose_name="organisatie")),
                ("soort", models.CharField(max_length=30, verbose_name="soort")),
                ("ernst", models.CharField(max_length=10, verbose_name="ernst")),
                (
                    "medewerker",
                    models.CharField(
                        blank=True, help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="medewerker"
                    ),
                ),
                ("over", models.BinaryField(help_text="Versleuteld.", verbose_name="waarover")),
                ("over_afdruk", models.CharField(max_length=64, verbose_name="afdruk van waarover")),
                ("keer", models.PositiveIntegerField(default=1, verbose_name="aantal keer")),
                ("eerst_op", models.DateTimeField(db_default=Now(), verbose_name="voor het eerst")),
                ("laatst_op", models.DateTimeField(db_default=Now(), verbose_name="voor het laatst")),
                (
                    "stand",
                    models.CharField(
                        choices=[("open", "Open"), ("bezig", "In behandeling"), ("dicht", "Afgehandeld")],
                        default="open",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                (
                    "behandelaar",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem, nooit een nummer.",
                        max_length=64,
                        verbose_name="wie behandelt",
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("loos", "Geen bezwaar: het was nodig voor het werk"),
                            ("gesprek", "Besproken met de medewerker of de teamleider"),
                            ("misbruik", "Misbruik: gemeld volgens de procedure"),
                        ],
                        max_length=10,
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "notitie",
                    models.BinaryField(blank=True, help_text="Versleuteld.", null=True, verbose_name="notitie"),
                ),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
            ],
            options={
                "verbose_name": "alarm",
                "verbose_name_plural": "alarmen",
                "indexes": [
                    models.Index(fields=["organisatie", "stand", "-laatst_op"], name="alarm_van_organisatie"),
                    models.Index(fields=["gesloten_op"], name="alarm_oud"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "dicht"), _negated=True),
                        fields=("organisatie", "soort", "medewerker", "over_afdruk"),
                        name="alarm_een_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GezienPersoon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisatie", models.CharField(help_text="OIN.", max_length=20, verbose_name="organisatie")),
                (
                    "medewerker",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="medewerker"
                    ),
                ),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="op")),
            ],
            options={
                "verbose_name": "geziene persoon",
                "verbose_name_plural": "geziene personen",
                "indexes": [
                    models.Index(fields=["medewerker", "-op"], name="gezien_door_medewerker"),
                    models.Index(fields=["op"], name="gezien_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inzagevraag",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False, verbose_name="kenmerk")),
                ("organisatie", models.CharField(help_text="OIN.", max_length=20, verbose_name="organisatie")),
                (
                    "betrokkene",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem; leeg als deze is opgezegd.",
                        max_length=64,
                        verbose_name="betrokkene",
                    ),
                ),
                ("inzending", models.CharField(max_length=12, unique=True, verbose_name="inzending")),
                (
                    "operatie",
                    models.CharField(
                        help_text="Van de regel waar het over gaat.", max_length=16, verbose_name="operatie"
                    ),
                ),
                ("klacht", models.BooleanField(verbose_name="klacht")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("ontvangen_op", models.DateTimeField(db_default=Now(), verbose_name="ontvangen op")),
                (
                    "stand",
                    models.CharField(
                        choices=[("open", "Open"), ("bezig", "In behandeling"), ("dicht", "Beantwoord")],
                        default="open",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                (
                    "behandelaar",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem, nooit een nummer.",
                        max_length=64,
                        verbose_name="wie behandelt",
                    ),
                ),
                (
                    "antwoord",
                    models.BinaryField(blank=True, help_text="Versleuteld.", null=True, verbose_name="antwoord"),
                ),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
            ],
            options={
                "verbose_name": "vraag over inzage",
                "verbose_name_plural": "vragen over inzage",
                "indexes": [
                    models.Index(fields=["organisatie", "stand", "ontvangen_op"], name="inzagevraag_van_org"),
                    models.Index(fields=["betrokkene", "-ontvangen_op"], name="inzagevraag_van_wie"),
                    models.Index(fields=["gesloten_op"], name="inzagevraag_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ketencontrole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="op")),
                (
                    "organisatie",
                    models.CharField(
                        blank=True, help_text="Leeg: vanzelf, 's nachts.", max_length=20, verbose_name="organisatie"
                    ),
                ),
                ("heel", models.BooleanField(verbose_name="heel")),
                ("volgnummer", models.BigIntegerField(verbose_name="tot regel")),
                ("schakel", models.CharField(blank=True, max_length=64, verbose_name="laatste schakel")),
                ("reden", models.CharField(blank=True, max_length=200, verbose_name="wat er niet klopt")),
            ],
            options={
                "verbose_name": "controle van de keten",
                "verbose_name_plural": "controles van de keten",
                "indexes": [models.Index(fields=["-op"], name="ketencontrole_laatste")],
            },
        ),
        migrations.CreateModel(
            name="Toezichtreden",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False, verbose_name="kenmerk")),
                ("organisatie", models.CharField(help_text="OIN.", max_length=20, verbose_name="organisatie")),
                (
                    "medewerker",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="medewerker"
                    ),
                ),
                ("reden", models.BinaryField(help_text="Versleuteld.", verbose_name="reden")),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="op")),
            ],
            options={
                "verbose_name": "reden van een zoekvraag van toezicht",
                "verbose_name_plural": "redenen van zoekvragen van toezicht",
                "indexes": [models.Index(fields=["op"], name="toezichtreden_oud")],
            },
        ),
    ]
