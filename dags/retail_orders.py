"""Airflow loads retail.orders every night."""

from varve_dags.load_dag import load_dag

dag = load_dag("retail.orders", schedule="@daily", start="2026-01-01")
