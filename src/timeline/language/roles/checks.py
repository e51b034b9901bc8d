"""What the parse rejects of what word order found."""

from __future__ import annotations

from timeline.language.actors import Actor
from timeline.language.roles.frame import Frame
from timeline.language.syntax import dependencies


def has_another_subject(frame: Frame, found: tuple[Actor, ...]) -> bool:
    """Whether the verb has a subject of its own by the parse that names none of those found."""
    verb = frame.doc[frame.trigger.start]
    if not found or not verb.has_dep() or not dependencies.is_verb(verb):
        return False
    own = dependencies.children(verb, dependencies.SUBJECTS)
    inside = [dependencies.subtree(subject) for subject in own if subject.pos_ != "PRON"]
    return bool(inside) and not any(actor.start in words for words in inside for actor in found)
