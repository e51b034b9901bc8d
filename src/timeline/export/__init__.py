"""Event lists for other programs: one module a format."""

from timeline.export.documents import DOCUMENT_COLUMNS, DOCUMENT_FORMATS, export_documents
from timeline.export.formats import FORMATS, Format, export, export_bytes, format_of
from timeline.export.relations import RELATION_COLUMNS, export_relations

__all__ = [
    "DOCUMENT_COLUMNS",
    "DOCUMENT_FORMATS",
    "FORMATS",
    "RELATION_COLUMNS",
    "Format",
    "export",
    "export_bytes",
    "export_documents",
    "export_relations",
    "format_of",
]
