"""Django settings. Everything an operator may change comes from the environment; the defaults run at once."""

from pathlib import Path

import environ

from smartvillage.core.modules import module_names
from smartvillage.deployment import data_dir, secret_key

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent
DATA_DIR = data_dir()

SECRET_KEY = env.str("SECRET_KEY", "") or secret_key(folder=DATA_DIR)
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = ["*"]  # a host that is no municipality's gets 404 from core.municipalities
BASE_HOSTS: list[str] = env.list("BASE_HOSTS", default=["localhost"])
SECURE_COOKIES = env.bool("SECURE_COOKIES", False)
PORT = env.str("PORT", "")  # part of addresses in mails where somebody tries us under localhost

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "smartvillage.surfaces.cms",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "smartvillage.core.municipalities",
    "smartvillage.core.people",
    "smartvillage.core.audit",
    "smartvillage.core.search",
    "smartvillage.core.content",
    "smartvillage.core.media",
    "smartvillage.core.mail",
    "smartvillage.core.push",
    "smartvillage.core.quotas",
    "smartvillage.core.numbers",
    "smartvillage.core.links",
    "smartvillage.core.geocoding",
    "smartvillage.core.jobs",
    "smartvillage.core.imports",
    "smartvillage.core.training",
    "smartvillage.surfaces.cli",
    "smartvillage.surfaces.oauth",
    "smartvillage.surfaces.graphql",
    "smartvillage.surfaces.rest",
    "smartvillage.surfaces.webapp",
    "smartvillage.surfaces.feeds",
    "smartvillage.surfaces.embeds",
    "smartvillage.surfaces.boards",
    *module_names(),
    "smartvillage.examples",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "smartvillage.core.municipalities.middleware.municipality_middleware",
    "smartvillage.surfaces.webapp.language.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "smartvillage.urls"
WSGI_APPLICATION = "smartvillage.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "smartvillage.surfaces.webapp.context.shell",
                "smartvillage.surfaces.feeds.context.shell",
                "smartvillage.surfaces.embeds.context.shell",
                "smartvillage.surfaces.cms.context.shell",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'smartvillage.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
            "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY"
        ),
    }
else:
    DATABASES["default"]["OPTIONS"] = {"server_side_binding": True, "prepare_threshold": 2}
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if cache_url := env.str("CACHE_URL", ""):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": cache_url}
CACHE_ANSWERS = env.bool("SMARTVILLAGE_CACHE_ANSWERS", True)
CACHE_FRAGMENTS = env.bool("SMARTVILLAGE_CACHE_FRAGMENTS", True)
CACHE_MEGABYTES = env.int("SMARTVILLAGE_CACHE_MEGABYTES", 32)

SERVICE_WORKER = env.bool("SERVICE_WORKER", True)

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_ADAPTER = "smartvillage.surfaces.cms.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # who asks learns nothing, and there is no signing up to be told of
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are made by invitation
MFA_ADAPTER = "smartvillage.surfaces.cms.accounts.FactorAdapter"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = env.bool("ALLOW_INSECURE_PASSKEYS", True)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/cms/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "smartvillage.surfaces.webapp.storage.Storage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
if SECURE_COOKIES:  # the proxy that speaks TLS must set or delete this header itself
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_AGE = 240 * 60
SESSION_SAVE_EVERY_REQUEST = False
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
        "form-action": ["'self'"],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "smart-village@localhost")

COUNT_SECONDS = env.int("SMARTVILLAGE_COUNT_SECONDS", 30)
CLIENT_ADDRESS_HEADER = env.str("CLIENT_ADDRESS_HEADER", "")
FETCH_ALLOW_PRIVATE = env.bool("FETCH_ALLOW_PRIVATE", False)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
