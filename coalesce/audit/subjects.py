"""What a woman's record is called on the pages of the audit: the app that keeps records knows its code."""

naming = []
"""Functions that take ids of women and return {id: code}; called while their organisation acts."""

joining = []
"""Functions that take a woman's id and return those of the records that were joined to hers."""

hiding = []
"""Functions (woman's id, user) that answer whether her record is sealed from this person."""


def joined_to(woman_id):
    return [other for others in joining for other in others(woman_id)]


def is_hidden_from(woman_id, user):
    return any(is_sealed_from(woman_id, user) for is_sealed_from in hiding)


def codes_of(woman_ids):
    return {woman_id: code for name in naming for woman_id, code in name(woman_ids).items()}
