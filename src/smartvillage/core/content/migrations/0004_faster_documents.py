from django.db import migrations

CAN = "SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"


def compress_quickly(apps, schema_editor):
    """Documents are read far more often than written: lz4 opens them several times faster than pglz."""
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(CAN)
        if cursor.fetchone():
            cursor.execute("ALTER TABLE content_item ALTER COLUMN document SET COMPRESSION lz4")


class Migration(migrations.Migration):
    dependencies = [("content", "0003_sort_titles_by_code")]
    operations = [migrations.RunPython(compress_quickly, migrations.RunPython.noop)]
