import pytest

from varve_dags.contracts import contract_of


def test_a_users_own_contract_is_found_under_varve_sql():
    contract = contract_of("my.readings")
    assert contract.description == "Readings of a sensor."
    assert contract.owner == "lab"
    assert contract.tags == ("sensor",)


def test_columns_are_a_table_with_unit_and_description():
    markdown = contract_of("my.readings").markdown
    assert "- key: sensor, read_at" in markdown
    assert "| sensor | text |  |" in markdown
    assert r"| value | double | mean \| of a minute; in °C |" in markdown


def test_children_are_tables_of_their_own():
    assert "#### order_lines" in contract_of("retail.orders").markdown


def test_an_unknown_dataset_is_told_where_its_contract_was_sought():
    with pytest.raises(
        FileNotFoundError, match=r"no\.such: no contract at .*own.* or .*sql.*varve new no\.such"
    ):
        contract_of("no.such")
