import uuid

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mijnomgeving", "0005_taken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Uittreksel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.UUIDField(default=uuid.uuid4, unique=True, verbose_name="kenmerk")),
                (
                    "betrokkene",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem; leeg als deze is opgezegd.",
                        max_length=64,
                        verbose_name="betrokkene",
                    ),
                ),
                ("soort", models.CharField(max_length=20, verbose_name="soort")),
                (
                    "aangeboden_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="aangeboden op"
                    ),
                ),
                ("aanbod_tot", models.DateTimeField(verbose_name="op te halen tot")),
                (
                    "code",
                    models.CharField(
                        blank=True, help_text="Hash; leeg na gebruik.", max_length=64, verbose_name="code"
                    ),
                ),
                (
                    "pincode",
                    models.CharField(blank=True, help_text="Hash met sleutel.", max_length=64, verbose_name="pincode"),
                ),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="foute pincodes")),
                (
                    "token",
                    models.CharField(
                        blank=True, help_text="Hash; leeg na gebruik.", max_length=64, verbose_name="toegangsbewijs"
                    ),
                ),
                (
                    "inhoud",
                    models.BinaryField(help_text="Versleuteld; weg na ophalen.", null=True, verbose_name="inhoud"),
                ),
                ("uitgegeven_op", models.DateTimeField(blank=True, null=True, verbose_name="in een wallet gezet op")),
                ("geldig_tot", models.DateTimeField(verbose_name="geldig tot")),
                ("lijst", models.PositiveIntegerField(verbose_name="lijst met standen")),
                ("plaats", models.PositiveIntegerField(verbose_name="plaats in de lijst")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
            ],
            options={
                "verbose_name": "uittreksel",
                "verbose_name_plural": "uittreksels",
                "indexes": [
                    models.Index(
                        condition=models.Q(("betrokkene", ""), _negated=True),
                        fields=["betrokkene", "-aangeboden_op"],
                        name="uittreksel_van_wie",
                    ),
                    models.Index(fields=["geldig_tot"], name="uittreksel_oud"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("lijst", "plaats"), name="uittreksel_plaats"),
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True), fields=("code",), name="uittreksel_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("token", ""), _negated=True), fields=("token",), name="uittreksel_token"
                    ),
                ],
            },
        ),
    ]
