"""Under which kind of machtiging somebody looked; rows from before keep their signature."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("verantwoording", "0002_onveranderlijk")]

    operations = [
        migrations.AddField(
            model_name="auditregel",
            name="machtiging",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Leeg: iemand handelde niet namens een ander.",
                max_length=50,
                verbose_name="soort machtiging",
            ),
        ),
    ]
