"""What a lake holds is known by digests that are exact for all purposes and cost 16 bytes each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kawat.lake import known
from kawat.lake.home import new_engine
from kawat.lake.known import Digests


@given(st.lists(st.text(max_size=6), max_size=60), st.lists(st.text(max_size=6), max_size=20), st.integers(1, 9))
def test_it_holds_what_was_put_in_and_nothing_else(put: list[str], asked: list[str], loose: int) -> None:
    held = Digests()
    before, known._LOOSE = known._LOOSE, loose
    try:
        for text in put:
            held.add(text)
    finally:
        known._LOOSE = before
    assert len(held) == len(set(put))
    assert [held.holds(text) for text in (*put, *asked)] == [text in put for text in (*put, *asked)]


def test_the_engine_makes_the_same_digests() -> None:
    texts = [f"laporan {n} é王" for n in range(2000)]
    with new_engine() as engine:
        engine.execute("CREATE TABLE t AS SELECT unnest(?::VARCHAR[]) AS x", [texts])
        found = engine.execute("SELECT md5_number_lower(x) AS low, md5_number_upper(x) AS high FROM t").fetchnumpy()
    for loose in (10, 10**6):
        held = Digests()
        before, known._LOOSE = known._LOOSE, loose
        try:
            held.add_halves(np.asarray(found["low"]), np.asarray(found["high"]))
            held.add_halves(np.asarray(found["low"]), np.asarray(found["high"]))
        finally:
            known._LOOSE = before
        assert len(held) == len(texts)
        assert all(held.holds(text) for text in texts)
        assert not held.holds("laporan")
