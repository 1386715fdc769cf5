"""Django's SMTP, which says nothing of the machine that a mail comes from."""

from email.utils import make_msgid, parseaddr
from functools import partial

from django.conf import settings
from django.core.mail.backends import smtp


class EmailBackend(smtp.EmailBackend):
    """Greets the mail server, and numbers the mails, by the domain of the sender instead of the host's name."""

    @property
    def connection_class(self):
        return partial(_greeting_by_the_domain, super().connection_class)

    def send_messages(self, email_messages):
        for message in email_messages:
            message.extra_headers.setdefault("Message-ID", make_msgid(domain=domain()))
        return super().send_messages(email_messages)


def domain():
    """That of the sender."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _greeting_by_the_domain(connect, host, port, **parameters):
    return connect(host, port, **parameters | {"local_hostname": domain()})
