"""What each job does, in the words of the page. A job without words here is shown by its own name."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "cases.notes.tasks.forget_expired_drafts": _("Forget drafts that are too old"),
    "cases.reminders.digest.tasks.write_letter_to": _("Write one worker's letter"),
    "cases.reminders.digest.tasks.write_letters_of": _("Write the letters of one organisation"),
    "cases.reminders.digest.tasks.write_letters": _("Write the letters that are due"),
    "cases.reminders.tasks.make_due_reminders": _("Ask for the reminders of every organisation"),
    "cases.reminders.tasks.make_due_reminders_of": _("Make the reminders of one organisation"),
    "coalesce.accounts.tasks.forget_ended_sessions": _("Forget sessions that have ended"),
    "coalesce.health.tasks.forget_old_runs": _("Forget how jobs went more than a week ago"),
    "coalesce.outbox.tasks.forget_what_was_done": _("Forget what the outbox has done"),
    "coalesce.outbox.tasks.send_what_waits": _("Send what waits in the outbox"),
    "referrals.outside.tasks.close_ended_links": _("Close the one-time links that have ended"),
    "referrals.tasks.write_down_expired_referrals": _("Write down the referrals that expired"),
    "referrals.transfers.tasks.bring_transfers_up_to_date": _("Bring the transfers up to date"),
    "referrals.transfers.tasks.close_files_of": _("Close the files of women who were taken on elsewhere"),
    "reporting.tasks.make_release": _("Make a release of the figures"),
}


def of(task):
    return LABELS.get(task, task)
