"""Mentions to events: which mentions tell of one happening, and what the event says of it."""

from timeline.chronology.events import chronology

__all__ = ["chronology"]
