"""What does a mail server do that breaks exactly where the test says? Raw sockets: no library is polite for us."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from talkoot.lib.mail_server import MailServer, Security

DROP, STALL, RESET = "drop", "stall", "reset"
# What a good server answers at each stage; a script replaces some of the answers.
GOOD = {
    "connect": "220 mail.example.org ESMTP",
    "EHLO": "250-mail.example.org\r\n250 SIZE 10000000",
    "STARTTLS": "220 go on",
    "AUTH": "235 welcome",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    "content": "",
    "dot": "250 2.0.0 taken",
    "QUIT": "221 bye",
}


@dataclass
class ScriptedServer:
    """Listens on a free port of this machine; `script` gives stages another answer: a reply, DROP, RESET or STALL.

    What a real server would have taken, the content up to the final dot, is kept in `taken`, whatever it then answers.
    """

    script: dict[str, str] = field(default_factory=dict)
    context: ssl.SSLContext | None = None
    is_tls_at_once: bool = False
    at_dot: Callable[[], object] | None = None
    taken: list[bytes] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    unfinished: list[bytes] = field(default_factory=list)
    wrapped: list[socket.socket] = field(default_factory=list)

    def __enter__(self) -> "ScriptedServer":
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.released = threading.Event()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *reason: object) -> None:
        self.released.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(10)
        for connection in self.wrapped:
            connection.close()

    def address(
        self, security: Security = Security.NONE, user: str = "", host: str = "127.0.0.1"
    ) -> MailServer:
        """The server as the settings name it."""
        password = "hush" if user else ""
        return MailServer(host, self.listener.getsockname()[1], user, password, security)

    def serve(self) -> None:
        while True:
            try:
                connection, _address = self.listener.accept()
            except OSError:
                return
            connection.settimeout(10)
            with contextlib.suppress(OSError, EndOfTalk):
                if self.is_tls_at_once and self.context:
                    connection = self.encrypted(connection)
                self.talk(connection)
            with contextlib.suppress(OSError):
                connection.close()

    def encrypted(self, connection: socket.socket) -> socket.socket:
        assert self.context is not None
        wrapped = self.context.wrap_socket(connection, server_side=True)
        self.wrapped.append(wrapped)
        return wrapped

    def talk(self, connection: socket.socket) -> None:
        self.answer(connection, "connect")
        lines = connection.makefile("rb")
        while line := lines.readline():
            self.heard.append(line.decode("ascii", "replace").strip())
            word = self.heard[-1].split(" ")[0].split(":")[0].upper()
            self.answer(connection, {"HELO": "EHLO"}.get(word, word))
            if word == "STARTTLS" and self.context:
                connection = self.encrypted(connection)
                lines = connection.makefile("rb")
            if word == "DATA":
                self.take(connection, lines)
            if word == "QUIT":
                return

    def take(self, connection: socket.socket, lines) -> None:
        if self.script.get("content"):
            lines.readline()
            self.answer(connection, "content")
        content = b""
        while (line := lines.readline()) != b".\r\n":
            if not line:
                self.unfinished.append(content)
                raise EndOfTalk
            content += line.removeprefix(b".") if line.startswith(b".") else line
        self.taken.append(content)
        if self.at_dot:
            self.at_dot()
        self.answer(connection, "dot")

    def answer(self, connection: socket.socket, stage: str) -> None:
        words = self.script.get(stage, GOOD.get(stage, "500 what"))
        if words == STALL:
            self.released.wait(10)
            raise EndOfTalk
        if words == RESET:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        if words in (DROP, RESET):
            if words == DROP:
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
            raise EndOfTalk
        if words:
            connection.sendall(words.encode() + b"\r\n")


class EndOfTalk(Exception):
    """The server has hung up."""
