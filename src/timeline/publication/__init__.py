"""When a document without a date of its own was published, as far as its text lets one argue.

    text + time expressions --evidence--> what was told when --estimate--> a day with a confidence

An estimate is right to the month at best, so dates that count from it are told no closer (`loosen`).
"""

from timeline.publication.estimate import estimated
from timeline.publication.loosen import loosened

__all__ = ["estimated", "loosened"]
