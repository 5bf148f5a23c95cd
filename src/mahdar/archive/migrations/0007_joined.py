"""By which keys the bodies are joined; an archive without the row was joined by the first ones."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """After the indexes of countries."""

    dependencies: list[tuple[str, str]] = [("archive", "0006_countries")]
    operations = [
        migrations.CreateModel(
            name="Joined",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keys", models.IntegerField()),
            ],
        ),
    ]
