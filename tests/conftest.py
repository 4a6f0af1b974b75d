"""What the tests share: a desk in a temporary folder, with real files and a real git repository."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

from tests.newsdesk import Desk
from tests.programs import NOT_HERE, good_office
from tests.sites import copy_product

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk under the plain mandate: a newspaper and a broadcaster that owe from January 2026."""
    return Desk(tmp_path / "Tòa soạn số 1")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with the product around it and January met by both outlets."""
    copy_product(desk.root)
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/tiem-dung-lich", topics="[tiem-chung]")
    return desk


@pytest.fixture
def unused_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A LibreOffice that prints Vietnamese; without one a test is skipped, or fails where it is required."""
    good_office(tmp_path_factory.mktemp("office"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once what is not on this machine, for the want of which tests were skipped."""
    reasons = [found.longrepr[2] for found in terminalreporter.getreports("skipped")]
    for reason in sorted({reason for reason in reasons if NOT_HERE in reason}):
        terminalreporter.write_line(reason)
