import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mijnomgeving", "0001_meldingen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conceptrij",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handelende", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="wie schrijft")),
                ("betrokkene", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="voor wie")),
                ("soort", models.CharField(max_length=50, verbose_name="soort formulier")),
                (
                    "over",
                    models.CharField(
                        blank=True, help_text="Sleutel zonder betekenis.", max_length=100, verbose_name="waarover"
                    ),
                ),
                ("velden", models.BinaryField(help_text="Versleuteld.", verbose_name="velden")),
                ("bestanden", models.BinaryField(help_text="Versleuteld.", null=True, verbose_name="bestanden")),
                (
                    "bijgewerkt_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="bijgewerkt op"
                    ),
                ),
            ],
            options={
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
                "indexes": [models.Index(fields=["bijgewerkt_op"], name="concept_oud")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("betrokkene", "handelende", "soort", "over"), name="concept_van_wie"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inzending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=12, unique=True, verbose_name="nummer")),
                (
                    "bericht_id",
                    models.UUIDField(default=uuid.uuid4, unique=True, verbose_name="kenmerk van het bericht"),
                ),
                (
                    "betrokkene",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem; leeg als deze is opgezegd.",
                        max_length=64,
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "handelende",
                    models.CharField(blank=True, help_text="Pseudoniem.", max_length=64, verbose_name="wie verstuurde"),
                ),
                (
                    "sleutel",
                    models.UUIDField(
                        help_text="Van het formulier: twee keer versturen is één inzending.", verbose_name="sleutel"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("antwoord", "Antwoord op een bericht"),
                            ("vraag", "Vraag"),
                            ("klacht", "Klacht"),
                            ("bezwaar", "Bezwaar"),
                            ("beroep", "Beroep"),
                            ("ingebrekestelling", "Ingebrekestelling"),
                            ("intrekking", "Intrekking"),
                            ("aanvulling", "Aanvulling"),
                            ("taak", "Uitgevoerde taak"),
                            ("terugmelding", "Melding over uw gegevens"),
                            ("overig", "Overig"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "dienst",
                    models.CharField(
                        help_text="Welke machtiging haar laat zien.", max_length=20, verbose_name="dienst"
                    ),
                ),
                ("bezorger", models.CharField(max_length=50, verbose_name="bezorger")),
                ("bestemming", models.CharField(max_length=200, verbose_name="bestemming")),
                (
                    "over",
                    models.CharField(
                        blank=True, help_text="Sleutel zonder betekenis.", max_length=100, verbose_name="waarover"
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("onderweg", "onderweg"),
                            ("aangekomen", "aangekomen"),
                            ("afgewezen", "niet aangenomen"),
                        ],
                        default="onderweg",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                (
                    "ingediend_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="ingediend op"
                    ),
                ),
                (
                    "afgehandeld_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="aangekomen of geweigerd op"),
                ),
                ("gezien_op", models.DateTimeField(blank=True, null=True, verbose_name="bevestiging gezien op")),
                ("kop", models.BinaryField(help_text="Versleuteld.", verbose_name="onderwerp en antwoord")),
                ("kopie", models.BinaryField(help_text="Versleuteld.", verbose_name="kopie")),
                (
                    "opdracht",
                    models.BinaryField(help_text="Versleuteld; weg na aankomst.", null=True, verbose_name="opdracht"),
                ),
            ],
            options={
                "verbose_name": "inzending",
                "verbose_name_plural": "inzendingen",
                "indexes": [
                    models.Index(
                        condition=models.Q(("betrokkene", ""), _negated=True),
                        fields=["betrokkene", "-ingediend_op"],
                        name="inzending_van_wie",
                    ),
                    models.Index(fields=["ingediend_op"], name="inzending_oud"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("betrokkene", ""), _negated=True),
                        fields=("betrokkene", "sleutel"),
                        name="inzending_een_keer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("afgehandeld_op__isnull", True), ("opdracht__isnull", False), ("stand", "onderweg")
                            ),
                            models.Q(
                                models.Q(("stand", "onderweg"), _negated=True),
                                ("afgehandeld_op__isnull", False),
                                ("opdracht__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="inzending_stand",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InzendingBestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveSmallIntegerField(verbose_name="volgnummer")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="naam en inhoud")),
                (
                    "inzending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bestanden",
                        to="mijnomgeving.inzending",
                        verbose_name="inzending",
                    ),
                ),
            ],
            options={
                "verbose_name": "bestand bij een inzending",
                "verbose_name_plural": "bestanden bij inzendingen",
                "constraints": [models.UniqueConstraint(fields=("inzending", "volgnummer"), name="inzending_bestand")],
            },
        ),
    ]
