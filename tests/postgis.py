"""Fixtures: a PostgreSQL server with PostGIS, made for one run of the tests.

It lies in a temporary folder, listens on a socket there and nowhere else, and goes
away with the process of the tests, however that ends. Services that the Debian
packages install are left alone.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

PORT = 5432
ADMIN, READER = "postgres", "reader"
PASSWORD = " ".join(["geheim", "口令"])
"""The reader has to give the password, the administrator does not."""

_PATIENCE_S = 30.0
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "20",
    "log_min_messages": "fatal",
}
_ADMISSION = f"""
local all {READER} scram-sha-256
local all all trust
"""
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A running server.

    Parameters
    ----------
    folder
        Where its socket is.
    programs
        Where psql and the others are.
    """

    folder: Path
    programs: Path

    def run(self, statements: str, database: str = "postgres") -> str:
        """Run statements as administrator and return what they give."""
        command = [self.programs / "psql", "-X", "-q", "-A", "-t"]
        address = f"host={self.folder} port={PORT} dbname={database} user={ADMIN}"
        done = subprocess.run(
            [*command, "-v", "ON_ERROR_STOP=1", "-d", address],
            input=statements,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PGOPTIONS": "-c client_min_messages=warning"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@dataclass(frozen=True)
class Database:
    """A database of its own for one test.

    Parameters
    ----------
    server, name
        Where it is.
    """

    server: Server
    name: str

    def run(self, statements: str) -> str:
        """Run statements as administrator and return what they give."""
        return self.server.run(statements, self.name)

    def connection(self, user: str = ADMIN) -> str:
        """Return how libpq is told to connect."""
        return f"host={self.server.folder} port={PORT} dbname={self.name} user={user}"

    def source(self, table: str = "", user: str = ADMIN) -> str:
        """Return how a case names the database, or a table of it."""
        return f"PG:{self.connection(user)}" + (f"|layername={table}" if table else "")


@pytest.fixture(scope="session")
def postgis_server() -> Iterator[Server]:
    """Give the one server of this run."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="pingshun_pg_", dir="/tmp"))
    if os.geteuid() == 0:
        account = pwd.getpwnam(ADMIN)
        os.chown(folder, account.pw_uid, account.pw_gid)
    server = Server(folder, programs)
    running = None
    try:
        running = _started(server)
        yield _prepared(server)
    finally:
        if running is not None:
            running.terminate()
            running.wait(_PATIENCE_S)
        shutil.rmtree(folder)


@pytest.fixture
def database(postgis_server: Server) -> Iterator[Database]:
    """Give an empty database with PostGIS."""
    name = f"test_{next(_numbers)}"
    postgis_server.run(f"CREATE DATABASE {name} TEMPLATE template_postgis")
    yield Database(postgis_server, name)
    postgis_server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def shared_database(postgis_server: Server) -> Iterator[Database]:
    """Give a database that the tests of a module only read."""
    name = f"shared_{next(_numbers)}"
    postgis_server.run(f"CREATE DATABASE {name} TEMPLATE template_postgis")
    yield Database(postgis_server, name)
    postgis_server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _programs() -> Path:
    if not sys.platform.startswith("linux"):
        pytest.skip("the tests start no PostgreSQL on this system")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if not found:
        pytest.fail("PostgreSQL with PostGIS is not installed: run make setup")
    return found[-1].parent


def _version(program: Path) -> int:
    return int(program.parts[-3])


def _started(server: Server) -> subprocess.Popen[bytes]:
    data = server.folder / "data"
    programs = server.programs
    _run_as_owner(
        [programs / "initdb", "-D", data, "-U", ADMIN, "-E", "UTF8", "--no-locale"],
        server.folder,
    )
    _run_as_owner(["tee", data / "pg_hba.conf"], server.folder, _ADMISSION)
    settings = [f"-c{key}={value}" for key, value in _SETTINGS.items()]
    running = subprocess.Popen(
        _as_owner(
            [programs / "postgres", "-D", data, "-k", server.folder, *settings],
        ),
        cwd=server.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A signal for the tests alone: they stop the server themselves.
        start_new_session=True,
    )
    _await(server, running)
    return running


def _as_owner(command: list[object]) -> list[str]:
    """Return the command run as somebody whom PostgreSQL accepts: never as root."""
    # Ends the server with the tests, even where these are killed.
    setpriv = ["setpriv", "--pdeathsig", "SIGINT"]
    if os.geteuid() == 0:
        setpriv += [f"--reuid={ADMIN}", f"--regid={ADMIN}", "--init-groups"]
    return [*setpriv, *map(str, command)]


def _run_as_owner(command: list[object], folder: Path, text: str = "") -> None:
    done = subprocess.run(
        _as_owner(command),
        input=text,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _await(server: Server, running: subprocess.Popen[bytes]) -> None:
    ready = [str(server.programs / "pg_isready"), "-q", "-h", str(server.folder)]
    end = time.monotonic() + _PATIENCE_S
    while subprocess.run([*ready, "-p", str(PORT)], check=False).returncode:
        assert running.poll() is None, "the server did not start"
        assert time.monotonic() < end, "the server does not answer"
        time.sleep(0.05)


def _prepared(server: Server) -> Server:
    server.run(
        f"CREATE ROLE {READER} LOGIN PASSWORD '{PASSWORD}';"
        "CREATE DATABASE template_postgis;"
    )
    available = "SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'"
    if server.run(available) == "0":
        pytest.fail("PostGIS is not installed: run make setup")
    server.run("CREATE EXTENSION postgis", "template_postgis")
    return server
