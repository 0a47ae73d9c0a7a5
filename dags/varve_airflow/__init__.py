"""Runs Airflow on this machine for `varve airflow` and `varve demo`; never deployed."""
