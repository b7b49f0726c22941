from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0007_notificaties")]

    operations = [
        migrations.CreateModel(
            name="Toestemming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "betrokkene",
                    models.CharField(help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"),
                ),
                ("doel", models.CharField(max_length=50, verbose_name="doel")),
                ("gegeven_op", models.DateTimeField(db_default=Now(), verbose_name="gegeven op")),
                ("tot", models.DateTimeField(verbose_name="geldig tot")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                (
                    "namens",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Leeg: de betrokkene gaf zelf toestemming.",
                        max_length=50,
                        verbose_name="soort machtiging",
                    ),
                ),
            ],
            options={
                "verbose_name": "toestemming",
                "verbose_name_plural": "toestemmingen",
                "indexes": [
                    models.Index(fields=["betrokkene", "-gegeven_op"], name="toestemming_van_wie"),
                    models.Index(fields=["tot"], name="toestemming_oud"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ingetrokken_op", None)),
                        fields=("betrokkene", "doel"),
                        name="toestemming_een_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot__gt", models.F("gegeven_op"))), name="toestemming_duurt"
                    ),
                ],
            },
        ),
    ]
