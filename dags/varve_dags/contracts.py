"""What a DAG shows of a dataset's contract. The tasks read and check it; here nothing is judged."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
# The base loader leaves every scalar text: `no` stays `no`. The C one is ten times faster.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Contract:
    """The parts of a contract that people read."""

    dataset: str
    description: str
    owner: str
    tags: tuple[str, ...]
    markdown: str


@cache
def contract_of(dataset: str) -> Contract:
    """Looks in VARVE_SQL, then among the product's own datasets. Raises FileNotFoundError."""
    folders = [Path(own) for own in [os.environ.get("VARVE_SQL")] if own] + [ROOT / "sql"]
    paths = [folder.joinpath(*dataset.split("."), "contract.yaml") for folder in folders]
    for path in paths:
        if path.is_file():
            # The loader builds nothing but text, lists and mappings.
            return _contract(dataset, yaml.load(path.read_bytes(), LOADER) or {})  # noqa: S506
    raise FileNotFoundError(
        f"{dataset}: no contract at {' or '.join(map(str, paths))}; "
        f"write one with `varve new {dataset}`, or set VARVE_SQL to the folder of your datasets"
    )


def _contract(dataset: str, yaml_text: Mapping[str, Any]) -> Contract:
    tags = yaml_text.get("tags") or []
    return Contract(
        dataset=dataset,
        description=yaml_text.get("description", ""),
        owner=yaml_text.get("owner") or "varve",
        tags=tuple(tags if isinstance(tags, list) else [tags]),
        markdown=_markdown(yaml_text),
    )


def _markdown(contract: Mapping[str, Any]) -> str:
    key = contract.get("key") or "every row is its own"
    lines = [
        contract.get("description", ""),
        "",
        f"- landing: `{contract.get('landing', '')}`",
        f"- key: {', '.join(key) if isinstance(key, list) else key}",
        f"- effective at: {contract.get('effective_at') or 'received_at'}",
        "",
    ]
    lines += _table("Columns", contract.get("columns") or {})
    for name, child in (contract.get("children") or {}).items():
        lines += _table(name, child.get("columns") or {})
    return "\n".join(lines)


def _table(title: str, columns: Mapping[str, Any]) -> list[str]:
    rows = [_row(name, column) for name, column in columns.items()]
    return [f"#### {title}", "", "| column | type | meaning |", "| --- | --- | --- |", *rows, ""]


def _row(name: str, column: Any) -> str:
    full = column if isinstance(column, dict) else {"type": column}
    unit, description = full.get("unit", ""), full.get("description", "")
    notes = "; ".join(note for note in (description, f"in {unit}" if unit else "") if note)
    return f"| {name} | {full.get('type', '')} | {notes.replace('|', chr(92) + '|')} |"
