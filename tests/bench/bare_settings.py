"""Under which settings does the smallest Django run that we compare ourselves with?"""

import os

BARE = {
    "DEBUG": False,
    "SECRET_KEY": "bare" * 20,
    "ALLOWED_HOSTS": ["localhost"],
    "INSTALLED_APPS": [f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages")],
    "MIDDLEWARE": [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    "TEMPLATES": [{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    "DATABASES": {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ.get("DATABASE_URL", "").removeprefix("sqlite:///"),
        }
    },
    "USE_TZ": True,
}
