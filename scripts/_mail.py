"""E-mail through a server that the environment names, said in words that tell no addresses."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from ipaddress import ip_address

from _command import RefusalError
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Text, _

SECURITY = ("starttls", "tls", "none")
PORTS = {"starttls": 587, "tls": 465, "none": 25}


@dataclass(frozen=True)
class Post:
    """A mail server, who sends, and to whom for each outlet; `seconds` is the longest wait for an answer."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    sender: Address = field(repr=False)
    to: Mapping[str, tuple[Address, ...]] = field(repr=False)
    seconds: float

    def send(self, letter: EmailMessage) -> None:
        """Hand a letter over; refuses, in words without an address, unless it was taken for everybody."""
        try:
            with self._server() as server:
                if self.security == "starttls":
                    server.starttls(context=ssl.create_default_context())
                if self.user:
                    server.login(self.user, self.password)
                refused = server.send_message(letter)
        except (OSError, smtplib.SMTPException) as error:
            raise RefusalError(_what_failed(error)) from None
        if refused:
            raise RefusalError(_("The mail server refuses {count} of the addresses.", count=len(refused)))

    def _server(self) -> smtplib.SMTP:
        if self.security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.seconds, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=self.seconds)


def _what_failed(error: OSError | smtplib.SMTPException) -> Text:
    """A server's own words may tell addresses, so its number alone is passed on."""
    if isinstance(error.__context__, TimeoutError):  # smtplib takes it for a server that hung up
        error = error.__context__
    match error:
        case smtplib.SMTPAuthenticationError():
            return _(
                "The mail server does not take MAIL_USER and MAIL_PASSWORD ({code}).", code=error.smtp_code
            )
        case smtplib.SMTPRecipientsRefused():
            return _("The mail server refuses {count} of the addresses.", count=len(error.recipients))
        case smtplib.SMTPResponseException():
            return _("The mail server refuses ({code}).", code=error.smtp_code)
        case smtplib.SMTPNotSupportedError():
            return _("The mail server lacks what MAIL_SECURITY or MAIL_USER asks for.")
        case ssl.SSLError():
            return _("The mail server cannot be reached safely: its certificate or MAIL_SECURITY is wrong.")
        case TimeoutError():
            return _("The mail server does not answer in time.")
    return _("The mail server cannot be reached, or hangs up.")


def read_post(environment: Mapping[str, str], mandate: Mandate) -> Post:
    """The settings of the environment; refuses what is missing or wrong."""

    def said(name: str, otherwise: str | None = None) -> str:
        value = environment.get(name, "").strip() or otherwise
        if value is None:
            raise RefusalError(_("The environment lacks {name}.", name=name))
        return value

    host, user, password = said("MAIL_HOST"), said("MAIL_USER", ""), said("MAIL_PASSWORD", "")
    for name, value in (("MAIL_USER", user), ("MAIL_PASSWORD", password)):
        if not value.isascii():  # smtplib can send no other letters
            raise RefusalError(_("{name}: only letters without diacritics can be sent.", name=name))
    security = said("MAIL_SECURITY", "starttls").lower()
    if security not in SECURITY:
        raise RefusalError(
            _("{name}: write one of {known}.", name="MAIL_SECURITY", known=", ".join(SECURITY))
        )
    if security == "none" and not _is_this_machine(host):
        raise RefusalError(_("MAIL_SECURITY none is for a server on this machine alone."))
    return Post(
        host=host,
        port=int(_number("MAIL_PORT", said("MAIL_PORT", str(PORTS[security])))),
        security=security,
        user=user,
        password=password,
        sender=_address("MAIL_FROM", said("MAIL_FROM")),
        to=_recipients(said("MAIL_TO"), mandate),
        seconds=_number("MAIL_SECONDS", said("MAIL_SECONDS", "30")),
    )


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _number(name: str, value: str) -> float:
    if not re.fullmatch(r"[1-9][0-9]{0,4}|0\.[0-9]", value):
        raise RefusalError(_("{name} is no number.", name=name))
    return float(value)


def _recipients(text: str, mandate: Mandate) -> dict[str, tuple[Address, ...]]:
    """Who is written to for each outlet: `bao: a@toa-soan.vn, b@toa-soan.vn; dai: c@dai.vn`."""
    found = {}
    for line in filter(str.strip, re.split(r"[;\n]", text)):
        outlet, _colon, addresses = line.partition(":")
        if outlet.strip() not in mandate.outlet:
            known = ", ".join(mandate.outlet)
            raise RefusalError(
                _("MAIL_TO: begin each part with an outlet ({known}) and a colon.", known=known)
            )
        found[outlet.strip()] = tuple(_address("MAIL_TO", one) for one in addresses.split(",") if one.strip())
    return found


def _address(name: str, value: str) -> Address:
    user, _at, domain = value.strip().rpartition("@")
    if not re.fullmatch(
        r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", f"{user}@{domain}"
    ):
        raise RefusalError(_("{name}: an e-mail address is wrong.", name=name))
    return Address("", user, domain)
