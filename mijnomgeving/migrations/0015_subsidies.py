import uuid

from django.db import migrations, models
from django.db.models.functions import Now

SOORTEN = [
    ("bericht", "Nieuwe berichten"),
    ("taak", "Iets dat u moet doen of betalen"),
    ("zaak", "Nieuws over een zaak die u volgt"),
    ("gegevens", "Een verandering in uw gegevens"),
    ("verplichting", "Een herinnering aan een verplichting van uw onderneming"),
    ("regeling", "Een nieuwe regeling voor uw onderneming"),
]


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0014_koppelvlak")]

    operations = [
        migrations.CreateModel(
            name="Regelingvolger",
            fields=[
                (
                    "kenmerk",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="kenmerk"
                    ),
                ),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.",
                        max_length=64,
                        unique=True,
                        verbose_name="betrokkene",
                    ),
                ),
                ("houder", models.BinaryField(help_text="Versleuteld.", verbose_name="houder")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("gekeken_op", models.DateTimeField(db_default=Now(), verbose_name="gekeken op")),
            ],
            options={
                "verbose_name": "volger van regelingen",
                "verbose_name_plural": "volgers van regelingen",
                "indexes": [models.Index(fields=["gekeken_op"], name="regelingvolger_oud")],
            },
        ),
        *(
            migrations.AlterField(
                model_name=naam,
                name="soort",
                field=models.CharField(choices=SOORTEN, max_length=20, verbose_name="soort"),
            )
            for naam in ("meldvoorkeur", "notificatie")
        ),
    ]
