"""A wire between a client and a server that breaks or falls silent after so many bytes, as networks do."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from urllib.parse import urlparse


class Proxy:
    """Passes what comes to a port of its own on to a server, until it is told not to."""

    def __init__(self, uri: str) -> None:
        target = urlparse(uri)
        self._target = (target.hostname or "localhost", target.port or 7687)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self._listening.getsockname()[1]}"
        self.cuts = 0
        """How often the wire broke."""
        self.stalled = threading.Event()
        """Set when nothing goes through any more."""
        self._left: int | None = None
        self._for_good = self._stalls = False
        self._open: list[socket.socket] = []

    def cut_after(self, count: int, *, for_good: bool = False) -> None:
        """Break all connections after so many bytes to the server, once, or from then on."""
        self._left, self._for_good = count, for_good

    def stall_after(self, count: int) -> None:
        """Pass nothing on after so many bytes to the server."""
        self._left, self._stalls = count, True

    def __enter__(self) -> Proxy:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._listening.close()
        self._cut()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if self._for_good and self.cuts:
                client.close()
                continue
            server = socket.create_connection(self._target)
            self._open += [client, server]
            threading.Thread(target=self._pass, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(65536):
                if counted and self._left is not None:
                    self._left -= len(data)
                    if self._left <= 0 and self._stalls:
                        self.stalled.set()
                        return
                    if self._left <= 0:
                        self._left = None
                        self.cuts += 1
                        self._cut()
                        return
                target.sendall(data)
        except OSError:
            pass

    def _cut(self) -> None:
        while self._open:
            one = self._open.pop()
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
