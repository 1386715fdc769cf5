"""Jobs that fail over a woman, with her words in the error; only the workers of these tests know them."""

import threading

from cases.models import Case
from coalesce.celery import app
from coalesce.tenancy import acting_for


@app.task
def fail_over_her(organisation_id, case_id):
    raise ValueError(_all_of_her(organisation_id, case_id))


@app.task
def break_a_rule_of_the_database(organisation_id, case_id):
    """PostgreSQL's own words quote the code."""
    with acting_for(organisation_id):
        case = Case.objects.get(pk=case_id)
        Case.objects.create(woman=case.woman, code=case.code, state=case.state)


@app.task
def fail_in_a_thread(organisation_id, case_id):
    """Python prints the error of a thread, words and all."""
    words = _all_of_her(organisation_id, case_id)
    thread = threading.Thread(target=lambda: int(words))
    thread.start()
    thread.join()


def _all_of_her(organisation_id, case_id):
    with acting_for(organisation_id):
        case = Case.objects.select_related("woman").get(pk=case_id)
        words = [case.code, case.woman.full_name, case.need]
        return " ".join([*words, *(contact.value for contact in case.woman.safe_contacts.all())])
