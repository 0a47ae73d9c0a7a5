"""The test command's own manners: what it refuses, and what --quick leaves out."""

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tasks/test.sh"
JAVA_TESTS = [path for path in (ROOT / "tasks").rglob("*Test.java") if "target" not in path.parts]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, *arguments],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--fast"], "there is no option --fast"),
        (["--quick", "WorldsTest"], "--quick stands alone"),
        (["WorldsTest", "--quick"], "there is no option --quick beside a test"),
        (["WorldTest"], "there is no test WorldTest; did you mean WorldsTest"),
        (["dev.varve.nowhere.WorldsTest"], "there is no test dev.varve.nowhere.WorldsTest"),
        (["WorldsTest#readerSeeWhatTheModelSays"], "did you mean readersSeeWhatTheModelSays?"),
    ],
)
def test_wrong_usage_ends_with_64_and_says_why(arguments: list[str], words: str):
    done = run(*arguments)
    assert done.returncode == 64
    assert words in done.stderr


def test_help_tells_every_way():
    done = run("--help")
    assert done.returncode == 0
    for way in ("varve test  ", "--quick", "TEST...", "-DKEY=VALUE"):
        assert way in done.stdout


@pytest.mark.parametrize("code", [0, 1])
def test_quick_says_what_it_left_out_and_ends_as_maven_did(tmp_path: Path, code: int):
    maven = tmp_path / "mvn"
    maven.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\nexit {code}\n')
    maven.chmod(maven.stat().st_mode | stat.S_IXUSR)

    done = run("--quick", PATH=f"{tmp_path}:{os.environ['PATH']}")

    assert done.returncode == code
    asked = (tmp_path / "asked").read_text()
    assert "-DexcludedGroups=slow,gdal" in asked
    left_out = done.stdout.split("left out, so neither passed nor failed")[1]
    for path in JAVA_TESTS:
        if re.search(r'@Tag\("(slow|gdal)"\)', path.read_text()):
            assert path.stem in left_out
    assert "Python" in left_out


def test_what_uses_the_launcher_or_libgdal_is_not_quick():
    for path in JAVA_TESTS:
        text = path.read_text()
        if re.search(r"\bLauncher\.FILE|new Launcher\(", text):
            assert '@Tag("slow")' in text, path
        if re.search(r"\bLibrary\.open\(", text):
            assert '@Tag("gdal")' in text, path
