"""Airflow loads taxi.trips every month."""

from varve_dags.load_dag import load_dag

dag = load_dag("taxi.trips", schedule="@monthly", start="2018-12-01")
