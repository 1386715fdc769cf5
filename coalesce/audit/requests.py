"""Which request this is: 32 hexadecimal digits that tie its log lines and its audit entries together."""

import contextvars
import uuid

_request_id = contextvars.ContextVar("request_id", default="")


def request_id():
    return _request_id.get()


def begin_request():
    _request_id.set(uuid.uuid4().hex)
    return _request_id.get()
