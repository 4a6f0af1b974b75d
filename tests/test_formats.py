"""What is published for programs: each format has models of its own, held by a schema that stands here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from media_mandate.feeds.ledger_json import LedgerDocument, ledger_schema
from media_mandate.mandate.values import Duty, ExceptionRecord, Outlet
from media_mandate.reading.fields import Published, published_schema
from media_mandate.record.format import Record, RecordedDuty, RecordedException, record_schema
from media_mandate.record.verification import Verification
from media_mandate.settled.values import Settled
from media_mandate.verdict.check_json import CheckResult, FoundException, json_schema
from media_mandate.verdict.of_rules import ToldRules

FOLDER = Path(__file__).parent / "schemas"
FORMATS: dict[str, tuple[type[BaseModel], str]] = {
    "record": (Record, record_schema()),
    "ledger": (LedgerDocument, ledger_schema()),
    "check": (CheckResult, json_schema()),
    "rules": (ToldRules, published_schema(ToldRules)),
    "verify": (Verification, published_schema(Verification)),
    "settled": (Settled, published_schema(Settled)),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_as_it_was_published(name: str) -> None:
    """Whoever changes one on purpose writes its schema anew: UPDATE_SCHEMAS=1, and a new version of it."""
    stored, schema = FOLDER / f"{name}.json", FORMATS[name][1]
    if os.environ.get("UPDATE_SCHEMAS"):
        stored.write_text(schema + "\n", encoding="utf-8")
    assert stored.read_text("utf-8") == schema + "\n"


def models(kind: Any) -> Iterator[type[BaseModel]]:
    """A model and all that its fields are made of."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from models(field.annotation)
    for part in get_args(kind):
        yield from models(part)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_made_of_its_own_models(name: str) -> None:
    """Nothing of mandate.yml's, and nothing of another format's, but for what a commit is to both."""
    own = set(models(FORMATS[name][0]))
    assert all(issubclass(model, Published) for model in own)
    for other in FORMATS.keys() - {name, *({"record", "verify"} if name in ("record", "verify") else ())}:
        assert own.isdisjoint(models(FORMATS[other][0])), other


class WiderDuty(Duty):
    """A duty of a mandate.yml to come, with a field more."""

    weekly: bool = False


class WiderException(ExceptionRecord):
    """An exception with a field more."""

    witness: str = "ai đó"


def test_a_wider_mandate_leaves_the_formats_as_they_are() -> None:
    """A field that mandate.yml gets reaches nobody before its format has it too."""
    duty = {"from": "2026-01", "minimum": 2, "shortest": 60}
    assert RecordedDuty.of(WiderDuty.model_validate({**duty, "weekly": True})) == RecordedDuty.of(
        Duty.model_validate(duty)
    )
    told = {
        "outlet": "bao", "month": "2026-01", "kind": "miss", "reason": "Bão", "document": "CV 1",
        "document_date": "2026-02-01", "by": "BBT", "recorded_on": "2026-02-02",
    }  # fmt: skip
    wide, plain = WiderException.model_validate(told), ExceptionRecord.model_validate(told)
    assert FoundException.of(wide) == FoundException.of(plain)
    of_record = (RecordedException.of(one, file_sha256=None).model_dump() for one in (wide, plain))
    assert next(of_record) == next(of_record)


def test_what_a_format_wants_and_nobody_has_is_missed() -> None:
    """A field that mandate.yml loses stops the build instead of leaving the format in silence."""
    outlet = Outlet.model_validate(
        {"id": "bao", "name": "Báo", "kind": "newspaper", "column": "Trẻ", "duties": [{"from": "2026-01"}]}
    )
    with pytest.raises(AttributeError, match="has no attribute"):
        RecordedDuty.of(outlet)
