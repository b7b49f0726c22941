"""What the worker does for this package."""

from celery import shared_task

from levensgebeurtenissen.reizen import bewaren, post


@shared_task(name="levensgebeurtenissen.tasks.wipe_old_lijsten")
def wipe_old_lijsten() -> None:
    """Each night: lists go a year after their last use, mails that could not be sent after two days."""
    bewaren.wipe_old()
    post.wipe_old()
