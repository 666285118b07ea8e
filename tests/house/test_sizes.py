"""Does every file fit a sitting, and every function a screen?"""

import ast
from pathlib import Path

from tests.house.survey import PACKAGES, ROOT, assert_none, files, lines_of, modules, short, templates

CODE_FILE, FUNCTION, VIEW, TEMPLATE = 300, 40, 25, 120
BUDGETS = {
    "talkoot/settings.py": 285,
    "talkoot/urls.py": 40,
    "talkoot/checks.py": 230,
    "partners/coverage.py": 150,
    "partners/intake.py": 200,
    "events/sheet.py": 250,
    "events/letters.py": 200,
    "README.md": 150,
}


def too_long(paths: list[Path], limit: int) -> list[str]:
    """The files with more lines than the limit, with both numbers."""
    counted = [(path, lines_of(path)) for path in paths]
    return [
        f"{short(path)}: {lines} lines, at most {limit}: split it" for path, lines in counted if lines > limit
    ]


def functions(path: Path) -> list[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Every function of a module with its number of lines; its docstring does not count against it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                lines -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
            found.append((node, lines))
    return found


def long_functions(paths: list[Path], limit: int, views_only: bool = False) -> list[str]:
    """The functions with more lines than the limit; with views_only those whose first argument is the request."""
    return [
        f"{short(path)}:{node.lineno} {node.name}: {lines} lines, at most {limit}: name its parts"
        for path in paths
        for node, lines in functions(path)
        if lines > limit and (not views_only or (node.args.args and node.args.args[0].arg == "request"))
    ]


def test_a_code_file_fits_a_sitting():
    code = [*modules(), *modules("tests"), *files("static", suffixes=(".js", ".css")), ROOT / "dev"]
    assert len(code) > 20
    assert_none(too_long(code, CODE_FILE))


def test_a_function_fits_a_screen():
    assert_none(long_functions([*modules(), *modules("tests")], FUNCTION))


def test_a_view_reads_as_find_ask_act_answer():
    views = [path for path in modules() if "views" in path.parts]
    assert_none(long_functions(views, VIEW, views_only=True))


def test_a_template_fits_a_sitting():
    found = list(templates())
    assert found
    assert_none(too_long(found, TEMPLATE))


def test_named_files_keep_their_budgets():
    broken = [
        line
        for name, limit in BUDGETS.items()
        if (ROOT / name).exists()
        for line in too_long([ROOT / name], limit)
    ]
    assert_none(broken)


def test_every_module_opens_with_the_question_it_answers():
    silent = []
    for path in [*modules(), *modules("tests")]:
        text = path.read_text(encoding="utf-8")
        if text.strip() and not ast.get_docstring(ast.parse(text)):
            silent.append(
                f"{short(path)}: the first line must be a docstring that says which question it answers"
            )
    assert_none(silent)


def test_all_packages_are_looked_at():
    assert {path.relative_to(ROOT).parts[0] for path in modules()} == set(PACKAGES)


def test_long_things_are_found(tmp_path):
    long_file = tmp_path / "long.py"
    body = "".join(f"    x = {number}\n" for number in range(41))
    long_file.write_text(f'def view(request):\n    """Doc."""\n{body}', encoding="utf-8")
    assert too_long([long_file], 42) == [f"{long_file}: 43 lines, at most 42: split it"]
    assert too_long([long_file], 43) == []
    assert long_functions([long_file], 41) == [f"{long_file}:1 view: 42 lines, at most 41: name its parts"]
    assert long_functions([long_file], 42) == []
    assert len(long_functions([long_file], 25, views_only=True)) == 1
