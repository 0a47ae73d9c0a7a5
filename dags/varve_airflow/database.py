"""Makes Airflow's database and the pool ready, once for each version of Airflow."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from varve_dags.graph import POOL


def main() -> int:
    home = Path(os.environ["AIRFLOW_HOME"])
    stamp = home / f".database-{version('apache-airflow')}"
    if stamp.exists():
        return 0
    home.mkdir(parents=True, exist_ok=True)
    log = home / "database.log"
    with log.open("w") as output:
        made = subprocess.run(  # noqa: S603 an argument list, never a shell
            [sys.executable, "-c", MAKE, POOL], stdout=output, stderr=subprocess.STDOUT, check=False
        )
    if made.returncode:
        print(f"varve airflow: the database in {home} cannot be made; see {log}", file=sys.stderr)
        return 78
    stamp.touch()
    return 0


# In one process of its own, whose chatter goes to the log; each command of Airflow costs seconds.
MAKE = """
import sys
from airflow.configuration import write_default_airflow_configuration_if_needed
write_default_airflow_configuration_if_needed()
from airflow.utils.db import initdb
from airflow.models.pool import Pool
initdb()
Pool.create_or_update_pool(sys.argv[1], 1, "tasks that use the warehouse", include_deferred=True)
"""

if __name__ == "__main__":
    sys.exit(main())
