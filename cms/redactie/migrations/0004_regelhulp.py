"""Readers may also react to a regelhulp."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("redactie", "0003_tellingen")]

    operations = [
        migrations.AlterField(
            model_name="reactie",
            name="soort",
            field=models.CharField(
                choices=[
                    ("product", "Product"),
                    ("levensgebeurtenis", "Levensgebeurtenis"),
                    ("regelhulp", "Regelhulp"),
                    ("thema", "Thema"),
                    ("organisatie", "Organisatie"),
                    ("zoeken", "Zoeken"),
                ],
                max_length=17,
                verbose_name="soort pagina",
            ),
        )
    ]
