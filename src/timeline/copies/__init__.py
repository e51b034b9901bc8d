"""Which documents are the same article: printed again, cut at the end, or brought up to date.

    text --sketch--> a kilobyte that stands for it --groups--> document -> the one it is a copy of

Two texts are the same article when at least `groups.SHARED` of the shorter one's runs of `sketches.RUN` words
stand in the longer one too, the shorter one is at least `groups.LENGTH` as long, and they agree in their
figures. Different reports of one event share a quotation or two, which is far less.
"""

from timeline.copies.groups import originals
from timeline.copies.sketches import Sketch, sketch
from timeline.copies.telling import agreed

__all__ = ["Sketch", "agreed", "originals", "sketch"]
