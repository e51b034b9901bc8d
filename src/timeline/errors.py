"""What can go wrong, as seen by the person at the keyboard.

    TimelineError
      + ReadingError      a file, page or manifest row cannot be read
      + DateError         a string that should name a date does not
      + FilterError       a filter names a country, type or status that does not exist
      + StoreError        a store cannot be opened, read or written
      + UnknownSource     no document, file or address of a name is stored, or several are
      + CorrectionError   an event that is not there to be corrected, or a correction that cannot be read
      + ExportError       a format that is not known, or a file that cannot be written
      + ModelError        a language model is not installed or cannot parse
      + ClusterError      the cluster that is to read cannot be reached, differs from here, or ended

Every message names the offending file or value and ends with what to do. "No date here" is a value
(``None``), never an exception.
"""

from __future__ import annotations


class TimelineError(Exception):
    """Root of every error that is shown as a plain sentence."""


class ReadingError(TimelineError):
    """A file, page or manifest row cannot be read; the rest is built all the same."""


class DateError(TimelineError, ValueError):
    """A string that should name a date does not."""


class FilterError(TimelineError, ValueError):
    """A filter names something that does not exist."""


class StoreError(TimelineError):
    """A store cannot be opened, read or written."""


class UnknownSource(TimelineError):
    """No document, file or address of that name is in the store, or several are."""


class CorrectionError(TimelineError):
    """An event that is not there to be corrected, or a correction that cannot be read."""


class ExportError(TimelineError):
    """A format that is not known, or a file that cannot be written."""


class ModelError(TimelineError):
    """A language model that is not installed, or no pipeline that tags and parses."""


class ClusterError(TimelineError):
    """A cluster that cannot be reached, whose workers read otherwise than this process, or that ended."""
