"""A log tells where something failed, and not one word of whom it was about."""

import logging
import sys
import threading

import pytest

from coalesce.logs import ValuelessFormatter, configure, log_failed_thread

FORMATTER = ValuelessFormatter()


def line(message, *args, exc_info=None):
    return FORMATTER.format(logging.LogRecord("cases", logging.ERROR, "case.py", 1, message, args, exc_info))


def test_a_name_among_the_arguments_is_not_written():
    assert "Blessing" not in line("could not save %s", "Blessing")


def test_numbers_are_written():
    assert "12 reminders" in line("%d reminders", 12)


def test_an_exception_tells_its_place_and_not_its_words():
    try:
        raise ValueError("Blessing Okafor was born in 1991")
    except ValueError:
        written = line("failed", exc_info=sys.exc_info())

    assert "ValueError at" in written
    assert "test_logs.py" in written
    assert "Blessing" not in written


def test_a_thread_that_fails_tells_its_place_and_not_its_words(caplog, capsys, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", log_failed_thread)  # the tests have one of their own
    thread = threading.Thread(target=lambda: int("Blessing Okafor"))
    thread.start()
    thread.join()

    (record,) = caplog.records
    written = FORMATTER.format(record)
    assert "ValueError at" in written and "test_logs.py" in written
    assert "Blessing" not in written + capsys.readouterr().err


def test_what_a_job_prints_is_not_kept():
    assert not logging.getLogger("celery.redirected").isEnabledFor(logging.ERROR)


def test_a_failing_page_leaves_a_line_without_a_word_of_the_request(ada, browse, monkeypatch, capsys):
    def fail(*args):
        raise RuntimeError("Blessing Okafor")

    monkeypatch.setattr("cases.models.case.CaseQuerySet.visible_to", fail)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATTER)
    logging.getLogger("django.request").addHandler(handler)
    browser = browse(ada)
    browser.raise_request_exception = False
    try:
        answer = browser.post("/cases/CY-7F3K9-1/edit/", {"need": "Blessing needs a bed"})
    finally:
        logging.getLogger("django.request").removeHandler(handler)

    assert answer.status_code == 500
    written = capsys.readouterr().err
    assert "RuntimeError at" in written
    assert "Blessing" not in written


@pytest.mark.parametrize("logger", ["", "django", "django.request", "django.server"])
def test_no_logger_mails_a_request_to_anybody(logger):
    assert not [handler for handler in logging.getLogger(logger).handlers if "Mail" in type(handler).__name__]


def test_the_web_server_writes_by_the_same_rule(capsys):
    server = logging.getLogger("gunicorn.error")
    server.addHandler(logging.StreamHandler())
    server.propagate = False
    configure({"level": "INFO"})
    try:
        raise ValueError("Blessing Okafor was born in 1991")
    except ValueError:
        server.exception("Error handling request %s", "/cases/?name=Blessing")

    written = capsys.readouterr().err
    with capsys.disabled():
        configure({"level": "INFO"})  # back to the real stream
    assert "ValueError at" in written
    assert "Blessing" not in written
