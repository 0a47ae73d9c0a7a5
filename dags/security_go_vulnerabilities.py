"""Airflow loads security.go_vulnerabilities every day."""

from varve_dags.load_dag import load_dag

dag = load_dag("security.go_vulnerabilities", schedule="@daily", start="2023-01-31")
