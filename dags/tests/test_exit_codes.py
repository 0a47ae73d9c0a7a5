import pytest

from varve_dags.exit_codes import Outcome, meaning, outcome


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (0, Outcome.SUCCESS),
        (64, Outcome.FAIL),
        (65, Outcome.FAIL),
        (74, Outcome.FAIL),
        (78, Outcome.FAIL),
        (70, Outcome.RETRY),
        (75, Outcome.RETRY),
        (-9, Outcome.RETRY),
        (137, Outcome.RETRY),
        (143, Outcome.RETRY),
        (1, Outcome.FAIL),
        (127, Outcome.FAIL),
        (255, Outcome.FAIL),
    ],
)
def test_only_what_may_pass_by_itself_is_tried_again(code, expected):
    assert outcome("load", code) is expected


def test_only_sense_may_find_nothing():
    assert outcome("sense", 99) is Outcome.SKIP
    assert outcome("load", 99) is Outcome.FAIL


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (65, "data refused"),
        (74, "damaged"),
        (-9, "killed by signal 9"),
        (143, "killed by signal 15"),
        (3, "no task"),
    ],
)
def test_a_code_is_said_in_words(code, words):
    assert words in meaning(code)
