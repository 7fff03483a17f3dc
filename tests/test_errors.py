"""Every refusal is one line that names its subject, its cause and the next step."""

import pytest

from kawat import errors


def kinds() -> list[type[errors.KawatError]]:
    found, queue = [], [errors.KawatError]
    while queue:
        kind = queue.pop()
        found.append(kind)
        queue += kind.__subclasses__()
    return found


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_refusal_is_one_line(kind: type[errors.KawatError]) -> None:
    line = str(kind("page.html", "holds no\narticle", "give the text"))
    assert line == "page.html: holds no article; give the text"
    assert kind.__doc__
