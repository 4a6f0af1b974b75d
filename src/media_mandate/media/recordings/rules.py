"""What can be wrong with the sound or film of a broadcast: what it tells of a place, and how it is named."""

from __future__ import annotations

from media_mandate.media.recordings.file import TYPES
from media_mandate.messages import _
from media_mandate.problems import Rule

TELLS_PLACE = Rule(
    "recording-tells-place",
    _("The recording tells where it was made."),
    _("Run: python3 scripts/clean_photos.py {path}"),
    why=_("What a recording notes of its place can lead to a child's home or school."),
)
PLACE_UNREAD = Rule(
    "recording-place-unread",
    _("It cannot be read whether the recording tells where it was made."),
    _("Run: python3 scripts/clean_photos.py {path}"),
    why=_("What a recording notes of its place can lead to a child's home or school."),
)
CUT = Rule(
    "recording-cut",
    _("The recording {name} ends early: a part of what it holds by its own count is missing."),
    _("Copy it here again to its end, or save it anew."),
)
NOT_PLAYED = Rule(
    "recording-not-played",
    _("Not every browser plays {name}: {reason}."),
    _("Save it anew as MP3, or as {kind}."),
)
PASSWORD_TOLD = Rule(
    "media-address-with-password",
    _("The address of media is public."),
    _("Write the address without a name and a password."),
)
HOST_UNKNOWN = Rule(
    "media-host-not-listed",
    _("Media is not taken from {host}."),
    _("Write an https:// address on a host that media_hosts: in mandate.yml lists."),
    why=_("A host learns who listens, so the newsroom says which hosts it trusts with its listeners."),
)
NO_LENGTH = Rule(
    "media-length-missing",
    _("Media on another host needs its length."),
    _("Write its size in bytes, for example length: {example}.", example=1048576),
)
KIND_UNKNOWN = Rule(
    "media-kind-not-played",
    _("This is no sound or film that podcast apps play: {name}."),
    _("Use a file that ends in: {types}.", types=", ".join(TYPES)),
)
KIND_DISAGREES = Rule(
    "media-type-against-address",
    _("The address ends as {named} does, but the type says {kind}."),
    _("Remove the line: the address says it."),
)
DURATION_DISAGREES = Rule(
    "duration-against-file",
    _("The duration says {told} s, but the file plays {seconds} s."),
    _("Write duration: {example}."),
    why=_("A broadcaster's feature counts by how long it lasts."),
)
LENGTH_DISAGREES = Rule(
    "length-against-file",
    _("The length says {told}, but the file has {length} bytes."),
    _("Remove the line: it is read from the file."),
)
