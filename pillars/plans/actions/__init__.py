"""Everything that is done with her plan."""

from pillars.plans.actions.approval import approve, send_back, submit
from pillars.plans.actions.review import hold_review
from pillars.plans.actions.steps import add_step, change_step, drop_step, finish_step, reopen_step
from pillars.plans.actions.version import agree, write_draft

__all__ = [
    "add_step",
    "agree",
    "approve",
    "change_step",
    "drop_step",
    "finish_step",
    "hold_review",
    "reopen_step",
    "send_back",
    "submit",
    "write_draft",
]
