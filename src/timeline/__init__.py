"""timeline: prose in, a chronology out.

>>> from timeline.build import build
>>> report = build(["articles/"], "my.db")  # doctest: +SKIP
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("timeline")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0.0.0"
