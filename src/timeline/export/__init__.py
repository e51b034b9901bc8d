"""Event lists for other programs: one module a format."""

from timeline.export.formats import FORMATS, Format, export, export_bytes, format_of

__all__ = ["FORMATS", "Format", "export", "export_bytes", "format_of"]
