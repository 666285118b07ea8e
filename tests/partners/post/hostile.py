"""What do people type into names who mean no good, or who have read too much about computers?"""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

HOSTILE = [
    "Kaisa\r\nBcc: eve@example.org",
    "Kaisa\nSubject: other",
    "Kaisa\x00\x0b\x0c\x85\u2028\u2029Bcc: eve@example.org",
    "Kaisa <eve@example.org>, eve@example.org",
    '"; eve@example.org',
    "=?utf-8?q?Kaisa=0D=0ABcc=3A_eve=40example=2Eorg?=",
    "\u202easiaK\u2066",
    "Pankki 👩‍🦳 مصرف",
    "https://evil.example/ www.evil.example [tästä](https://evil.example)",
    "<a href='https://evil.example'>x</a><script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{ settings.SECRET_KEY }} {% debug %} {0.__class__} %(host)s $x",
    "=HYPERLINK(1)",
    "Ä" * 120,
    "javascript:alert(1)",
]
ANY_TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=120))
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
