"""Under which settings do tests run? The product's own, made independent of a developer's .env and quick."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

WORKPLACE = Path(tempfile.mkdtemp(prefix="talkoot-tests-"))  # one for each test process
(WORKPLACE / "static").mkdir()  # else WhiteNoise warns that there is nothing to serve
atexit.register(shutil.rmtree, WORKPLACE, ignore_errors=True)

# Names that are set here win over .env. Whoever wants another database says so in the environment.
os.environ.update(
    SECRET_KEY="only-for-tests-and-nothing-else-0123456789-abcdefghijklm",
    DEBUG="1",  # as far as settings derive from it: pytest-django switches it off before the first test
    HTTPS="0",
    ALLOWED_HOSTS="localhost,127.0.0.1,testserver",
    DATA_DIR=str(WORKPLACE),
    PORTAL_BASE_URL="http://localhost:8000",
    EMAIL_URL="smtp://127.0.0.1:9",  # nobody listens there
    LOG_LEVEL="WARNING",
    TALKOOT_DEMO_PASSWORD="only-for-tests",
)
if "TALKOOT_TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TALKOOT_TEST_DATABASE_URL"]
else:
    os.environ["DATABASE_URL"] = f"sqlite:///{WORKPLACE / 'unused.sqlite3'}"

from talkoot.settings import *  # noqa: E402, F403
from talkoot.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, because the live server's threads and the test must not share one connection.
    DATABASES["default"]["TEST"] = {"NAME": str(WORKPLACE / "tests.sqlite3")}
elif "TALKOOT_TEST_READY" in os.environ:
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["TALKOOT_TEST_READY"]}
