"""E-mail through a server that the environment names, said in words that tell no addresses."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage

from _command import RefusalError
from _variables import is_this_machine, number, of_outlets, said
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
    host = said(environment, "MAIL_HOST")
    user, password = said(environment, "MAIL_USER", ""), said(environment, "MAIL_PASSWORD", "")
    for name, value in (("MAIL_USER", user), ("MAIL_PASSWORD", password)):
        if not value.isascii():  # smtplib can send no other letters
            raise RefusalError(_("{name}: only letters without diacritics can be sent.", name=name))
    security = said(environment, "MAIL_SECURITY", "starttls").lower()
    if security not in SECURITY:
        raise RefusalError(
            _("{name}: write one of {known}.", name="MAIL_SECURITY", known=", ".join(SECURITY))
        )
    if security == "none" and not is_this_machine(host):
        raise RefusalError(_("MAIL_SECURITY none is for a server on this machine alone."))
    return Post(
        host=host,
        port=int(number("MAIL_PORT", said(environment, "MAIL_PORT", str(PORTS[security])))),
        security=security,
        user=user,
        password=password,
        sender=_address("MAIL_FROM", said(environment, "MAIL_FROM")),
        to=of_outlets("MAIL_TO", said(environment, "MAIL_TO"), mandate, _address),
        seconds=number("MAIL_SECONDS", said(environment, "MAIL_SECONDS", "30")),
    )


def _address(name: str, value: str) -> Address:
    user, _at, domain = value.strip().rpartition("@")
    if not re.fullmatch(
        r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", f"{user}@{domain}"
    ):
        raise RefusalError(_("{name}: an e-mail address is wrong.", name=name))
    return Address("", user, domain)
