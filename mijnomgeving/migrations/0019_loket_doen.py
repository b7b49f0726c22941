import uuid

from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0018_loket_toestemming")]

    operations = [
        migrations.CreateModel(
            name="Gedaan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contact_id", models.UUIDField(verbose_name="contact")),
                (
                    "sleutel",
                    models.UUIDField(help_text="Van het formulier: twee keer is één keer.", verbose_name="sleutel"),
                ),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("notitie", "Notitie gemaakt"),
                            ("zaak", "Verstuurd over een zaak"),
                            ("taak", "Taak samen gedaan"),
                            ("afspraak", "Afspraak gemaakt"),
                            ("afspraak-weg", "Afspraak afgezegd"),
                            ("terugbellen", "Terugbellen beloofd"),
                            ("bericht", "Bericht gestuurd"),
                            ("brief", "Brief gemaakt"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "nummer",
                    models.CharField(blank=True, default="", max_length=12, verbose_name="nummer van de inzending"),
                ),
                ("kop", models.BinaryField(help_text="Versleuteld.", verbose_name="wat en bij wie")),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="op")),
            ],
            options={
                "verbose_name": "handeling aan het loket",
                "verbose_name_plural": "handelingen aan het loket",
                "indexes": [
                    models.Index(fields=["contact_id", "op"], name="loketgedaan_contact"),
                    models.Index(fields=["betrokkene"], name="loketgedaan_over_wie"),
                ],
                "constraints": [models.UniqueConstraint(fields=("contact_id", "sleutel"), name="loketgedaan_een_keer")],
            },
        ),
        migrations.CreateModel(
            name="Notitie",
            fields=[
                (
                    "notitie_id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False, verbose_name="kenmerk"),
                ),
                ("contact_id", models.UUIDField(verbose_name="contact")),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
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
                ("gedeeld", models.BooleanField(default=False, verbose_name="gedeeld met collega's")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="tekst")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "notitie aan het loket",
                "verbose_name_plural": "notities aan het loket",
                "indexes": [
                    models.Index(fields=["betrokkene", "organisatie", "-gemaakt_op"], name="loketnotitie_over_wie"),
                    models.Index(fields=["gemaakt_op"], name="loketnotitie_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitgaand",
            fields=[
                (
                    "uitgaand_id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False, verbose_name="kenmerk"),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[("contact", "contact opschrijven"), ("bericht", "bericht aan de persoon")],
                        max_length=10,
                        verbose_name="soort",
                    ),
                ),
                ("sleutel", models.CharField(max_length=64, unique=True, verbose_name="sleutel")),
                ("bron", models.CharField(max_length=200, verbose_name="organisatie")),
                (
                    "opdracht",
                    models.BinaryField(help_text="Versleuteld; weg na aankomst.", null=True, verbose_name="opdracht"),
                ),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                ("klaar_op", models.DateTimeField(blank=True, null=True, verbose_name="aangekomen op")),
            ],
            options={
                "verbose_name": "uitgaand van het loket",
                "verbose_name_plural": "uitgaand van het loket",
                "indexes": [models.Index(fields=["gemaakt_op"], name="loketuitgaand_oud")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("klaar_op__isnull", True), ("opdracht__isnull", False)),
                            models.Q(("klaar_op__isnull", False), ("opdracht__isnull", True)),
                            _connector="OR",
                        ),
                        name="loketuitgaand_stand",
                    )
                ],
            },
        ),
    ]
