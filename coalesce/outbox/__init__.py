"""Work that a request asks of the workers: a row beside what it changes, so that no broker that is away can lose it.

`from coalesce.outbox import outbox`, then `outbox.put("referrals.transfers.tasks.close_files_of", organisation.pk)`
inside the transaction that makes the work. It is sent when that has committed, and again by the clock until a worker
has done it.
"""
