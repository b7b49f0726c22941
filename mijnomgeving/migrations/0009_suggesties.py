from uuid import uuid4

from django.db import migrations, models
from django.db.models.functions import Now

BETROKKENE = "Pseudoniem, nooit een nummer."


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0008_toestemmingen")]

    operations = [
        migrations.CreateModel(
            name="Suggestie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sleutel",
                    models.CharField(
                        help_text="Hash van bron en id.", max_length=64, unique=True, verbose_name="sleutel"
                    ),
                ),
                ("betrokkene", models.CharField(help_text=BETROKKENE, max_length=64, verbose_name="betrokkene")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "suggestie",
                "verbose_name_plural": "suggesties",
                "indexes": [
                    models.Index(fields=["betrokkene"], name="suggestie_van_wie"),
                    models.Index(fields=["gemaakt_op"], name="suggestie_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestiekeuze",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.UUIDField(default=uuid4, unique=True, verbose_name="kenmerk")),
                ("betrokkene", models.CharField(help_text=BETROKKENE, max_length=64, verbose_name="betrokkene")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("tot", models.DateTimeField(verbose_name="onthouden tot")),
            ],
            options={
                "verbose_name": "keuze over suggesties",
                "verbose_name_plural": "keuzes over suggesties",
                "indexes": [
                    models.Index(fields=["betrokkene"], name="suggestiekeuze_van_wie"),
                    models.Index(fields=["tot"], name="suggestiekeuze_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BewaardeStappenlijst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.UUIDField(default=uuid4, unique=True, verbose_name="kenmerk")),
                ("betrokkene", models.CharField(help_text=BETROKKENE, max_length=64, verbose_name="betrokkene")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                ("gebruikt_op", models.DateTimeField(db_default=Now(), verbose_name="voor het laatst gebruikt op")),
            ],
            options={
                "verbose_name": "stappenlijst in Mijn omgeving",
                "verbose_name_plural": "stappenlijsten in Mijn omgeving",
                "indexes": [
                    models.Index(fields=["betrokkene", "-gemaakt_op"], name="stappenlijst_van_wie"),
                    models.Index(fields=["gebruikt_op"], name="stappenlijst_oud"),
                ],
            },
        ),
    ]
