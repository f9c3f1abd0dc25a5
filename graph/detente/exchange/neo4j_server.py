"""Reaching a Neo4j server, and what may go wrong with it in words. Passwords stay out of arguments, messages and logs."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import DetenteError, UsageError

if TYPE_CHECKING:
    from neo4j import Driver
    from neo4j.exceptions import Neo4jError

OLDEST = (5, 26)
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
RETRYING = 30.0
"""Seconds for which the driver tries again what failed for a passing reason: a lock, a change of leader, a connection that broke."""
PASSWORD_VARIABLE = "NEO4J_PASSWORD"


class Server:
    """Where a server is and who goes in; its ``repr`` does not tell the password."""

    def __init__(self, uri: str = "neo4j://localhost:7687", user: str = "neo4j", password: str = "", database: str | None = None) -> None:
        """
        Parameters
        ----------
        uri
            ``neo4j://``, ``neo4j+s://``, ``bolt://`` … with host and port.
        database
            The user's home database where it is None.
        """
        self.uri = uri
        self.user = user
        self.password = password
        self.database = database

    def __repr__(self) -> str:
        return f"Server({self.uri!r}, user={self.user!r}, database={self.database!r})"


class ServerError(DetenteError):
    """A Neo4j server that cannot be reached, does not let us in, or refuses what we ask."""


def password_of(file: str | Path | None = None, prompt: Callable[[], str] | None = None) -> str:
    """The password: the first line of a file where one is given, else ``NEO4J_PASSWORD``, else what ``prompt`` asks for.

    Raises UsageError where there is none.
    """
    if file is not None:
        try:
            lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{file}: the password cannot be read from it ({error}); check --password-file") from error
        if not lines or not lines[0]:
            raise UsageError(f"{file}: its first line, which must be the password, is empty; check --password-file")
        return lines[0]
    if os.environ.get(PASSWORD_VARIABLE):
        return os.environ[PASSWORD_VARIABLE]
    if prompt is not None:
        return prompt()
    raise UsageError(f"no password for the Neo4j server; set {PASSWORD_VARIABLE}, or name a file with --password-file")


@contextmanager
def connected(server: Server) -> Iterator[Driver]:
    """A driver to a server that answers, lets us in and is new enough; what goes wrong inside is explained.

    Raises
    ------
    ServerError
        With what was wrong and what to do.
    UsageError
        The address is none.
    """
    import logging

    from neo4j import GraphDatabase
    from neo4j.exceptions import ConfigurationError

    # The driver logs what it retries; we tell what comes of it.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    if server.uri.partition("://")[0] not in SCHEMES:
        raise UsageError(f"{server.uri!r} is no address of a Neo4j server; write one as neo4j://localhost:7687")
    try:
        driver = GraphDatabase.driver(server.uri, auth=(server.user, server.password), max_transaction_retry_time=RETRYING)
    except (ConfigurationError, ValueError) as error:
        raise UsageError(f"{server.uri!r} is no address of a Neo4j server ({error}); write one as neo4j://localhost:7687") from error
    with explaining(server), driver:
        check_version(server, str(driver.get_server_info().agent))
        yield driver


def check_version(server: Server, agent: str) -> None:
    """Raise ServerError where a server, as it calls itself, is too old."""
    found = re.search(r"(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise ServerError(f"{server.uri}: is {agent}; detente needs Neo4j {OLDEST[0]}.{OLDEST[1]} or newer: update the server")


@contextmanager
def explaining(server: Server) -> Iterator[None]:
    """Turn what the driver raises inside into one line that an analyst can act on."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, TransientError

    try:
        yield
    except AuthError as error:
        raise ServerError(_of_login(server, str(error.code))) from error
    except TransientError as error:
        if "ReadOnly" in str(error.code):
            raise ServerError(f"{server.uri}: {_of_request(server, error)}") from error
        raise ServerError(f"{server.uri}: the server was busy for too long ({_one_line(error.message)}); try again") from error
    except Neo4jError as error:
        if str(error.code).endswith(("AuthenticationRateLimit", "CredentialsExpired")):
            raise ServerError(_of_login(server, str(error.code))) from error
        if (wrong := _of_statement(error)) is not None:
            raise UsageError(wrong) from error
        raise ServerError(f"{server.uri}: {_of_request(server, error)}") from error
    except DriverError as error:
        raise ServerError(
            f"{server.uri}: no Neo4j server answers there, or the connection was lost; start it or give another --uri, and load again: "
            "what was written stays and only the rest is sent"
        ) from error


def _of_login(server: Server, code: str) -> str:
    if code.endswith("AuthenticationRateLimit"):
        return f"{server.uri}: too many wrong passwords; wait a few seconds before you try again"
    if code.endswith("CredentialsExpired"):
        return f"{server.uri}: the password of {server.user} must be changed first; do so in Neo4j Browser or cypher-shell"
    where = f"{PASSWORD_VARIABLE}, --password-file or what you typed"
    return f"{server.uri}: user {server.user} or the password is wrong; check --user, and {where}"


def _of_statement(error: Neo4jError) -> str | None:
    """What is wrong with a statement; None where it is not the statement's fault."""
    code, said = str(error.code), _one_line(error.message)
    if code.endswith("Statement.AccessMode"):
        return f"the statement writes ({said}); allow it with --write"
    if code.endswith("ParameterMissing"):
        return f"the statement wants a parameter ({said}); give it with --param name=value"
    if ".Statement." in code and not code.endswith(("ConstraintVerificationFailed", "ExecutionFailed")):
        return f"the server cannot run the statement ({said}); correct it"
    return None


def _of_request(server: Server, error: Exception) -> str:
    code = str(getattr(error, "code", ""))
    said = _one_line(getattr(error, "message", None) or str(error))
    if code.endswith("DatabaseNotFound"):
        return f"there is no database {server.database!r}; check --database, or leave it out for the user's own"
    if "TransactionTimedOut" in code:
        return "the statement took longer than it may; ask for less, or allow more seconds with --timeout"
    if "ReadOnly" in code:
        return f"the database takes no writing ({said}); give another --database, or make it writable"
    if code.endswith("Forbidden"):
        return f"user {server.user} may not do that ({said}); ask for the right to write and to change the schema, or give another --user"
    if "Schema" in code:
        return f"what the database has clashes with a constraint that detente needs ({said}); load into another, or beside it with --prefix"
    return f"the server refuses ({said})"


def _one_line(text: str | None) -> str:
    return " ".join((text or "nothing").split())[:300]
