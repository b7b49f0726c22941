from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0022_loket_beheer")]

    operations = [
        migrations.AddField(
            model_name="weergave",
            name="ruimte",
            field=models.CharField(
                blank=True,
                choices=[("", "Gewoon"), ("meer", "Meer ruimte tussen letters, woorden en regels")],
                default="",
                max_length=10,
                verbose_name="ruimte",
            ),
        ),
    ]
