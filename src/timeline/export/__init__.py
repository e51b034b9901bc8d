"""Event lists for other programs: one module a format."""

from timeline.export.formats import FORMATS, Format, export, export_bytes, format_of
from timeline.export.relations import RELATION_COLUMNS, export_relations

__all__ = [
    "FORMATS",
    "RELATION_COLUMNS",
    "Format",
    "export",
    "export_bytes",
    "export_relations",
    "format_of",
]
