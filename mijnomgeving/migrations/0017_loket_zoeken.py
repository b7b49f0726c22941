import uuid

from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0016_loket_contact")]

    operations = [
        migrations.CreateModel(
            name="Identiteitscontrole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contact_id", models.UUIDField(verbose_name="contact")),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                ("medewerker", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="medewerker")),
                ("hoe", models.CharField(max_length=10, verbose_name="hoe")),
                ("gelukt", models.BooleanField(verbose_name="gelukt")),
                ("document", models.CharField(blank=True, max_length=20, verbose_name="soort document")),
                ("gevraagd", models.PositiveSmallIntegerField(default=0, verbose_name="aantal vragen")),
                ("goed", models.PositiveSmallIntegerField(default=0, verbose_name="aantal goed")),
                ("tijdstip", models.DateTimeField(db_default=Now(), verbose_name="tijdstip")),
            ],
            options={
                "verbose_name": "identiteitscontrole",
                "verbose_name_plural": "identiteitscontroles",
                "indexes": [
                    models.Index(fields=["contact_id"], name="identiteit_bij_contact"),
                    models.Index(fields=["tijdstip"], name="identiteit_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signaal",
            fields=[
                (
                    "signaal_id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False, verbose_name="signaal"),
                ),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                (
                    "soort",
                    models.CharField(
                        choices=[("collega", "Collega"), ("beschermd", "Beschermd persoon")],
                        max_length=10,
                        verbose_name="soort",
                    ),
                ),
                ("betrokkene", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="betrokkene")),
                (
                    "medewerker",
                    models.CharField(
                        blank=True, help_text="Pseudoniem van de collega.", max_length=64, verbose_name="medewerker"
                    ),
                ),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="toelichting")),
                ("gemaakt_door", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="gemaakt door")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
            ],
            options={
                "verbose_name": "signaal",
                "verbose_name_plural": "signalen",
                "indexes": [
                    models.Index(fields=["betrokkene"], name="signaal_over_wie"),
                    models.Index(fields=["medewerker"], name="signaal_van_collega"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisatie", "soort", "betrokkene"), name="signaal_een_per_persoon"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vierogen",
            fields=[
                (
                    "vierogen_id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False, verbose_name="verzoek"),
                ),
                ("contact_id", models.UUIDField(verbose_name="contact")),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                ("medewerker", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="wie vraagt")),
                ("soort", models.CharField(max_length=10, verbose_name="waarom")),
                (
                    "betrokkene",
                    models.CharField(blank=True, help_text="Pseudoniem.", max_length=64, verbose_name="betrokkene"),
                ),
                (
                    "inhoud",
                    models.BinaryField(help_text="Versleuteld.", verbose_name="toelichting en naam van wie vraagt"),
                ),
                ("gevraagd_op", models.DateTimeField(db_default=Now(), verbose_name="gevraagd op")),
                (
                    "besluit",
                    models.CharField(
                        blank=True,
                        choices=[("ja", "Akkoord"), ("nee", "Niet akkoord")],
                        max_length=5,
                        verbose_name="besluit",
                    ),
                ),
                (
                    "beslisser",
                    models.CharField(blank=True, help_text="Pseudoniem.", max_length=64, verbose_name="wie besliste"),
                ),
                ("besloten_op", models.DateTimeField(blank=True, null=True, verbose_name="besloten op")),
            ],
            options={
                "verbose_name": "verzoek om vier ogen",
                "verbose_name_plural": "verzoeken om vier ogen",
                "indexes": [
                    models.Index(fields=["organisatie", "gevraagd_op"], name="vierogen_organisatie"),
                    models.Index(fields=["contact_id", "betrokkene"], name="vierogen_bij_contact"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("besluit", ""), models.Q(("betrokkene", ""), _negated=True)),
                        fields=("contact_id", "betrokkene"),
                        name="vierogen_een_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoekslag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contact_id", models.UUIDField(verbose_name="contact")),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                ("medewerker", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="medewerker")),
                ("soort", models.CharField(max_length=10, verbose_name="soort")),
                ("gevonden", models.PositiveSmallIntegerField(default=0, verbose_name="aantal gevonden")),
                ("gekozen_op", models.DateTimeField(blank=True, null=True, verbose_name="gekozen op")),
                ("tijdstip", models.DateTimeField(db_default=Now(), verbose_name="tijdstip")),
            ],
            options={
                "verbose_name": "zoekslag",
                "verbose_name_plural": "zoekslagen",
                "indexes": [
                    models.Index(fields=["medewerker", "tijdstip"], name="zoekslag_van_wie"),
                    models.Index(fields=["contact_id"], name="zoekslag_bij_contact"),
                    models.Index(fields=["tijdstip"], name="zoekslag_oud"),
                ],
            },
        ),
    ]
