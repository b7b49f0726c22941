import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0019_loket_doen")]

    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "dossier_id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False, verbose_name="kenmerk"),
                ),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                ("wie", models.BinaryField(help_text="Versleuteld.", verbose_name="over wie")),
                ("kern", models.BinaryField(help_text="Versleuteld.", verbose_name="doel en vraag")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("lopend", "loopt"),
                            ("voorgesteld", "wacht op antwoord op de uitkomst"),
                            ("akkoord", "afgerond met akkoord"),
                            ("gestopt", "gestopt zonder uitkomst"),
                        ],
                        default="lopend",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                ("begonnen_door", models.CharField(max_length=20, verbose_name="begonnen door")),
                ("begonnen_op", models.DateTimeField(db_default=Now(), verbose_name="begonnen op")),
                ("bijgewerkt_op", models.DateTimeField(db_default=Now(), verbose_name="bijgewerkt op")),
                ("uitkomst", models.BinaryField(default=b"", help_text="Versleuteld.", verbose_name="uitkomst")),
                (
                    "akkoord_hoe",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mijnomgeving", "in de Mijn omgeving"),
                            ("balie", "aan de balie"),
                            ("telefoon", "aan de telefoon"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="hoe akkoord",
                    ),
                ),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "indexes": [
                    models.Index(fields=["betrokkene", "-begonnen_op"], name="dossier_van_wie"),
                    models.Index(fields=["gesloten_op"], name="dossier_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossierdeel",
            fields=[
                (
                    "deel_id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False, verbose_name="kenmerk"),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("afspraken", "afspraak"),
                            ("acties", "actie"),
                            ("notities", "notitie"),
                            ("documenten", "document"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                (
                    "organisatie",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Leeg: de inwoner zelf.",
                        max_length=20,
                        verbose_name="van wie",
                    ),
                ),
                ("medewerker", models.CharField(blank=True, default="", max_length=64, verbose_name="medewerker")),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="toegevoegd op")),
                (
                    "eigenaar",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Leeg: de inwoner zelf.",
                        max_length=20,
                        verbose_name="voor wie",
                    ),
                ),
                ("uiterlijk", models.DateField(blank=True, null=True, verbose_name="uiterlijk")),
                ("klaar_op", models.DateTimeField(blank=True, null=True, verbose_name="klaar op")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delen",
                        to="mijnomgeving.dossier",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "deel van een dossier",
                "verbose_name_plural": "delen van dossiers",
                "indexes": [
                    models.Index(fields=["dossier", "op"], name="dossierdeel_van"),
                    models.Index(fields=["eigenaar", "uiterlijk"], name="dossierdeel_doen"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossiergebeurtenis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("begonnen", "Het dossier begon"),
                            ("gevraagd", "Er is gevraagd of een organisatie mee mag doen"),
                            ("gegeven", "Er is toestemming gegeven"),
                            ("geweigerd", "Er is geen toestemming gegeven"),
                            ("ingetrokken", "De toestemming is ingetrokken"),
                            ("afspraken", "Er is een afspraak opgeschreven"),
                            ("acties", "Er is een actie opgeschreven"),
                            ("klaar", "Een actie is klaar"),
                            ("notities", "Er is een notitie geschreven"),
                            ("documenten", "Er staat een document bij"),
                            ("verwezen", "De vraag is doorverwezen"),
                            ("aangenomen", "De doorverwijzing is aangenomen"),
                            ("terug", "De doorverwijzing kwam terug"),
                            ("voorgesteld", "Er is een uitkomst voorgesteld"),
                            ("eens", "Akkoord met de uitkomst"),
                            ("oneens", "Niet eens met de uitkomst"),
                            ("gestopt", "Het dossier is gestopt"),
                        ],
                        max_length=20,
                        verbose_name="wat",
                    ),
                ),
                (
                    "organisatie",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Leeg: de inwoner zelf.",
                        max_length=20,
                        verbose_name="door wie",
                    ),
                ),
                (
                    "over",
                    models.CharField(blank=True, default="", max_length=20, verbose_name="over welke organisatie"),
                ),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="wanneer")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gebeurtenissen",
                        to="mijnomgeving.dossier",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "gebeurtenis in een dossier",
                "verbose_name_plural": "gebeurtenissen in dossiers",
                "indexes": [models.Index(fields=["dossier", "op"], name="dossiergebeurtenis_van")],
            },
        ),
        migrations.CreateModel(
            name="Dossierpartij",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie")),
                ("rechten", models.JSONField(default=dict, verbose_name="rechten")),
                (
                    "toestemming",
                    models.CharField(
                        choices=[
                            ("gevraagd", "gevraagd"),
                            ("gegeven", "gegeven"),
                            ("geweigerd", "geweigerd"),
                            ("ingetrokken", "ingetrokken"),
                        ],
                        max_length=20,
                        verbose_name="toestemming",
                    ),
                ),
                (
                    "toestemming_hoe",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mijnomgeving", "in de Mijn omgeving"),
                            ("balie", "aan de balie"),
                            ("telefoon", "aan de telefoon"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="hoe",
                    ),
                ),
                ("toestemming_op", models.DateTimeField(blank=True, null=True, verbose_name="toestemming op")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="toestemming tot en met")),
                ("gevraagd_op", models.DateTimeField(db_default=Now(), verbose_name="gevraagd op")),
                (
                    "aanspreekpunt",
                    models.BinaryField(default=b"", help_text="Versleuteld.", verbose_name="aanspreekpunt"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partijen",
                        to="mijnomgeving.dossier",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "partij in een dossier",
                "verbose_name_plural": "partijen in dossiers",
                "indexes": [models.Index(fields=["organisatie"], name="dossierpartij_van_wie")],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "organisatie"), name="dossierpartij_een_keer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Verwijzing",
            fields=[
                (
                    "verwijzing_id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False, verbose_name="kenmerk"),
                ),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                ("wie", models.BinaryField(help_text="Versleuteld.", verbose_name="over wie")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="vraag en wat er al gebeurde")),
                ("thema", models.CharField(max_length=100, verbose_name="thema")),
                ("van", models.CharField(max_length=20, verbose_name="van")),
                ("van_medewerker", models.CharField(max_length=64, verbose_name="van medewerker")),
                ("naar", models.CharField(max_length=20, verbose_name="naar")),
                ("team", models.UUIDField(blank=True, null=True, verbose_name="team")),
                ("rechten", models.JSONField(default=dict, verbose_name="rechten in het dossier")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "wacht op toestemming"),
                            ("geweigerd", "niet verstuurd: geen toestemming"),
                            ("verstuurd", "verstuurd, nog niet opgepakt"),
                            ("aangenomen", "opgepakt"),
                            ("terug", "teruggestuurd"),
                            ("afgerond", "afgerond"),
                            ("ingetrokken", "ingetrokken"),
                        ],
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                (
                    "toestemming_hoe",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mijnomgeving", "in de Mijn omgeving"),
                            ("balie", "aan de balie"),
                            ("telefoon", "aan de telefoon"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="hoe toestemming",
                    ),
                ),
                ("toestemming_op", models.DateTimeField(blank=True, null=True, verbose_name="toestemming op")),
                ("begonnen_op", models.DateTimeField(db_default=Now(), verbose_name="begonnen op")),
                ("verstuurd_op", models.DateTimeField(blank=True, null=True, verbose_name="verstuurd op")),
                ("uiterlijk", models.DateField(verbose_name="antwoord uiterlijk op")),
                ("behandelaar", models.CharField(blank=True, default="", max_length=64, verbose_name="behandelaar")),
                ("aangenomen_op", models.DateTimeField(blank=True, null=True, verbose_name="opgepakt op")),
                ("antwoord", models.BinaryField(default=b"", help_text="Versleuteld.", verbose_name="antwoord")),
                ("klaar_op", models.DateTimeField(blank=True, null=True, verbose_name="klaar op")),
                ("herinnerd_op", models.DateTimeField(blank=True, null=True, verbose_name="herinnerd op")),
                ("herinneringen", models.PositiveSmallIntegerField(default=0, verbose_name="herinneringen")),
                (
                    "dossier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="verwijzingen",
                        to="mijnomgeving.dossier",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "doorverwijzing",
                "verbose_name_plural": "doorverwijzingen",
                "indexes": [
                    models.Index(fields=["betrokkene", "-begonnen_op"], name="verwijzing_van_wie"),
                    models.Index(fields=["naar", "stand", "uiterlijk"], name="verwijzing_wachtrij"),
                    models.Index(fields=["van", "stand", "uiterlijk"], name="verwijzing_gestuurd"),
                    models.Index(fields=["klaar_op"], name="verwijzing_oud"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("van", models.F("naar")), _negated=True), name="verwijzing_naar_ander"
                    )
                ],
            },
        ),
    ]
