"""A file that is not taken, with the sentence that helps and the name under which the audit remembers it."""

from coalesce.refusals import Refused


class NotTaken(Refused):
    """attack: a plain word for what was wrong, such as "macros"; the audit keeps it, and nothing of the file."""

    def __init__(self, sentence, attack):
        super().__init__(sentence, event="document.refused")
        self.attack = attack
