from django.db import migrations


def by_code(apps, schema_editor):
    """Sort keys are made to be compared by code point; PostgreSQL's own rules would sort them anew."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE content_item ALTER COLUMN sort_title TYPE varchar(255) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("content", "0002_revision_note")]
    operations = [migrations.RunPython(by_code, migrations.RunPython.noop)]
