"""Production settings without anything a GraphQL endpoint does not need."""

import os

SECRET_KEY = "only-for-the-benchmark"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
# Without contenttypes the optimizer tries, on every request, an import that cannot succeed.
INSTALLED_APPS = ["django.contrib.contenttypes", "strawberry_app", "strawberry_django"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "strawberry_app.urls"
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
LOGGING_CONFIG = None
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ["PGDATABASE"],
        "USER": os.environ["PGUSER"],
        "PASSWORD": os.environ.get("PGPASSWORD", ""),
        "HOST": os.environ["PGHOST"],
        "PORT": os.environ["PGPORT"],
        "CONN_MAX_AGE": None,
        "OPTIONS": {"options": "-c search_path=peer"},
    }
}
