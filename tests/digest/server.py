"""A real mail server on the loopback that can be told how to behave."""

import asyncio
import socket

from aiosmtpd.controller import Controller

LATER, NEVER = "450 Ask again later", "550 No such person"


class MailServer:
    """letters: what it has taken. refuse: how the addresses begin that it takes nothing for, with the reply `refusal`.

    dies_at: where it hangs up. hangs: whether it says nothing after a letter.
    """

    def __init__(self, **options):
        self.letters, self.greetings, self.is_under_tls = [], [], []
        self.refuse = self.dies_at = None
        self.refusal = LATER
        self.hangs = self.is_hanging = False
        self.options = options

    def __enter__(self):
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port(), **self.options)
        self.controller.start()
        return self

    def __exit__(self, *_problem):
        self.controller.stop()

    def receive_for(self, settings):
        settings.EMAIL_BACKEND = "coalesce.mail.backend.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", self.controller.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_TIMEOUT = 15

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.greetings.append(hostname)
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.dies_at == "RCPT":
            server.transport.abort()
        if self.refuse and address.startswith(self.refuse):
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.dies_at == "DATA":
            server.transport.abort()
            return "451 Gone"
        if self.hangs:
            self.is_hanging = True
            await asyncio.sleep(60)
        self.letters.append(envelope)
        self.is_under_tls.append(session.ssl is not None)
        return "250 OK"

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        if self.dies_at == "QUIT":
            server.transport.abort()
        return "221 Bye"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
