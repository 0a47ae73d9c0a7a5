"""Airflow loads health.covid_cases every night."""

from varve_dags.load_dag import load_dag

dag = load_dag("health.covid_cases", schedule="@daily", start="2020-01-22")
