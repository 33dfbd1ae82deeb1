"""The catalogue -> the standard form of its file. Pure: no file is touched.

Fields stand in the order of the model, absent ones are left out; a field that a person keeps empty
is written `null`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from evidence_refs.catalogue.text.scalar import prose, scalar
from evidence_refs.model import (
    REFERENCE_FIELDS,
    WORK_FIELDS,
    Alternate,
    Catalogue,
    CitedIn,
    DocumentRecord,
    Name,
    Origin,
    Person,
    Reference,
)

SCHEMA = "../schemas/catalogue.schema.json"
"""Where an editor finds the schema, seen from the catalogue's folder."""

_WIDTH = 100
_WORK = frozenset(WORK_FIELDS)


def render(catalogue: Catalogue, *, header: str | None = None) -> str:
    """Write a whole catalogue; documents and references are sorted.

    `header` is what stands before `version:`, comments as a rule.
    """
    if header is None:
        header = f"# yaml-language-server: $schema={SCHEMA}\n"
    documents = [render_document(each) for each in sorted_documents(catalogue)]
    references = [render_reference(each) for each in sorted_references(catalogue)]
    return "".join(
        [
            header,
            f"version: {catalogue.version}\n",
            render_list("documents", documents),
            render_list("references", references),
            render_list("removed", removed_items(catalogue.removed)),
            render_list("distinct", distinct_items(catalogue.distinct)),
        ]
    )


def sorted_documents(catalogue: Catalogue) -> list[DocumentRecord]:
    """Give the documents in the order of the file."""
    return sorted(catalogue.documents, key=lambda document: document.id)


def sorted_references(catalogue: Catalogue) -> list[Reference]:
    """Give the references in the order of the file."""
    return sorted(catalogue.references, key=lambda reference: reference.key)


def render_list(name: str, items: Iterable[str]) -> str:
    """Write a list at the root; each item is a whole number of lines that begins with `- `."""
    body = "".join(items)
    return f"{name}:\n{body}" if body else f"{name}: []\n"


def removed_items(removed: Iterable[str]) -> list[str]:
    """Write the keys of references that a person took out, one a line."""
    return [f"- {_key(key)}\n" for key in removed]


def distinct_items(distinct: Iterable[tuple[str, str]]) -> list[str]:
    """Write the pairs of keys that are not the same work, one a line."""
    return [f"- [{_key(one)}, {_key(other)}]\n" for one, other in distinct]


def render_document(document: DocumentRecord) -> str:
    """Write a document's block."""
    return "-" + "".join(document_fields(document).values())[1:]


def document_fields(document: DocumentRecord) -> dict[str, str]:
    """Write each field of a document that its block holds, each with its name and its indent."""
    fields = {}
    for name in type(document).model_fields:
        value = getattr(document, name)
        if value:
            text = (
                _flow(value) if isinstance(value, tuple) else scalar(value, number=name != "sha256")
            )
            fields[name] = f"  {name}: {text}\n"
    return fields


def render_reference(reference: Reference) -> str:
    """Write a reference's block."""
    return "-" + "".join(reference_fields(reference).values())[1:]


def reference_fields(reference: Reference) -> dict[str, str]:
    """Write each field of a reference that its block holds, each with its name and its indent."""
    given = _WORK.intersection(reference.model_fields_set)
    fields = {}
    for name in REFERENCE_FIELDS:
        value = getattr(reference, name)
        if value:
            fields[name] = f"  {name}:{_WRITERS.get(name, _scalar)(value)}\n"
        elif name in given:  # a person keeps it empty
            fields[name] = f"  {name}: {'false' if value is False else 'null'}\n"
    return fields


def _scalar(value: str | bool) -> str:
    return f" {scalar(value) if isinstance(value, str) else 'true'}"


def _key(key: str) -> str:
    return scalar(key, flow=True, number=False)


def _keys(keys: tuple[str, ...]) -> str:
    return f" [{', '.join(map(_key, keys))}]"


def _prose(text: str) -> str:
    return f" {prose(text)}"


def _note(text: str) -> str:
    """A short note stands on one line, like any scalar; a long one is laid out as prose."""
    return _scalar(text) if "\n" not in text and len(text) <= _WIDTH else _prose(text)


def _flow(values: Iterable[str]) -> str:
    return f"[{', '.join(scalar(value, flow=True) for value in values)}]"


def _flow_list(values: Iterable[str]) -> str:
    return f" {_flow(values)}"


def _flow_map(fields: Mapping[str, str | None]) -> str:
    return f"{{{', '.join(f'{name}: {text}' for name, text in fields.items() if text)}}}"


def _item_lines(items: Iterable[str]) -> str:
    return "".join(f"\n  - {item}" for item in items)


def _name(name: Name) -> str:
    if not isinstance(name, Person):
        return _flow_map({"literal": _optional(name.literal)})
    given, suffix = _optional(name.given), _optional(name.suffix)
    return _flow_map({"family": _optional(name.family), "given": given, "suffix": suffix})


def _optional(text: str | None) -> str | None:
    return None if text is None else scalar(text, flow=True)


def _names(names: tuple[Name, ...]) -> str:
    return _item_lines(map(_name, names))


def _value(value: str | tuple[Any, ...]) -> str:
    if isinstance(value, str):
        return scalar(value, flow=True)
    return f"[{', '.join(_value(v) if isinstance(v, str) else _name(v) for v in value)}]"


def _alternate(alternate: Alternate) -> str:
    return _flow_map({"value": _value(alternate.value), "from": scalar(alternate.from_, flow=True)})


def _alternates(alternates: dict[str, tuple[Alternate, ...]]) -> str:
    """One line a field where that is short enough, else one line a value."""
    return "".join(
        f"\n    {scalar(name, number=False)}:{_alternate_list(name, values)}"
        for name, values in alternates.items()
    )


def _alternate_list(name: str, values: tuple[Alternate, ...]) -> str:
    items = [_alternate(value) for value in values]
    line = f" [{', '.join(items)}]"
    if items and len(name) + len(line) > _WIDTH - len("    :"):
        return "".join(f"\n    - {item}" for item in items)
    return line


def _extra(extra: dict[str, str]) -> str:
    return "".join(
        f"\n    {scalar(name, number=False)}: {scalar(text)}" for name, text in extra.items()
    )


def _origin(origin: tuple[Origin, ...]) -> str:
    return _item_lines(
        _flow_map({"file": _value(each.file), "id": _optional(each.id), "day": _optional(each.day)})
        for each in origin
    )


def _cited_in(places: tuple[CitedIn, ...]) -> str:
    return _item_lines(map(_citation, places))


def _citation(place: CitedIn) -> str:
    return _flow_map(
        {
            "document": _value(place.document),
            "form": place.form,
            "footnote": _optional(place.footnote),
            "locator": _optional(place.locator),
            "back_reference": "true" if place.back_reference else None,
            "section": _flow(place.section) if place.section else None,
            "lines": _pair(place.lines),
            "pages": _pair(place.pages),
            "text": _optional(place.text),
        }
    )


def _pair(pair: tuple[int, int] | None) -> str | None:
    return None if pair is None else f"[{pair[0]}, {pair[1]}]"


_WRITERS: dict[str, Callable[[Any], str]] = {
    "key": lambda key: f" {_key(key)}",
    "aliases": _keys,
    "authors": _names,
    "editors": _names,
    "source": _flow_list,
    "abstract": _prose,
    "note": _note,
    "extra": _extra,
    "alternates": _alternates,
    "tags": _flow_list,
    "origin": _origin,
    "cited_in": _cited_in,
}
