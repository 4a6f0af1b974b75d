"""What variables of the environment say: whom to tell, where, and how long to wait."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import TypeVar

from _command import RefusalError
from media_mandate.mandate.values import Mandate
from media_mandate.messages import _

T = TypeVar("T")


def is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def number(name: str, value: str) -> float:
    if not re.fullmatch(r"[1-9][0-9]{0,4}|0\.[0-9]", value):
        raise RefusalError(_("{name} is no number.", name=name))
    return float(value)


def said(environment: Mapping[str, str], name: str, otherwise: str | None = None) -> str:
    """What a variable says; refuses where it says nothing and nothing else will do."""
    value = environment.get(name, "").strip() or otherwise
    if value is None:
        raise RefusalError(_("The environment lacks {name}.", name=name))
    return value


def of_outlets(
    name: str, text: str, mandate: Mandate, read: Callable[[str, str], T]
) -> dict[str, tuple[T, ...]]:
    """Who is written to for each outlet: `bao: a@toa-soan.vn, b@toa-soan.vn; dai: c@dai.vn`."""
    found = {}
    for line in filter(str.strip, re.split(r"[;\n]", text)):
        outlet, _colon, addresses = line.partition(":")
        if outlet.strip() not in mandate.outlet:
            known = ", ".join(mandate.outlet)
            raise RefusalError(
                _("{name}: begin each part with an outlet ({known}) and a colon.", name=name, known=known)
            )
        found[outlet.strip()] = tuple(read(name, one) for one in addresses.split(",") if one.strip())
    return found
