from bench import figures, report
from bench.client import Load
from bench.measure import Latency


def test_a_rate_holds_when_it_is_enough_times_the_peers() -> None:
    found = {"ours": Load(300, 1, 1, 10), "peer": Load(20, 1, 1, 10)}
    assert figures.more("News", found, "ours", "peer", 15).holds is True
    short = figures.more("News", found, "ours", "peer", 16)
    assert (short.ratio, short.target, short.holds) == (15.0, ">= 16 x", False)


def test_a_latency_ratio_says_how_many_times_quicker() -> None:
    found = {"ours": Latency(40, 50, 10, 5), "peer": Latency(600, 700, 10, 5)}
    figure = figures.quicker("Places", found, "ours", "peer", 15)
    assert (figure.value, figure.peer_value, figure.ratio, figure.holds) == (40, 600, 15.0, True)


def test_a_bound_holds_up_to_its_value() -> None:
    assert figures.bounded("Memory", 200, "MB", 200).holds is True
    assert figures.bounded("Memory", 201, "MB", 200).holds is False


def test_the_table_says_what_falls_short() -> None:
    lines = report.table([figures.bounded("Memory", 1234.5, "MB", 200)]).splitlines()
    assert lines[1] == "|---|---|---|---|---|---|---|---|"
    assert lines[2] == "| Memory | 1,234 | MB |  |  |  | <= 200 MB | **no** |"
