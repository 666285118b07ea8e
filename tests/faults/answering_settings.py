"""Under which settings do fifty partners press? The product's own; the control's transactions begin without a lock."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-and-nothing-else-0123456789-abcdefghijklm")
os.environ.setdefault("DEBUG", "1")
os.environ["EMAIL_URL"] = "smtp://127.0.0.1:9"  # nothing is sent here, receipts only wait

from talkoot.settings import *  # noqa: F403
from talkoot.settings import DATABASES

DEBUG = False
if os.environ.get("TALKOOT_FAULT_GUARD") == "off" and "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["transaction_mode"] = "DEFERRED"
