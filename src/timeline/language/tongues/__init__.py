"""Ten languages beside English: which one a document is in, and the times that it names."""

from timeline.language.tongues.detection import ENGLISH, detect_language
from timeline.language.tongues.finder import find_tongue_times
from timeline.language.tongues.vocabulary import TONGUES

__all__ = ["ENGLISH", "TONGUES", "detect_language", "find_tongue_times"]
