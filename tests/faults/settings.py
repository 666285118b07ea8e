"""Under which settings does the post office work while it is being broken? The product's own, with shorter times."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-and-nothing-else-0123456789-abcdefghijklm")
os.environ.setdefault("DEBUG", "1")
os.environ.setdefault("LOG_LEVEL", "ERROR")

from talkoot.settings import *  # noqa: F403

# Minutes become seconds: a lease of four seconds is to a stall of six what two minutes are to three.
POST_TIMEOUT_SECONDS = 1
POST_LEASE_SECONDS = 4
POST_QUIET_SECONDS = 2
POST_RETRY_SECONDS = (1, 1, 2, 2, 3, 3, *[4] * 10)
DEBUG = False
