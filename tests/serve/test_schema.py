"""The API under schemathesis: whatever OpenAPI allows is answered without a fault of the server, in the shape it tells of."""

from pathlib import Path

import pytest

from kawat.lake import Lake
from kawat.serve.app import Settings, make_app
from kawat.serve.guard import Rules
from tests.serve.conftest import HERE, copy_of
from tests.serve.made import Ids

pytestmark = pytest.mark.browser


def test_nothing_that_the_schema_allows_breaks_the_api(model: tuple[Lake, Ids], tmp_path: Path) -> None:
    schemathesis = pytest.importorskip(
        "schemathesis", reason="NO SCHEMATHESIS: install kawat[browser], the API is NOT tested by it"
    )
    from hypothesis import HealthCheck, Phase, given, settings
    from starlette.testclient import TestClient

    lake, _ = copy_of(model, tmp_path / "lake")
    with TestClient(make_app(lake, Settings(rules=Rules(user="tester"), every=0)), base_url=HERE) as client:
        schema = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
        for found in schema.get_all_operations():
            operation = found.ok()

            @given(case=operation.as_strategy())
            @settings(
                max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None
            )
            def ask(case: object) -> None:
                given_ = case.as_transport_kwargs(base_url=HERE)  # type: ignore[attr-defined]
                given_.pop("cookies", None)
                answer = client.request(**given_)
                assert answer.status_code < 500, answer.text
                if answer.status_code >= 400 and answer.headers["content-type"] == "application/json":
                    assert set(answer.json()) == {"error"}

            ask()
