"""Where the stack keeps things, and who can get there."""

import os
from pathlib import Path

import pytest

from scripts.stack import places
from scripts.stack.failures import StackFailure
from scripts.stack.places import Account, ensure_trusted, is_open_to, unprivileged_account

STRANGER = Account(name="stranger", user=54_321, group=54_321)


def test_a_directory_is_open_to_a_stranger_who_can_enter_all_that_is_above_it(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    (closed / "inside").mkdir(parents=True)
    closed.chmod(0o700)
    assert is_open_to(Path("/"), account=STRANGER)
    assert not is_open_to(closed, account=STRANGER)
    assert not is_open_to(closed / "inside", account=STRANGER)


def test_the_owner_needs_the_owners_bit_and_a_member_of_the_group_the_groups(tmp_path: Path) -> None:
    status = tmp_path.stat()
    owner = Account(name="owner", user=status.st_uid, group=54_321)
    member = Account(name="member", user=54_321, group=status.st_gid)
    tmp_path.chmod(0o611)
    assert not places._may_enter(tmp_path, account=owner)
    tmp_path.chmod(0o701)
    assert not places._may_enter(tmp_path, account=member)


def test_a_directory_that_others_can_write_to_is_not_trusted(tmp_path: Path) -> None:
    ensure_trusted(tmp_path)
    tmp_path.chmod(0o777)
    with pytest.raises(StackFailure, match="not to be trusted"):
        ensure_trusted(tmp_path)


def test_a_link_to_a_directory_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(StackFailure, match="not to be trusted"):
        ensure_trusted(tmp_path / "link")


def test_only_root_needs_another_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert unprivileged_account(owner_of=None) is None


def test_root_takes_nobody_or_the_owner_of_the_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    nobody = unprivileged_account(owner_of=tmp_path / "not there yet")
    assert nobody is not None
    assert nobody.name == "nobody"


def test_a_machine_without_such_an_account_is_an_error_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such_user(name: str) -> None:
        raise KeyError(f"getpwnam(): name not found: {name!r}")

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr("pwd.getpwnam", no_such_user)
    with pytest.raises(StackFailure, match=r"(?s)nobody.*set DATABASE_URL"):
        unprivileged_account(owner_of=None)


def test_a_checkout_that_the_account_cannot_reach_keeps_its_database_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    tmp_path.chmod(0o700)
    (tmp_path / "shared").mkdir()
    monkeypatch.setattr(places, "LOCAL", checkout / ".local")
    monkeypatch.setattr(places, "SHARED_TEMPORARY", tmp_path / "shared")
    assert places.database_directory(None) == checkout / ".local" / "postgres"
    elsewhere = places.database_directory(STRANGER)
    assert elsewhere.parent == tmp_path / "shared"
    assert elsewhere == places.database_directory(STRANGER)
