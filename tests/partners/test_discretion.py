"""Does any log line or error report repeat the token of a personal link?"""

import io
import logging
import re
import sys

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.views.debug import get_exception_reporter_class, get_exception_reporter_filter

from partners.discretion import HIDDEN, TokenFilter, hidden
from talkoot.lib.links import new_token
from tests.house.survey import ROOT

PLACES = (
    "/k/{}/",
    "/k/{}/kiitos/?kieli=sv",
    "/kirjasto/{}/",
    "/kalenteri/oma/{}.ics",
    "next=%2Fk%2F{}%2F",
    "{}",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_token_is_hidden_wherever_it_stands(place):
    token = new_token()
    told = hidden(f"Not Found: {place.format(token)} (1.2 s)")
    assert token not in told and HIDDEN in told
    assert told.startswith("Not Found: ") and told.endswith(" (1.2 s)")
    assert hidden(told) == told


def test_other_words_stay():
    line = (
        "/talkoot/kajaani-2027/ /suunnittelu/kajaani/ 0123456789abcdef0123456789abcdef /kalenteri/kainuu.ics"
    )
    assert hidden(line) == line


@pytest.fixture
def log():
    """What the portal's own handler writes."""
    (handler,) = [
        one for one in logging.getLogger().handlers if any(isinstance(f, TokenFilter) for f in one.filters)
    ]
    before = handler.setStream(written := io.StringIO())
    yield written
    handler.setStream(before)


@pytest.mark.django_db
def test_no_log_line_of_a_hundred_links_holds_one(log, caplog):
    caplog.set_level(logging.WARNING, logger="django.request")  # other tests make it silent
    tokens = [new_token() for _number in range(100)]
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for number, token in enumerate(tokens):
        address = ("/k/{}/", "/kirjasto/{}/", "/kalenteri/oma/{}.ics", "/k/{}/peru/")[number % 4].format(
            token
        )
        client.get(address, headers={"Referer": f"http://testserver{address}"})
        client.post(address, {"who": "Kaisa"})
    logging.getLogger("django.server").warning('"GET %s HTTP/1.1" 200 12', f"/k/{tokens[0]}/")
    try:
        raise LookupError(f"/k/{tokens[1]}/")
    except LookupError:
        logging.getLogger("events").exception("broken at /kirjasto/%s/", tokens[2])
    written = log.getvalue()
    assert written.count("Not Found:") >= 50 and "broken at" in written and "LookupError" in written
    assert [token for token in tokens if token in written] == []


def test_an_error_report_holds_no_token():
    token = new_token()
    request = RequestFactory().post(
        f"/k/{token}/?next=/k/{token}/", {"who": "Kaisa"}, HTTP_REFERER=f"http://x/k/{token}/"
    )
    reporter = report_of(request, token)
    assert token not in reporter.get_traceback_text() + reporter.get_traceback_html()
    assert token not in str(get_exception_reporter_filter(request).get_safe_request_meta(request))


def report_of(request: HttpRequest, token: str):
    """The report of an error in a function that holds the address."""
    try:
        address = f"/k/{token}/"
        raise LookupError(address)
    except LookupError:
        return get_exception_reporter_class(request)(request, *sys.exc_info())


def test_the_web_servers_logs_have_no_paths():
    unit = (ROOT / "talkoot/deploy/talkoot-web.service").read_text(encoding="utf-8")
    form = re.search(r"--access-logformat '([^']*)'", unit)
    assert form and not re.search(r"%%\((r|U|q|f|\{)", form[1])
    nginx = (ROOT / "talkoot/deploy/nginx.conf").read_text(encoding="utf-8")
    assert not re.search(r"log_format[^;]*\$(request |request_uri|uri|http_referer)", nginx)
