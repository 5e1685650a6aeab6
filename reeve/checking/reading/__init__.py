"""Read what the check looks at: Word, PDF, HTML, OpenDocument, Markdown, plain text and e-mails."""

from reeve.checking.reading.files import read
from reeve.checking.reading.markup import read_html, read_markdown
from reeve.checking.reading.text import read_text

__all__ = ["read", "read_html", "read_markdown", "read_text"]
