"""Every file of the tree is as .editorconfig says."""

import configparser
import re
import subprocess
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURES = {".png", ".parquet"}


def sections() -> list[tuple[str, dict[str, str]]]:
    parser = configparser.ConfigParser()
    parser.read_string("[root]\n" + (ROOT / ".editorconfig").read_text())
    return [(name, dict(parser[name])) for name in parser.sections() if name != "root"]


def applies(pattern: str, path: str) -> bool:
    if pattern.startswith("**/") and pattern.endswith("/**"):
        return pattern[2:-2] in f"/{path}"
    return PurePosixPath(path).match(pattern)


def wrong(path: str) -> list[str]:
    rules: dict[str, str] = {}
    for pattern, keys in sections():
        if applies(pattern, path):
            rules |= keys
    text = (ROOT / path).read_bytes().decode("utf-8")
    found = []
    if "\r" in text:
        found.append("ends lines with a carriage return")
    if rules["insert_final_newline"] == "true" and text and not text.endswith("\n"):
        found.append("has no newline at its end")
    if rules["trim_trailing_whitespace"] == "true" and re.search(r"[ \t]$", text, re.MULTILINE):
        found.append("has blanks at the end of a line")
    if re.search(r"^ *\t", text, re.MULTILINE):
        found.append("is indented with tabs")
    size = rules["indent_size"]
    if size != "unset" and path.endswith((".sql", ".yaml", ".json", ".xml")):
        wide = [line for line in text.splitlines() if _indent(line) % int(size)]
        found += [f"is not indented by {size}: {line}" for line in wide[:1]]
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def test_the_tree_is_as_editorconfig_says():
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=False)
    if files.returncode:
        pytest.skip("no Git checkout, so which files are the project's is not known")
    paths = [path for path in files.stdout.splitlines() if Path(path).suffix not in PICTURES]
    assert len(paths) > 500
    found = {path: wrong(path) for path in paths if (ROOT / path).is_file()}
    assert {path: faults for path, faults in found.items() if faults} == {}
