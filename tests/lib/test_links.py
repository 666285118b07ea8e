"""Are personal links unguessable, and is only their digest kept?"""

import re

from talkoot.lib.links import new_token, token_hash


def test_token_has_256_bits_and_never_repeats():
    tokens = {new_token() for _ in range(1_000)}
    assert len(tokens) == 1_000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) for token in tokens)


def test_hash_is_sha_256_and_takes_any_text():
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert len(token_hash("\ud800 ä")) == 64
