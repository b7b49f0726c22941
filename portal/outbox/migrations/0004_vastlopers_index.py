from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The outbox is large and in use: its indexes are made beside it."""

    atomic = False

    dependencies = [
        ('outbox', '0003_vastlopers'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='outboxbericht',
            index=models.Index(condition=models.Q(('afgeleverd_op__isnull', True), ('afgesloten_op__isnull', True)), fields=['aangemaakt_op'], name='outbox_open'),
        ),
        AddIndexConcurrently(
            model_name='outboxbericht',
            index=models.Index(condition=models.Q(('afgesloten_op__isnull', False)), fields=['afgesloten_op'], name='outbox_afgesloten'),
        ),
    ]
