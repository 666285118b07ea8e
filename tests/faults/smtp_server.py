"""A mail server that misbehaves on purpose, as a program of its own: what did it accept, whom did it kill?

It drops the connection, falls silent or refuses at any stage of a mail, and it kills the worker that talks to it with
SIGKILL at a random moment of a random mail. It counts on its own side, in a log of JSON lines, what happened:
accepted (Message-ID), kill, fault, cut (the other side vanished in the middle of a mail).

    python -m tests.faults.smtp_server --log FILE [--mailbox DIR] [--worker-pid FILE] [--kills N]

Its first line of output is its port. Lines of JSON on its input are faults for the next connections, one each:
{"stage": "RCPT", "kind": "drop"}; an empty line ends it.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from partners.post import catcher

STAGES = ("connect", "EHLO", "MAIL", "RCPT", "DATA", "content", "dot", "after250")
KINDS = ("drop", "stall", "busy", "refuse", "kept")
GOOD = {
    "connect": "220 faults.example ESMTP",
    "EHLO": "250-faults.example\r\n250-8BITMIME\r\n250 SIZE 20000000",
    "MAIL": "250 2.1.0 sender ok",
    "RCPT": "250 2.1.5 receiver ok",
    "DATA": "354 go on",
    "dot": "250 2.0.0 taken",
}
BAD = {
    "busy": "451 4.3.2 try again later",
    "refuse": "550 5.7.1 never",
    "full": "432 4.3.2 too many connections",
}
Fault = dict[str, str]


class Gone(Exception):
    """The connection is over."""


class Server:
    """What is shared by all connections: the log, the faults to come and the next kill."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.random = random.Random(options.seed)
        self.faults: deque[Fault] = deque()
        self.log = Path(options.log).open("a", encoding="utf-8", buffering=1)  # noqa: SIM115
        self.kills = 0
        self.mails_until_kill = self.draw()
        self.killings: set[asyncio.Task[None]] = set()

    def draw(self) -> int:
        """After how many mails the next kill comes, on average `--every`."""
        return self.random.randint(1, max(1, 2 * self.options.every - 1))

    def note(self, event: str, **facts: Any) -> None:
        """Write one line of the log."""
        self.log.write(json.dumps({"event": event, "at": time.time(), **facts}) + "\n")

    def next_fault(self) -> Fault:
        """The fault of the next connection: the one asked for, or now and then a random one."""
        if self.faults:
            return self.faults.popleft()
        if self.random.random() < self.options.share:
            stage = self.random.choice(STAGES[:-1])
            return {
                "stage": stage,
                "kind": self.random.choice(("drop", "busy", "kept" if stage == "dot" else "drop")),
            }
        return {}

    def next_kill(self) -> str:
        """The stage at which this mail's worker will be killed, or nothing."""
        if self.kills >= self.options.kills or not self.options.worker_pid:
            return ""
        self.mails_until_kill -= 1
        if self.mails_until_kill > 0:
            return ""
        self.mails_until_kill = self.draw()
        return self.random.choice(("connect", "MAIL", "DATA", "dot", "dot", "dot", "after250"))

    def kill_soon(self, stage: str) -> None:
        """Kill the worker within 30 ms, whatever it is doing then."""
        task = asyncio.ensure_future(self.kill(stage, self.random.uniform(0, 0.03)))
        self.killings.add(task)
        task.add_done_callback(self.killings.discard)

    async def kill(self, stage: str, seconds: float) -> None:
        """Send SIGKILL to the process in the pid file and count it; a worker that is just starting is spared."""
        await asyncio.sleep(seconds)
        with contextlib.suppress(OSError, ValueError):
            path = Path(self.options.worker_pid)
            pid = int(path.read_text(encoding="ascii"))
            path.unlink()  # one process dies once
            os.kill(pid, signal.SIGKILL)
            self.kills += 1
            self.note("kill", stage=stage, pid=pid)

    async def visit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection from greeting to end."""
        try:
            await Visit(self, reader, writer).hold()
        except (Gone, ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.transport.abort()


class Visit:
    """One connection."""

    def __init__(self, server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.server, self.reader, self.writer = server, reader, writer
        self.fault, self.kill_at = server.next_fault(), server.next_kill()

    async def hold(self) -> None:
        """Speak SMTP (RFC 5321) until the other side has had enough."""
        await self.say("connect")
        in_mail = False
        while line := await self.soon(self.reader.readline()):
            word = line[:4].decode("ascii", "replace").upper()
            if word == "QUIT":
                await self.write("221 bye")
                return
            if word in ("EHLO", "HELO"):
                await self.say("EHLO")
            elif word in ("MAIL", "RCPT"):
                in_mail = True
                await self.say(word)
            elif word == "DATA":
                await self.say("DATA")
                in_mail = await self.take()
            else:
                await self.write("250 ok")
        if in_mail:
            self.server.note("cut")

    async def soon(self, reading: Coroutine[Any, Any, bytes]) -> bytes:
        """What the other side sends within --idle seconds; a server does not wait for ever (RFC 5321 4.5.3.2)."""
        try:
            return await asyncio.wait_for(reading, self.server.options.idle)
        except TimeoutError:
            self.server.note("idle")
            raise Gone from None

    async def say(self, stage: str) -> None:
        """Answer at a stage, as the fault for this connection wants it."""
        if self.kill_at == stage:
            self.server.kill_soon(stage)
        if self.fault.get("stage") != stage:
            return await self.write(GOOD[stage])
        kind = self.fault["kind"]
        self.server.note("fault", stage=stage, kind=kind)
        if kind == "stall":
            await asyncio.sleep(self.server.options.stall)
        if kind in BAD:
            return await self.write(BAD[kind])
        raise Gone

    async def take(self) -> bool:
        """Take the content; what counts as accepted is in the log before the answer. False when it is over."""
        if self.fault.get("stage") == "content":
            self.server.note("fault", stage="content", kind="drop")
            await self.reader.read(10)
            raise Gone
        try:
            content = await self.soon(self.reader.readuntil(b"\r\n.\r\n"))
        except asyncio.IncompleteReadError:
            self.server.note("cut")
            raise
        kind = self.fault.get("kind") if self.fault.get("stage") == "dot" else None
        if kind in (None, "kept"):
            self.accept(content[:-3])
        if kind == "kept":
            self.server.note("fault", stage="dot", kind="kept")
            raise Gone
        if self.kill_at == "dot":
            self.server.kill_soon("dot")
        await asyncio.sleep(self.server.options.reply)
        self.kill_at = self.kill_at if self.kill_at != "dot" else ""
        await self.say("dot")
        if self.kill_at == "after250":
            self.server.kill_soon("after250")
        if self.fault.get("stage") == "after250":
            self.server.note("fault", stage="after250", kind="drop")
            await self.writer.drain()
            raise Gone
        return False

    def accept(self, content: bytes) -> None:
        """From here on the mail is ours."""
        if self.server.options.mailbox:
            catcher.save(re.sub(rb"(?m)^\.\.", b".", content), Path(self.server.options.mailbox))
        self.server.note("accepted", id=catcher.message_id_of(content))

    async def write(self, reply: str) -> None:
        """Send a reply."""
        self.writer.write(reply.encode() + b"\r\n")
        await self.writer.drain()


async def serve(options: argparse.Namespace) -> None:
    """Listen on this machine, tell the port, take faults from the input until it ends."""
    loop = asyncio.get_running_loop()
    ours = Server(options)
    listening = await asyncio.start_server(ours.visit, "127.0.0.1", options.port, limit=2**25)
    print(listening.sockets[0].getsockname()[1], flush=True)
    while line := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        ours.faults.append(json.loads(line))
        print("noted", flush=True)
    listening.close()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", required=True)
    parser.add_argument(
        "--mailbox", default="", help="keep mail as the catcher does, so that it can be asked"
    )
    parser.add_argument("--worker-pid", default="", help="file with the number of the process to kill")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--every", type=int, default=20, help="mails between two kills, on average")
    parser.add_argument("--share", type=float, default=0.0, help="of connections that meet a random fault")
    parser.add_argument(
        "--reply", type=float, default=0.02, help="seconds between the final dot and the answer"
    )
    parser.add_argument(
        "--stall", type=float, default=5.0, help="seconds of silence before a stalled connection ends"
    )
    parser.add_argument("--idle", type=float, default=3.0, help="seconds to wait for the other side")
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
