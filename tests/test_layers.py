"""Which package may import which. The law is docs/architecture.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "evidence_refs"
SOURCE = Path(__file__).resolve().parent.parent / "src" / PACKAGE
GROUND = {"source", "problems", "errors", "model", "edtf", "terms", "folding", "markup", "bodies"}

MAY_IMPORT = {
    "source": {"problems"},
    "problems": set[str](),
    "edtf": set[str](),
    "terms": set[str](),
    "folding": set[str](),
    "markup": set[str](),
    "bodies": {"folding"},
    "errors": {"problems"},
    "model": {"edtf"},
    "charts": set[str](),
    "reading": {"source", "problems", "errors"},
    "extraction": GROUND,
    "matching": GROUND,
    "formats": GROUND,
    "styles": GROUND | {"formats"},
    "briefs": GROUND | {"formats", "styles", "charts"},
    "site": GROUND | {"formats", "styles", "charts"},
    "catalogue": GROUND | {"matching", "extraction", "charts"},
    "deduplication": GROUND | {"matching", "formats", "catalogue"},
    "importing": GROUND | {"matching", "formats", "catalogue", "deduplication"},
    "batch": {"source", "problems", "errors", "reading", "extraction"},
    "cli": GROUND
    | {"reading", "extraction", "batch", "matching", "catalogue", "formats", "styles"}
    | {"deduplication", "importing", "briefs", "site", "charts"},
    "__main__": {"cli"},
    "__init__": set[str](),
}
"""For each part of the package, the other parts that it may import."""

ALSO = {"formats/yaml.py": {"catalogue"}}
"""What a module alone may: the catalogue's own file is a format, too, and is read in one way."""

_BELOW = {"change", "text", "check", "records"}

WITHIN_CATALOGUE = {
    "__init__": set[str](),
    "change": set[str](),
    "text": {"change"},
    "check": {"text", "records.dedupe"},  # which says what `dedupe` would merge
    "records": {"change", "text", "check"},
    "index": _BELOW,
    "intake": _BELOW,
    "git": _BELOW,
    "keeping": _BELOW | {"index", "intake", "git"},
}
"""The same for the packages of the catalogue; `records.dedupe` is that module alone."""

_PERSON = {"terminal", "session", "output"}
_ASKED = {"complete", "options"}
_SHOWN = {"filtered", "forms", "listing", "history"}
_PARTS = {"add", "brief", "dedupe", "export", "extract", "importing"}

WITHIN_CLI = {
    "__init__": set[str](),
    "terminal": set[str](),
    "output": set[str](),
    "forms": set[str](),
    "session": {"terminal"},
    "complete": {"forms", "session"},
    "options": {"complete"},
    "filtered": {"options", "terminal"},
    "listing": {"session", "terminal"},
    "history": {"session"},
    "add": _PERSON | _ASKED,
    "brief": _PERSON | _ASKED,
    "dedupe": _PERSON | _ASKED,
    "export": _PERSON | _ASKED | {"filtered"},
    "extract": _PERSON | _ASKED,
    "importing": _PERSON | _ASKED | {"dedupe", "extract"},
    "commands": _PERSON | _ASKED | _SHOWN | _PARTS,
    "registry": {"options"},  # beside the module of `commands` that is asked for
    "main": {"registry", "session", "options", "terminal"},
}
"""The same for the parts of the command line: no command imports another."""

