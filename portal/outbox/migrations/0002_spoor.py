from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="outboxbericht",
            name="spoor",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="De operatie die dit bericht maakte (traceparent).",
                max_length=55,
                verbose_name="spoor",
            ),
        ),
    ]
