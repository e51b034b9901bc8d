"""Files, folders, manifests, uploads and pasted text in; documents out, one at a time."""

from timeline.reading.sources import Unreadable
from timeline.reading.walk import read, read_bytes, read_text

__all__ = ["Unreadable", "read", "read_bytes", "read_text"]
