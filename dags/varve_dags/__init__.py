"""Renders the load of a dataset as an Airflow DAG."""
