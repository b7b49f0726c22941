import uuid

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0004_zaken")]

    operations = [
        migrations.CreateModel(
            name="Betaling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sleutel",
                    models.UUIDField(
                        default=uuid.uuid4,
                        help_text="Waarmee de betaaldienst haar kent.",
                        unique=True,
                        verbose_name="sleutel",
                    ),
                ),
                ("betrokkene", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="betrokkene")),
                ("taak", models.CharField(help_text="Sleutel zonder betekenis.", max_length=32, verbose_name="taak")),
                ("betaling_id", models.CharField(blank=True, max_length=64, verbose_name="nummer bij de betaaldienst")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("begonnen", "begonnen"),
                            ("betaald", "betaald"),
                            ("geannuleerd", "geannuleerd"),
                            ("verlopen", "verlopen"),
                        ],
                        default="begonnen",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                (
                    "begonnen_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="begonnen op"
                    ),
                ),
                ("afgerond_op", models.DateTimeField(blank=True, null=True, verbose_name="afgerond op")),
                (
                    "inhoud",
                    models.BinaryField(
                        help_text="Versleuteld; weg als zij is afgerond.", null=True, verbose_name="wie wat betaalt"
                    ),
                ),
            ],
            options={
                "verbose_name": "betaling",
                "verbose_name_plural": "betalingen",
                "indexes": [
                    models.Index(fields=["betrokkene"], name="betaling_van_wie"),
                    models.Index(fields=["begonnen_op"], name="betaling_oud"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "begonnen")), fields=("taak",), name="betaling_een_bezig"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "betaald")), fields=("taak",), name="betaling_een_betaald"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("betaling_id", ""), _negated=True),
                        fields=("betaling_id",),
                        name="betaling_een_nummer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgerond_op__isnull", True), ("inhoud__isnull", False), ("stand", "begonnen")),
                            models.Q(
                                models.Q(("stand", "begonnen"), _negated=True),
                                ("afgerond_op__isnull", False),
                                ("inhoud__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="betaling_stand",
                    ),
                ],
            },
        ),
    ]
