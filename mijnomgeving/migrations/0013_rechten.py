from uuid import uuid4

from django.db import migrations, models
from django.db.models.functions import Now

PSEUDONIEM = "Pseudoniem, nooit een nummer."


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0012_vergunningen")]

    operations = [
        migrations.CreateModel(
            name="Toegangsvraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.UUIDField(default=uuid4, unique=True, verbose_name="kenmerk")),
                ("betrokkene", models.CharField(help_text=PSEUDONIEM, max_length=64, verbose_name="betrokkene")),
                ("vrager", models.CharField(help_text=PSEUDONIEM, max_length=64, verbose_name="wie het vroeg")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("gevraagd_op", models.DateTimeField(db_default=Now(), verbose_name="gevraagd op")),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nog geen antwoord"),
                            ("gegeven", "Toegestaan"),
                            ("geweigerd", "Niet toegestaan"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="uitkomst",
                    ),
                ),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
            ],
            options={
                "verbose_name": "toegangsvraag",
                "verbose_name_plural": "toegangsvragen",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("uitkomst", "")),
                        fields=("betrokkene", "vrager"),
                        name="toegangsvraag_een_open",
                    )
                ],
                "indexes": [
                    models.Index(fields=["betrokkene", "-gevraagd_op"], name="toegangsvraag_van_wie"),
                    models.Index(fields=["gevraagd_op"], name="toegangsvraag_oud"),
                ],
            },
        ),
    ]
