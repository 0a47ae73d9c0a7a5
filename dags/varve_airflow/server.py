"""Starts and stops Airflow's processes on this machine.

`run` stays until Ctrl-C, `start` returns once Airflow answers, `stop` ends what `start` began.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from varve_airflow.rest import Rest, Unreachable

SECONDS_TO_START = 120
SECONDS_TO_STOP = 15
USER = "admin"


@dataclass(frozen=True)
class Server:
    """A running Airflow; processes maps each component to its process id."""

    url: str
    password: str
    processes: Mapping[str, int]

    def rest(self) -> Rest:
        return Rest(self.url, USER, self.password)

    def dead(self) -> list[str]:
        return [name for name, pid in self.processes.items() if not _alive(pid)]


class NotStarted(Exception):
    """Airflow did not come up; says which process failed and where its log is."""


def running(home: Path) -> Server | None:
    """The Airflow that was started on this home and still runs."""
    try:
        server = Server(**json.loads(_file(home).read_text()))
    except FileNotFoundError:
        return None
    return None if len(server.dead()) == len(server.processes) else server


def start(home: Path) -> Server:
    """Raises NotStarted."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__BASE_URL": url,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{url}/execution/",
    }
    commands = {
        "api-server": ["--host", "127.0.0.1", "--port", str(port)],
        # The user interface reads task logs from the disk, so nobody needs them served on a port.
        "scheduler": ["--skip-serve-logs"],
        "dag-processor": [],
    }
    password = _password(home)
    processes = {
        name: _spawn(home, name, [name, *options], environment).pid
        for name, options in commands.items()
    }
    server = Server(url, password, processes)
    _file(home).touch(0o600)
    _file(home).write_text(json.dumps(asdict(server)))
    try:
        _wait(server, home)
    except BaseException:
        stop(home)
        raise
    return server


def stop(home: Path) -> None:
    """Asks the processes and all they started to end, and ends those that do not."""
    server = running(home)
    _file(home).unlink(missing_ok=True)
    if not server:
        return
    family = []
    for pid in server.processes.values():
        if _alive(pid):
            parent = psutil.Process(pid)
            family += [parent, *parent.children(recursive=True)]
    for process in family:
        _signal(process, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_STOP
    # psutil.wait_procs would wait for ended ones to be collected: in a container perhaps for ever.
    while any(_alive(process.pid) for process in family) and time.monotonic() < deadline:
        time.sleep(0.1)
    for process in family:
        if _alive(process.pid):
            _signal(process, signal.SIGKILL)


def main(command: str) -> int:
    home = Path(os.environ["AIRFLOW_HOME"])
    if command == "stop":
        stop(home)
        return 0
    server = running(home)
    if server:
        print(f"Airflow runs already: {server.url}   login {USER} / {server.password}")
        return 0
    if command == "run":
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.default_int_handler)
    try:
        print("starting Airflow …", flush=True)
        server = start(home)
        print(f"Airflow answers at {server.url}   login {USER} / {server.password}", flush=True)
        if command == "run":
            print("Ctrl-C stops it.", flush=True)
            return _watch(server, home)
    except NotStarted as reason:
        print(f"varve airflow: {reason}", file=sys.stderr)
        return 70
    except KeyboardInterrupt:
        print("\nstopping Airflow …", flush=True)
        stop(home)
    return 0


def _watch(server: Server, home: Path) -> int:
    while not (dead := server.dead()):
        time.sleep(1)
    if not _file(home).exists():
        print("Airflow was stopped.")
        return 0
    print(f"varve airflow: {_died(dead[0], home)}", file=sys.stderr)
    stop(home)
    return 70


def _wait(server: Server, home: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    rest = server.rest()
    while time.monotonic() < deadline:
        for name in server.dead():
            raise NotStarted(_died(name, home))
        if _healthy(rest):
            return
        time.sleep(0.2)
    raise NotStarted(f"no answer after {SECONDS_TO_START} seconds; see the logs in {home}")


def _healthy(rest: Rest) -> bool:
    try:
        health = rest.get("/api/v2/monitor/health")
    except Unreachable:
        return False
    return all(health[part]["status"] == "healthy" for part in ("scheduler", "dag_processor"))


def _spawn(
    home: Path, name: str, arguments: list[str], environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    with _log(home, name).open("wb") as log:
        return subprocess.Popen(  # noqa: S603 an argument list, never a shell
            [str(Path(sys.executable).with_name("airflow")), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _died(name: str, home: Path) -> str:
    log = _log(home, name)
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
    return f"Airflow's {name} ended; the end of {log}:\n{tail}"


def _password(home: Path) -> str:
    """The password of this home, made on first use; Airflow reads it from the same file."""
    path = home / "simple_auth_manager_passwords.json.generated"
    if not path.exists():
        path.touch(0o600)
        path.write_text(json.dumps({USER: secrets.token_urlsafe(12)}))
    return str(json.loads(path.read_text())[USER])


def _free_port() -> int:
    for port in (8080, 0):
        with socket.socket() as probe:
            # As the server will: a port that waits for late packets is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise NotStarted("no free port on 127.0.0.1")


def _alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _signal(process: psutil.Process, number: int) -> None:
    with suppress(psutil.NoSuchProcess):
        process.send_signal(number)


def _file(home: Path) -> Path:
    return home / "server.json"


def _log(home: Path, name: str) -> Path:
    return home / f"{name}.log"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
