"""Does every message have its Finnish and its Swedish words, complete and with the same placeholders?"""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.house.survey import PACKAGES, ROOT, assert_none, modules

LANGUAGES = ("fi", "sv")
SAME_WORDS = Path(__file__).with_name("same_words.txt")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")


def catalogue(language: str, root: Path = ROOT) -> polib.POFile:
    """The catalogue of a language."""
    return polib.pofile(str(root / "talkoot" / "locale" / language / "LC_MESSAGES" / "django.po"))


def texts(entry: polib.POEntry) -> list[tuple[str, str]]:
    """(source, translation) for every form of an entry."""
    if entry.msgid_plural:
        sources = [entry.msgid, *[entry.msgid_plural] * (len(entry.msgstr_plural) - 1)]
        return list(
            zip(sources, [entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural)], strict=True)
        )
    return [(entry.msgid, entry.msgstr)]


def unfinished(entries: polib.POFile) -> list[str]:
    """Entries without a translation, marked fuzzy or no longer used."""
    return [
        f"“{entry.msgid}”: {'fuzzy' if entry.fuzzy else 'obsolete' if entry.obsolete else 'not translated'}"
        for entry in entries
        if entry.fuzzy or entry.obsolete or not all(translation for _, translation in texts(entry))
    ]


def mismatched(entries: polib.POFile) -> list[str]:
    """Entries whose translation has other placeholders or tags than the source; a singular may spell the number out."""
    found = []
    for entry in entries:
        for source, translation in texts(entry):
            wanted, has = (sorted(PLACEHOLDER.findall(text)) for text in (source, translation))
            spelled_out = (
                entry.msgid_plural
                and source == entry.msgid
                and set(has) <= set(PLACEHOLDER.findall(entry.msgid_plural))
            )
            if translation and wanted != has and not spelled_out:
                found.append(f"“{source}” has {wanted}, “{translation}” has {has}")
    return found


def hidden_in_f_strings(code: str) -> list[str]:
    """Messages that are asked for inside an f-string, where the tool that collects them does not look."""
    names = {
        "_",
        "gettext",
        "ngettext",
        "pgettext",
        "npgettext",
        "gettext_lazy",
        "ngettext_lazy",
        "pgettext_lazy",
    }
    return [
        ast.unparse(part)
        for string in ast.walk(ast.parse(code))
        if isinstance(string, ast.JoinedStr)
        for part in ast.walk(string)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in names
    ]


def same_words() -> dict[tuple[str, str], str]:
    """Texts that are rightly equal in both languages, each with its reason: `language | text | reason`."""
    rows = [
        line.split("|")
        for line in SAME_WORDS.read_text(encoding="utf-8").splitlines()
        if line and line[0] != "#"
    ]
    return {(language.strip(), text.strip()): reason.strip() for language, text, reason in rows}


def unexplained(entries: polib.POFile, language: str, listed: dict[tuple[str, str], str]) -> list[str]:
    """Translations equal to their source, letters in them, and no reason listed."""
    return [
        f"“{source}”: equal to its source; translate it or add `{language} | {source} | reason` to {SAME_WORDS.name}"
        for entry in entries
        for source, translation in texts(entry)
        if source == translation
        and re.search(r"[^\W\d_]", PLACEHOLDER.sub("", source))
        and (language, source) not in listed
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language):
    assert len(catalogue(language)) > 0
    assert_none(unfinished(catalogue(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_the_source(language):
    assert_none(mismatched(catalogue(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_equal_to_its_source_has_a_listed_reason(language):
    assert_none(unexplained(catalogue(language), language, same_words()))


def test_every_listed_reason_is_still_needed():
    entries = {
        language: {source: new for entry in catalogue(language) for source, new in texts(entry)}
        for language in LANGUAGES
    }
    assert all(same_words().values()), "a reason is missing"
    assert_none(
        f"{language} | {text}: no longer equal or no longer there; delete the line"
        for language, text in same_words()
        if entries[language].get(text) != text
    )


def test_the_catalogues_hold_every_message_of_the_code(tmp_path):
    for name in (*PACKAGES, "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(ROOT / "manage.py", tmp_path)
    environment = {
        **os.environ,
        "SECRET_KEY": "only-for-tests",
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "talkoot.settings",
    }
    command = [
        sys.executable,
        "manage.py",
        "makemessages",
        "--no-obsolete",
        "-v0",
        *(f"-l{language}" for language in LANGUAGES),
    ]
    made = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    for language in LANGUAGES:
        fresh, kept = (
            {(entry.msgctxt, entry.msgid) for entry in catalogue(language, root)} for root in (tmp_path, ROOT)
        )
        assert_none(
            f"{language}: “{message}” is in the code but not in the catalogue" for _, message in fresh - kept
        )
        assert_none(
            f"{language}: “{message}” is in the catalogue but not in the code" for _, message in kept - fresh
        )


def test_no_message_hides_in_an_f_string():
    assert hidden_in_f_strings("""told = f"{_('tel.')} {number}\"""") == ["_('tel.')"]
    assert_none(
        f"{path.relative_to(ROOT)}: {message} is inside an f-string"
        for path in modules()
        for message in hidden_in_f_strings(path.read_text(encoding="utf-8"))
    )


def test_faults_in_a_catalogue_are_found():
    entries = polib.POFile()
    entries.append(polib.POEntry(msgid="Open", msgstr=""))
    entries.append(polib.POEntry(msgid="Close", msgstr="Sulje", flags=["fuzzy"]))
    entries.append(polib.POEntry(msgid="%(count)s tasks", msgstr="%(number)s tehtävää"))
    entries.append(polib.POEntry(msgid="Poster", msgstr="Poster"))
    entries.append(
        polib.POEntry(msgid="one", msgid_plural="%(n)s tasks", msgstr_plural={0: "yksi", 1: "monta"})
    )
    assert unfinished(entries) == ["“Open”: not translated", "“Close”: fuzzy"]
    assert len(mismatched(entries)) == 2
    assert len(unexplained(entries, "sv", {})) == 1
    assert unexplained(entries, "sv", {("sv", "Poster"): "the same word"}) == []
