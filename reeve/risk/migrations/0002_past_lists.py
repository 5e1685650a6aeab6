from django.db import migrations, models

from reeve.register.migrating import fill_sorting


class Migration(migrations.Migration):

    dependencies = [
        ('risk', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='riskrevision',
            name='exempt_under',
            field=models.PositiveSmallIntegerField(choices=[(1, '1: about an individual'), (2, '2: likely to reveal who an individual is'), (3, '3: financial or business affairs'), (4, '4: labour relations'), (5, '5: legal professional privilege'), (6, '6: notices and orders to be made'), (7, '7: preventing or investigating crime')], null=True),
        ),
        migrations.AddField(
            model_name='riskrevision',
            name='sorting',
            field=models.CharField(default='', help_text='What lists of a past day order and search by', max_length=540),
        ),
        fill_sorting("risk", "riskrevision"),
    ]