HEAVY = {"pydantic", "rich", "rapidfuzz", "yaml", "bibtexparser", "docx", "lxml", "jinja2"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(module: Path) -> str:
    first = module.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.AST, module: Path) -> Iterator[str]:
    """Give the dotted names that a module imports, relative ones made absolute."""
    package = [PACKAGE, *module.relative_to(SOURCE).parent.parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{origin}.{name.name}" for name in node.names)


def at_import(tree: ast.Module) -> ast.Module:
    """Give the statements that run when the module is imported: not functions, nor type checks."""

    class Outer(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
            return None

        visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]  # noqa: N815

        def visit_If(self, node: ast.If) -> ast.AST | None:
            return None if "TYPE_CHECKING" in ast.unparse(node.test) else self.generic_visit(node)

    kept = Outer().visit(tree)
    assert isinstance(kept, ast.Module)
    return kept


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_part_imports_only_what_it_may(module: Path) -> None:
    part = part_of(module)
    tree = ast.parse(module.read_text(encoding="utf-8"))
    ours = {name.split(".")[1] for name in imports(tree, module) if name.startswith(f"{PACKAGE}.")}
    # `from evidence_refs import __version__` is no part.
    allowed = MAY_IMPORT[part] | ALSO.get(module.relative_to(SOURCE).as_posix(), set())
    wrong = ours - allowed - {part, "__version__"}
    assert not wrong, f"{part} must not import {wrong}"


def test_every_part_has_its_law() -> None:
    assert {part_of(module) for module in modules()} <= set(MAY_IMPORT)


def catalogue() -> list[Path]:
    return [module for module in modules() if part_of(module) == "catalogue"]


def package_of(module: Path) -> str:
    return module.relative_to(SOURCE).parts[1].removesuffix(".py")


@pytest.mark.parametrize("module", catalogue(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_package_of_the_catalogue_imports_only_what_it_may(module: Path) -> None:
    package = package_of(module)
    tree = ast.parse(module.read_text(encoding="utf-8"))
    allowed = WITHIN_CATALOGUE[package] | {package}
    for name in imports(tree, module):
        if name.startswith(f"{PACKAGE}.catalogue."):
            other, *rest = name.split(".")[2:]
            inner = ".".join([other, *rest[:1]])
            assert {other, inner} & allowed, f"{package} must not import {inner}"


def test_every_package_of_the_catalogue_has_its_law() -> None:
    assert {package_of(module) for module in catalogue()} == set(WITHIN_CATALOGUE)


def command_line() -> list[Path]:
    return [module for module in modules() if part_of(module) == "cli"]


@pytest.mark.parametrize("module", command_line(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_part_of_the_command_line_imports_only_what_it_may(module: Path) -> None:
    part = package_of(module)
    tree = ast.parse(module.read_text(encoding="utf-8"))
    ours = [name.split(".") for name in imports(tree, module)]
    others = {name[2] for name in ours if name[:2] == [PACKAGE, "cli"]} - {part}
    assert others <= WITHIN_CLI[part], f"{part} must not import {others - WITHIN_CLI[part]}"
    if part == "commands":
        assert not any(name[:3] == [PACKAGE, "cli", "commands"] for name in ours)


def test_every_part_of_the_command_line_has_its_law() -> None:
    assert {package_of(module) for module in command_line()} == set(WITHIN_CLI)


@pytest.mark.parametrize("module", command_line(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_commands_load_heavy_libraries_only_when_they_run(module: Path) -> None:
    tree = at_import(ast.parse(module.read_text(encoding="utf-8")))
    names = list(imports(tree, module))
    assert not HEAVY & {name.split(".")[0] for name in names}
    allowed = {"cli", "errors", "problems", "formats", "styles", "briefs", "site", "terms"}
    allowed |= {"__version__"}
    assert {name.split(".")[1] for name in names if name.startswith(f"{PACKAGE}.")} <= allowed


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_render_prints(module: Path) -> None:
    if module == SOURCE / "cli" / "terminal" / "render.py":
        return
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "typer.echo", "typer.secho"), called
            assert not called.startswith(("sys.stdout.", "sys.stderr.")), called


def test_the_law_is_not_vacuous() -> None:
    tree = ast.parse("from evidence_refs.cli import render\nimport evidence_refs.model\n")
    module = SOURCE / "formats" / "x.py"
    assert list(imports(tree, module)) == ["evidence_refs.cli.render", "evidence_refs.model"]
    relative = ast.parse("from ..cli import render\nfrom . import latex\n")
    assert list(imports(relative, module)) == [
        "evidence_refs.cli.render",
        "evidence_refs.formats.latex",
    ]
