"""Work in the background: tasks to enqueue, schedules, an outbox and its daily digest.

A domain that has long work to do writes a function of its own module `tasks.py` under `django_tasks.task` and calls
`.enqueue(...)` of it; the task is then a row of the database, written in the transaction that asked for it. What comes
round is declared with `reeve.jobs.schedule.scheduled`. The command `reeve_worker` runs both.
"""
