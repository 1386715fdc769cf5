"""What happened, in words that follow a person's name: "Ada opened the record"."""

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

_sentences = {
    # Records.
    "woman.read": _("opened the record"),
    "woman.named": _("uncovered her name and numbers"),
    "woman.registered": _("registered a woman"),
    "woman.updated": _("changed who she is"),
    "woman.erased": _("erased the record"),
    "woman.merged": _("joined two records of one woman"),
    "woman.unmerged": _("took two joined records apart"),
    "women.told_apart": _("told two women with similar records apart"),
    "women.searched": _("searched for a woman"),
    "contact.added": _("added a way to reach her"),
    "contact.updated": _("changed a way to reach her"),
    "contact.removed": _("removed a way to reach her"),
    "consent.given": _("recorded her consent"),
    "consent.refused": _("recorded that she refused"),
    "consent.withdrawn": _("recorded that she withdrew her consent"),
    "consent.not_possible": _("recorded that she could not be asked"),
    "consent.refused_form": _("could not record her decision"),
    "consent.withdraw_refused": _("could not record that she withdrew her consent"),
    "interpreter.added": _("added an interpreter"),
    "interpreter.changed": _("changed an interpreter"),
    "interpreter.ruled_out": _("recorded who must not interpret for her"),
    "interpreter.allowed": _("recorded who may interpret for her again"),
    "child.added": _("added a child of hers"),
    "child.changed": _("changed what is known of a child"),
    "child.removed": _("removed a child"),
    "paper.added": _("added a paper of hers"),
    "paper.changed": _("changed a paper of hers"),
    "paper.removed": _("removed a paper of hers"),
    "case.opened": _("opened a case"),
    "case.updated": _("changed the case"),
    "case.moved": _("moved the case on"),
    "case.closed": _("closed the case"),
    "case.handed_over": _("handed the case over"),
    "team.joined": _("added somebody to the team"),
    "team.left": _("removed somebody from the team"),
    "risk.reviewed": _("judged the risk"),
    "profile.updated": _("changed what happened to her"),
    "note.written": _("wrote a note"),
    "note.corrected": _("corrected a note"),
    "note.existence_decided": _("decided whether others see that a note exists"),
    "drafts.forgotten": _("forgot drafts that were too old"),
    "document.added": _("added a document"),
    "document.opened": _("opened a document"),
    "document.removed": _("removed a document"),
    "document.refused": _("sent a file that was not taken"),
    "document.damaged": _("found a document damaged"),
    "reminder.done": _("did what was due"),
    "reminder.reopened": _("reopened what was due"),
    "reminder.put_off": _("put off what was due"),
    "reminder.shown_again": _("put back what was put off"),
    "reminder.given": _("gave what was due to a colleague"),
    "reminder.taken_back": _("took back what a colleague was given"),
    "reminder.overtaken": _("was told that somebody else sees to what was due"),
    "reminders.made": _("made the reminders that are due"),
    # The three pillars.
    "assessment.made": _("made an assessment"),
    "goal.set": _("set a goal with her"),
    "goal.changed": _("changed a goal"),
    "service.delivered": _("recorded a service"),
    "service.corrected": _("corrected a service"),
    "service.taken_out": _("took her out of a group session"),
    "group_session.held": _("recorded a group session"),
    "group_session.corrected": _("corrected a group session"),
    "assessment.begun": _("began a talk about her needs"),
    "assessment.continued": _("went on with a talk about her needs"),
    "assessment.declined": _("recorded that she did not want ratings at the end"),
    "unmet_need.recorded": _("recorded a service that she did not get"),
    "unmet_need.corrected": _("corrected a service that she did not get"),
    "permit.recorded": _("recorded a residence status"),
    "permit.corrected": _("corrected a residence status"),
    "reflection_period.recorded": _("recorded a reflection period"),
    "reflection_period.corrected": _("corrected a reflection period"),
    "proceeding.recorded": _("recorded a proceeding"),
    "proceeding.corrected": _("corrected a proceeding"),
    "hearing.recorded": _("recorded a legal appointment"),
    "hearing.corrected": _("corrected a legal appointment"),
    "deadline.recorded": _("recorded a legal deadline"),
    "deadline.corrected": _("corrected a legal deadline"),
    "protection_measure.recorded": _("recorded a protection measure"),
    "protection_measure.corrected": _("corrected a protection measure"),
    "protection_needs.recorded": _("recorded what protects her in proceedings"),
    "protection_needs.corrected": _("corrected what protects her in proceedings"),
    "safety_plan.agreed": _("agreed a safety plan with her"),
    "safety_plan.changed": _("changed the safety plan"),
    "safety_plan.printed": _("printed a sheet of the safety plan for her"),
    "administration.recorded": _("recorded a questionnaire"),
    "administration.corrected": _("corrected a questionnaire"),
    "safety_step.demanded": _("recorded an answer that demands a safety step"),
    "safety_step.taken": _("recorded a safety step"),
    "wording.supplied": _("supplied the words of a questionnaire"),
    "language_level.recorded": _("recorded a language level"),
    "language_level.corrected": _("corrected a language level"),
    # What leaves the organisation.
    "referral.drafted": _("drafted a referral"),
    "referral.redrafted": _("changed the draft of a referral"),
    "referral.sent": _("sent a referral"),
    "referral.read": _("read a referral"),
    "referral.accepted": _("accepted a referral"),
    "referral.declined": _("declined a referral"),
    "referral.asked": _("asked a partner about a referral"),
    "referral.told": _("answered a partner's question and sent a referral anew"),
    "referral.appointed": _("told a partner of a first appointment"),
    "referral.started": _("told a partner that the service has begun"),
    "referral.completed": _("completed a referral"),
    "referral.revoked": _("revoked a referral"),
    "referral.shortened": _("shortened how long a referral may be read"),
    "htcds.imported": _("imported a file"),
    "htcds.checked": _("checked a file before importing it"),
    "htcds.exported": _("exported a file"),
    "release.asked": _("asked for a statistic"),
    "release.viewed": _("looked at a statistic"),
    "release.exported": _("exported a statistic"),
    # Signing in.
    "session.started": _("signed in"),
    "session.ended": _("was signed out"),
    "session.locked": _("locked the screen"),
    "session.unlocked": _("unlocked the screen"),
    "session.refused": _("tried to sign in and failed"),
    "password.changed": _("changed the password"),
    "second_factor.added": _("added a second factor"),
    "second_factor.removed": _("removed a second factor"),
    "second_factor.refused": _("tried to remove the only second factor"),
    # People, organisations, keys.
    "invitation.sent": _("invited somebody"),
    "invitation.withdrawn": _("withdrew an invitation"),
    "invitation.accepted": _("accepted an invitation"),
    "person.added": _("added a person"),
    "person.deactivated": _("deactivated an account"),
    "person.reactivated": _("reactivated an account"),
    "person.roles_changed": _("changed somebody's roles"),
    "person.second_factor_reset": _("reset somebody's second factor"),
    "organisation.added": _("added an organisation"),
    "organisation.changed": _("changed an organisation"),
    "organisation.deactivated": _("deactivated an organisation"),
    "organisation.reactivated": _("reactivated an organisation"),
    "country_period.written": _("wrote down a country's period"),
    "country_period.changed": _("changed a country's period"),
    "organisation_key.rotated": _("gave the organisation a new key"),
    "installation_key.rotated": _("gave the installation a new key"),
    # The audit itself, and what was refused.
    "audit.viewed": _("looked at the audit"),
    "contact.refused": _("could not add this way to reach her"),
    "woman.register_refused": _("could not register a woman"),
    "case.move_refused": _("could not move the case on"),
    "htcds.refused": _("sent a file that could not be imported"),
    "request.denied": _("asked for a page that is not theirs"),
    "request.refused": _("was told that this is not possible"),
    "case.record_refused": _("was told that she wants no record"),
    "contact.unsafe_refused": _("was told that this way to reach her is not safe now"),
    "interpreter.refused": _("was told that this interpreter is not for her"),
    "risk.refused": _("was told that this review of the risk cannot be right"),
    "service_entry.refused": _("was told that this entry of the directory cannot be kept"),
    "service_entries.refused": _("sent a file of the directory that was not taken"),
    "demonstration.loaded": _("loaded the demonstration"),
}

OVERTAKEN = {
    "stale": _("was told that somebody else had changed it first"),
    "gone": _("was told that somebody else had taken it away"),
}
"""How the events of every kind of record end that two people wrote on at once."""


def add(sentences):
    """A higher app's own: {event: sentence}."""
    _sentences.update(sentences)


def knows(event):
    return event in _sentences or _refused(event) in _sentences or _end(event) in OVERTAKEN


def sentence(event):
    if event in _sentences:
        return str(_sentences[event])
    if _refused(event) in _sentences:
        return translate("was not allowed to: %(what)s") % {"what": _sentences[_refused(event)]}
    if _end(event) in OVERTAKEN:
        return str(OVERTAKEN[_end(event)])
    return event


def choices():
    """Every event with its sentence, in the reader's alphabet."""
    return sorted(((event, str(words)) for event, words in _sentences.items()), key=lambda choice: choice[1])


def _refused(event):
    """ "person.deactivated" of "person.deactivated.refused"."""
    return event.removesuffix(".refused").removesuffix("_refused")


def _end(event):
    return event.rpartition(".")[2]
