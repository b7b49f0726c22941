import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("producten", "0006_lijsten_onthouden")]

    operations = [
        migrations.AddField(
            model_name="uniformeproduct",
            name="eerdere_namen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), default=list, editable=False, size=None
            ),
        ),
    ]
