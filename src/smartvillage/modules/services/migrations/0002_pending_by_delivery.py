from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0001_initial'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='pending',
            name='key',
        ),
        migrations.AddField(
            model_name='pending',
            name='delivery',
            field=models.BigIntegerField(db_index=True, default=0),
            preserve_default=False,
        ),
    ]
