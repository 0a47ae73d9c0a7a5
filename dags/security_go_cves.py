"""Airflow loads security.go_cves every day."""

from varve_dags.load_dag import load_dag

dag = load_dag("security.go_cves", schedule="@daily", start="2023-01-31")
