"""Do the files for a server speak of the settings and commands that there are?"""

import re

from django.core.management import get_commands

from tests.house.survey import ROOT, assert_none

DEPLOY = ROOT / "talkoot" / "deploy"


def settings_read(source: str) -> set[str]:
    """The names that a settings module takes from the environment."""
    return set(re.findall(r"(?:env\.\w+|readable)\(\s*\"([A-Z_]+)\"", source))


def settings_explained(example: str) -> set[str]:
    """The names in an environment file, also those that are commented out."""
    return set(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE))


def test_every_setting_is_explained():
    read = settings_read((ROOT / "talkoot" / "settings.py").read_text(encoding="utf-8"))
    explained = settings_explained((DEPLOY / "environment.example").read_text(encoding="utf-8"))
    assert len(read) > 10
    assert_none(
        f"{name}: explain it in talkoot/deploy/environment.example" for name in sorted(read - explained)
    )
    others = {"TALKOOT_DEMO_PASSWORD"}  # read by ./dev and manage.py demo
    assert_none(f"{name}: no setting has this name" for name in sorted(explained - read - others))


def test_the_files_for_a_server_use_commands_that_exist():
    texts = [path.read_text(encoding="utf-8") for path in [*DEPLOY.glob("*.service"), DEPLOY / "README.md"]]
    used = set(re.findall(r"(?:manage\.py|^talkoot) ([a-z_]+)", "\n".join(texts), re.MULTILINE))
    assert {"db_worker", "migrate", "collectstatic", "tick"} <= used
    assert used <= set(get_commands())


def test_every_unit_is_installed_by_the_page():
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")
    units = [path.name for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer")]
    assert len(units) >= 4
    assert_none(f"{name}: talkoot/deploy/README.md does not copy it" for name in units if name not in page)


def test_an_unexplained_setting_is_found():
    assert settings_read('A = env.str("A_NAME", default="")\nB = env.bool(\n    "B")') == {"A_NAME", "B"}
    assert settings_explained("# Words\nA_NAME=1\n# B=\n") == {"A_NAME", "B"}
