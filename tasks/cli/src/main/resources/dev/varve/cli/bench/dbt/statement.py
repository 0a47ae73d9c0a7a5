"""Runs one statement in a database file and prints its rows."""

import sys

import duckdb

with duckdb.connect(sys.argv[1]) as connection:
    for row in connection.execute(sys.argv[2]).fetchall():
        print(*row)
