"""Airflow loads imagery.land_temperature every night."""

from varve_dags.load_dag import load_dag

dag = load_dag("imagery.land_temperature", schedule="@daily", start="2026-01-01")
