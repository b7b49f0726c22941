from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0011_postkamer")]

    operations = [
        migrations.AlterField(
            model_name="inzending",
            name="soort",
            field=models.CharField(
                choices=[
                    ("antwoord", "Antwoord op een bericht"),
                    ("vraag", "Vraag"),
                    ("aanvraag", "Aanvraag"),
                    ("wijziging", "Wijziging"),
                    ("opzegging", "Opzegging"),
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
    ]
