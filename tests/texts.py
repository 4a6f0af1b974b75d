"""The fields of a model that hold text, found by looking at the model itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel


def texts(model: type[BaseModel], way: str = "") -> Iterator[str]:
    """The fields of a model, and of those within, that hold text: `image.alt`."""
    for name, field in model.model_fields.items():
        parts = list(_parts_of(field.annotation))
        inner = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
        for part in inner:
            yield from texts(part, f"{way}{name}.")
        if not inner and (str in parts or any(isinstance(part, str) for part in parts)):
            yield f"{way}{name}"


def _parts_of(annotation: object) -> Iterator[object]:
    """The types and values that an annotation is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts_of(part)
