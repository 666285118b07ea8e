"""How is this installation set up? Everything comes from the environment; defaults are safe."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from talkoot.lib.mail_server import MailServer, read_address

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")
UNREADABLE: dict[str, str] = {}  # name of a variable and why; talkoot/checks.py explains them in one list


def readable(name: str, read: Callable[..., Any], fallback: Any) -> Any:
    """Return a variable's value, or the fallback when it cannot be understood."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return read(name, default=fallback)
    except (ValueError, ImproperlyConfigured, UserWarning) as problem:
        UNREADABLE[name] = str(problem)
        return read("", default=fallback)


def database_url(name: str, default: str) -> dict[str, Any]:
    """Return Django's settings of the database behind an address; raises ValueError for other makes."""
    try:
        database: dict[str, Any] = env.db_url(name, default=default)
    except UserWarning:  # its words repeat the password
        database = {"ENGINE": ""}
    if not database["ENGINE"].endswith((".sqlite3", ".postgresql")):
        raise ValueError("it is neither SQLite nor PostgreSQL")
    return database


def mail_server(name: str, default: str) -> MailServer:
    """Return the mail server behind an address; raises ValueError."""
    return read_address(env.str(name, default=default))


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
# Absolute addresses in posters, letters and calendars come from here, never from a request's headers.
PORTAL_BASE_URL = env.str("PORTAL_BASE_URL", default="http://localhost:8000").rstrip("/")
# The domain of calendar identities; it never changes, even if the portal moves to another address.
CALENDAR_DOMAIN = env.str("CALENDAR_DOMAIN", default="talkoot.example.org")
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "partners",
    "events",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partners.middleware.LanguageMiddleware",
    "partners.middleware.PrivatePagesMiddleware",
    "partners.middleware.DoorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partners.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "talkoot.urls"
WSGI_APPLICATION = "talkoot.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "partners.context.portal",
            ],
            "builtins": ["partners.templatetags.parts"],
        },
    }
]

# --- databases: SQLite by default, PostgreSQL by DATABASE_URL; the code is the same ---------------
_database: dict[str, Any] = readable(
    "DATABASE_URL", database_url, f"sqlite:///{DATA_DIR / 'talkoot.sqlite3'}"
)
_options = _database.setdefault("OPTIONS", {})  # keep what the URL brought, e.g. ?host=/socket
if "sqlite" in _database["ENGINE"]:
    # IMMEDIATE: a writer waits for its turn instead of failing with "database is locked".
    _options.update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    )
else:
    _options.setdefault("options", "-c jit=off")  # compiling takes seconds where running takes milliseconds
    if env.bool("DATABASE_POOL", default=True):
        _options["pool"] = {"min_size": 1, "max_size": readable("DATABASE_POOL_SIZE", env.int, 8)}
    _database["CONN_MAX_AGE"] = 0
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- people and sign-in ---------------------------------------------------------------------------
AUTH_USER_MODEL = "partners.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "partners.passwords.LongEnough", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:event_list"
LOGOUT_REDIRECT_URL = "public:event_list"
ACCOUNT_ADAPTER = "partners.adapter.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from the administrator
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # municipal mail takes its time
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the other sessions end; this one goes on
# Counted in the shared cache. Wrong passwords are limited by address for an hour; the e-mailed code stays open then,
# so nobody can lock somebody else out.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/h/ip,10/h/key",
    "request_login_code": "20/h/ip,5/h/key",
    "reset_password": "10/h/ip,3/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = readable("TRUSTED_PROXY_COUNT", env.int, 0)
MFA_ADAPTER = "partners.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "add_webauthn": "partners.forms.passkey.AddPasskeyForm",
    "edit_webauthn": "partners.forms.passkey.EditPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_TOTP_ISSUER = "Talkoot"
MFA_TOTP_TOLERANCE = 1  # steps of 30 s: phones' clocks differ
MFA_ALLOW_UNVERIFIED_EMAIL = True
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)

# --- language and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "talkoot" / "locale"]
FORMAT_MODULE_PATH = ["talkoot.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

# --- files ----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
RENDERED_ROOT = DATA_DIR / "rendered"
# Seconds to wait for the press: for a picture beside typing, for a print before it becomes a background job, and for
# pictures that come after their page.
PREVIEW_PATIENCE, PRINT_PATIENCE, PICTURE_PATIENCE = 4.0, 1.0, 12.0
_static_storage = "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
)  # fmt: skip
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "media"},
    },
    "staticfiles": {"BACKEND": _static_storage},
    "rendered": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": RENDERED_ROOT},
    },
    "pictures": {  # logos and pictures that people uploaded: to be backed up, like the database
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "pictures"},
    },
    "attached": {  # files of tasks, as private as the database and backed up with it; nobody serves this directory
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "attached", "file_permissions_mode": 0o600},
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000  # a megabyte pasted into a field is answered at that field
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_500  # all rows of an operating model are one form: 300 of at most 11 fields
FILE_UPLOAD_HANDLERS = [  # the first drops a file that is too large while it arrives
    "partners.uploads.CappedUploadHandler", "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]  # fmt: skip

CRISPY_TEMPLATE_PACK = "talkoot"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("talkoot", "bootstrap5")
CRISPY_FAIL_SILENTLY = False

# --- security -------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE], "script-src": [SELF], "style-src": [SELF], "img-src": [SELF], "font-src": [SELF],
        "connect-src": [SELF], "manifest-src": [SELF], "form-action": [SELF], "base-uri": [NONE],
        "object-src": [NONE], "frame-ancestors": [NONE],
    }
}  # fmt: skip
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "partners.views.problems.csrf_failed"
if env.bool("HTTPS", default=not DEBUG):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
    SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_SUBDOMAINS", default=True)
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"

# --- mail and log ---------------------------------------------------------------------------------
# On one's own machine the bundled catcher takes everything, and nothing leaves (partners/post).
_catcher_or_own = "catcher://127.0.0.1:2525" if DEBUG else "smtp://localhost:25"
MAIL_SERVER: MailServer = readable("EMAIL_URL", mail_server, _catcher_or_own)
MAILBOX_DIR = DATA_DIR / "mailbox" if MAIL_SERVER.is_catcher else None
IMAP_URL, REPLY_MAILDIR = env.str("IMAP_URL", default=""), env.str("REPLY_MAILDIR", default="")  # answers
EMAIL_BACKEND = "partners.post.backend.OutboxBackend"  # Django's own mail leaves by the same door
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="talkoot@example.org")
# Seconds: for a mail server's answer; a worker's for one message; until "not known" is believed; between tries (4 h).
POST_TIMEOUT_SECONDS = readable("POST_TIMEOUT_SECONDS", env.int, 30)
POST_LEASE_SECONDS = readable("POST_LEASE_SECONDS", env.int, 120)
POST_QUIET_SECONDS = readable("POST_QUIET_SECONDS", env.int, 60)
POST_RETRY_SECONDS = (10, 30, 60, 300, *[900] * 15)
# Personal links carry their token in the path: no line and no report may repeat it (partners/discretion.py).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokenless": {"()": "partners.discretion.TokenFilter"}},
    "formatters": {"line": {"()": "partners.discretion.TokenlessFormatter",
                            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["tokenless"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # Django's own handlers would pass the filter by
    "loggers": {"django": {"handlers": []}, "django.server": {"handlers": ["console"], "propagate": False}},
}  # fmt: skip
DEFAULT_EXCEPTION_REPORTER = "partners.discretion.TokenlessReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "partners.discretion.TokenlessReporterFilter"
