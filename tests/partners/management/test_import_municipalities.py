"""Do all 308 municipalities come in, and in again without harm?"""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from partners.management.commands.import_municipalities import SHIPPED
from partners.models import Municipality

pytestmark = pytest.mark.django_db


def test_all_municipalities_come_with_their_case_forms() -> None:
    call_command("import_municipalities", verbosity=0)
    assert Municipality.objects.count() == 308
    suomussalmi = Municipality.objects.get(code="777")
    assert (suomussalmi.genitive, suomussalmi.locative, suomussalmi.destination) == (
        "Suomussalmen", "Suomussalmella", "Suomussalmelle",
    )  # fmt: skip
    assert Municipality.objects.get(code="005").name == "Alajärvi"
    assert Municipality.objects.in_region("18").count() == 8
    assert not Municipality.objects.filter(locative="").exists()


def test_names_are_in_finnish_order_on_both_databases() -> None:
    call_command("import_municipalities", verbosity=0)
    names = list(Municipality.objects.in_order().values_list("name", flat=True))
    assert names[-4:] == ["Ylöjärvi", "Ypäjä", "Ähtäri", "Äänekoski"]


def test_search_finds_a_finnish_name_whatever_its_capitals() -> None:
    call_command("import_municipalities", verbosity=0)
    assert Municipality.objects.get(name__icontains="ÄÄNEK").name == "Äänekoski"


def test_importing_again_brings_an_edited_row_up_to_date() -> None:
    call_command("import_municipalities", verbosity=0)
    Municipality.objects.filter(code="205").update(locative="Kajaanilla")
    call_command("import_municipalities", verbosity=0)
    assert Municipality.objects.get(code="205").locative == "Kajaanissa"
    assert Municipality.objects.count() == 308


def test_broken_file_changes_nothing(tmp_path: Path) -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()[:5]
    broken = tmp_path / "broken.csv"
    broken.write_text("\n".join([*lines, "x" * 500 + ",too,few"]), encoding="utf-8")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_municipalities", str(broken), verbosity=0)
    assert not Municipality.objects.exists()


def test_missing_file_is_told_in_words(tmp_path: Any) -> None:
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_municipalities", str(tmp_path / "none.csv"), verbosity=0)
