"""What people install is whole: the wheel, the lock files, and the one way to build them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `pip install .` builds it, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_carries_the_statements_the_seeds_and_all_data(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("cypher", "seeds"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and not path.name.startswith(".")]
        assert files
        for file in files:
            assert f"detente/shipped/{file.relative_to(ROOT).as_posix()}" in inside
    package = ROOT / "graph" / "detente"
    for file in package.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert f"detente/{file.relative_to(package).as_posix()}" in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert not [name for name in inside if not name.startswith(("detente/", "detente-"))]


def test_the_main_job_runs_from_an_installed_wheel_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(scripts / "python"),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        str(wheel),
    ]
    subprocess.run(install, check=True)
    # What detente depends on is borrowed from here, detente itself is not: a path in a .pth file brings no .pth files of its own.
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    [site] = environment.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    (site / "borrowed.pth").write_text("\n".join(sorted(places)), encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DETENTE"))}

    def run(*command: str) -> str:
        return subprocess.run(command, cwd=elsewhere, env=clean, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    seeds = Path(run(str(scripts / "python"), "-c", "from detente.shipped import folder; print(folder('seeds'))").strip())
    assert seeds.is_relative_to(environment.resolve())
    detente = str(scripts / "detente")
    summary = json.loads(run(detente, "load", "--metadata", str(seeds / "sources.jsonl"), str(seeds / "documents")))
    assert summary["documents"] >= 8
    assert summary["failed"] == {}
    [path] = json.loads(run(detente, "path", "Hun Manet", "Dmitry Medvedev"))
    assert path["actors"][0] == "Hun Manet"
    for hop in path["hops"]:
        for edge in hop["edges"]:
            for said in edge["evidence"]:
                assert run(detente, "show", said["document"], "--text")[said["start"] : said["end"]] == said["quote"]
    run(detente, "html", "-o", "page.html")
    assert sorted(path.name for path in elsewhere.iterdir() if not path.name.startswith("detente.db")) == ["page.html"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_pinned_package_has_hashes_and_no_index_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[^ ]+", entry), entry.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


def test_the_lock_files_pin_all_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    runtime = [*project["project"]["dependencies"], *groups["build"], *project["build-system"]["requires"]]
    for lock, wanted in zip(LOCKS, (runtime, [*runtime, *groups["test"], *groups["lint"]]), strict=True):
        pinned = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.M))
        assert {re.split(r"[<>=~!;\[ ]", one)[0].lower().replace("_", "-") for one in wanted} <= pinned


def test_both_lock_files_pin_the_same_versions() -> None:
    pins = [set(re.findall(r"^[a-z0-9._-]+==[^ \n]+", (ROOT / lock).read_text(encoding="utf-8"), re.M)) for lock in LOCKS]
    assert pins[0] <= pins[1], sorted(pins[0] - pins[1])


def test_make_refuses_a_python_that_is_too_old_in_one_clear_line(tmp_path: Path) -> None:
    old = tmp_path / "python2.7"
    old.write_text('#!/bin/sh\nexec "$REAL" -c "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])" "$2"\n', encoding="utf-8")
    old.chmod(0o755)
    command = ["make", "-C", str(ROOT), "run", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "REAL": sys.executable})
    assert result.returncode != 0
    assert "needs Python 3.11, 3.12 or 3.13" in result.stdout + result.stderr
    assert "3.9" in result.stdout + result.stderr
    assert not (tmp_path / "venv").exists()
