"""The locks hold every wanted package, once, with hashes, and agree with each other."""

import re

import pytest

from commands import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")


def locked(lock: str) -> dict[str, str]:
    """Package to version."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def wanted(source: str) -> set[str]:
    """The packages a list names, without extras and markers."""
    lines = (ROOT / source).read_text(encoding="utf-8").splitlines()
    return {re.match(r"[a-z0-9-]+", line)[0] for line in lines if line[:1].isalpha()}  # type: ignore[index]


def test_the_larger_lock_contains_the_smaller() -> None:
    small, large = (locked(lock) for lock in LOCKS)
    assert small.items() <= large.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_wanted_is_locked(lock: str) -> None:
    assert wanted(lock.replace(".txt", ".in")) <= locked(lock).keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert len(blocks) == len(locked(lock))


def test_compiled_packages_are_locked_for_all_systems() -> None:
    """Six platforms times four Pythons at least, so that no machine's own list narrowed it."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for package in ("numpy", "pandas", "scipy", "pyarrow"):
        block = re.split(r"\n(?=[a-z0-9])", text.split(f"\n{package}==")[1])[0]
        assert block.count("--hash=") >= 24, package


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place_to_fetch_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host|://", text)


@pytest.mark.parametrize("source", ["requirements.in", "requirements-dev.in"])
def test_every_wanted_package_has_its_reason(source: str) -> None:
    lines = (ROOT / source).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line[:1].isalpha() and " # " not in line] == []
