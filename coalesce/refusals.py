"""A "no" that helps: raised anywhere, explained to the person and recorded in one place, caught nowhere else."""


class Refused(Exception):
    """A rule says no. The sentence says what the person can do about it.

    Nothing of the request is kept: its transaction is undone.
    """

    def __init__(self, sentence, event="request.refused", about=None, way=None):
        """about: the record (a model instance) whose fields' names stand beside what the person had typed.

        way: (address, words) of the page on which something can be done about it.
        """
        super().__init__(sentence)
        self.sentence = sentence
        self.event = event
        self.about = about
        self.way = way


class Stale(Refused):
    """Somebody else changed the record while this person was typing. about: the record as it stands now."""
