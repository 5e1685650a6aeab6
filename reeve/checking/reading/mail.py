"""Read a message as a mail program keeps it: who wrote on what, and its text; attachments are not opened."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from typing import Literal

_FIELDS = ("From", "To", "Date", "Subject")
_FIRST = re.compile(rb"^[A-Za-z][A-Za-z-]{1,40}:[ \t]*\S")
_MARK = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID):", re.IGNORECASE | re.MULTILINE)


def is_mail(head: bytes) -> bool:
    """Whether a file begins as a message in full does; one that was copied as text has no such marks."""
    return bool(_FIRST.match(head) and _MARK.search(head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]))


def body_of(raw: bytes) -> tuple[Literal["text", "html"], str]:
    """The form of a message's text, and the text with its heading lines before it."""
    message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    lines = [f"{field}: {message[field]}" for field in _FIELDS if message[field]]
    body = message.get_body(("plain", "html"))
    said = body.get_content() if body is not None else ""
    if body is not None and body.get_content_subtype() == "html":
        return "html", "".join(f"<p>{escape(line)}</p>" for line in lines) + said
    return "text", "\n".join(lines) + f"\n\n{said}"
