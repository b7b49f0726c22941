from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


_ONDERDELEN = [
    ('inloggen', 'Inloggen'),
    ('berichten', 'Uw berichten'),
    ('zaken', 'Lopende zaken'),
    ('taken', 'Taken: wat organisaties van u vragen'),
    ('versturen', 'Iets aanvragen of versturen'),
    ('gegevens', 'Uw gegevens'),
    ('bedrijf', 'De gegevens van uw bedrijf'),
    ('vergunningen', 'Uw vergunningen'),
    ('betalen', 'Betalen'),
    ('afspraken', 'Een afspraak maken'),
    ('contact', 'Uw contacten met organisaties'),
    ('inzage', 'Zien wie uw gegevens bekeek'),
    ('zoeken', 'Zoeken'),
    ('wegwijzer', 'De wegwijzer: stel uw vraag'),
    ('buurt', 'Bekendmakingen in uw buurt'),
]


class Migration(migrations.Migration):

    dependencies = [
        ('mijnomgeving', '0023_weergave_ruimte'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bronstoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('organisatie', models.CharField(blank=True, max_length=200, verbose_name='organisatie')),
                ('onderdeel', models.CharField(choices=_ONDERDELEN, max_length=20, verbose_name='waarvoor')),
                ('van', models.DateTimeField(verbose_name='van')),
                ('tot', models.DateTimeField(null=True, verbose_name='tot')),
            ],
            options={
                'verbose_name': 'gemeten storing van een bron',
                'verbose_name_plural': 'gemeten storingen van bronnen',
                'ordering': ('-van',),
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Meting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200, unique=True, verbose_name='naam')),
                ('organisatie', models.CharField(blank=True, help_text='Leeg: dit portaal.', max_length=200, verbose_name='organisatie')),
                ('onderdeel', models.CharField(choices=_ONDERDELEN, max_length=20, verbose_name='waarvoor')),
                ('mislukt', models.PositiveIntegerField(default=0, verbose_name='keren na elkaar mislukt')),
                ('mislukt_sinds', models.DateTimeField(null=True, verbose_name='mislukt sinds')),
                ('reden', models.CharField(blank=True, max_length=20, verbose_name='reden')),
                ('gemeten_op', models.DateTimeField(verbose_name='gemeten op')),
            ],
            options={
                'verbose_name': 'meting van een bron',
                'verbose_name_plural': 'metingen van bronnen',
                'ordering': ('naam',),
                'default_permissions': ('view',),
            },
        ),
        migrations.AlterModelOptions(
            name='uitval',
            options={'ordering': ('-van',), 'verbose_name': 'storing of onderhoud', 'verbose_name_plural': 'storingen en onderhoud'},
        ),
        migrations.AddField(
            model_name='uitval',
            name='onderdelen',
            field=ArrayField(base_field=models.CharField(choices=_ONDERDELEN, max_length=20), blank=True, db_default=[], default=list, help_text='Niets gekozen: alles waarvoor deze organisatie nodig is.', size=None, verbose_name='wat mensen niet kunnen'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='sluit',
            field=models.BooleanField(db_default=False, default=False, help_text="Vanaf het begin tot u het einde invult. Openbare pagina's blijven werken.", verbose_name='inloggen en versturen zijn dicht'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='soort',
            field=models.CharField(choices=[('storing', 'Storing'), ('onderhoud', 'Onderhoud')], db_default='storing', default='storing', max_length=10, verbose_name='soort'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='titel',
            field=models.CharField(blank=True, db_default='', help_text="Leeg: 'Er is een storing', met de organisatie erbij.", max_length=100, verbose_name='titel'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='titel_en',
            field=models.CharField(blank=True, db_default='', max_length=100, verbose_name='titel in het Engels'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='uitleg_en',
            field=models.CharField(blank=True, db_default='', max_length=200, verbose_name='dezelfde zin in het Engels'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='verwacht_tot',
            field=models.DateTimeField(blank=True, help_text='Leeg als u dat niet weet.', null=True, verbose_name='duurt naar verwachting tot'),
        ),
        migrations.AddConstraint(
            model_name='uitval',
            constraint=models.CheckConstraint(condition=models.Q(('verwacht_tot__isnull', True), ('verwacht_tot__gt', models.F('van')), _connector='OR'), name='uitval_verwacht_na_van', violation_error_message='Het verwachte einde ligt na het begin.'),
        ),
        migrations.AddIndex(
            model_name='bronstoring',
            index=models.Index(fields=['tot'], name='bronstoring_tot'),
        ),
        migrations.AddConstraint(
            model_name='bronstoring',
            constraint=models.UniqueConstraint(condition=models.Q(('tot__isnull', True)), fields=('naam',), name='bronstoring_een_open'),
        ),
    ]
