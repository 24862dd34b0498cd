"""The OpenAPI document, and Schemathesis over it: every answer is one that it promises, and none is a fault of ours."""

from __future__ import annotations

import os
import time
from collections import Counter

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.api.limits import Limits, Rate
from dragoman.faces.readers import OneReader
from dragoman.faces.served import Served
from dragoman.store import open_store
from dragoman.store.filters import DocumentFilter, EventFilter
from dragoman.store.jobs_sqlite import SqliteJobs
from tests.api.conftest import FakeReader

HOST = {"Host": "127.0.0.1"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = int(os.environ.get("DRAGOMAN_API_EXAMPLES", "5"))  # of each address; `make fuzz` asks for more
FAST = Rate(1e9, 1e9)


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    """Bodies of jobs: any text, as the document says."""
    return str(value).encode("utf-8", "replace")


@pytest.fixture(scope="module")
def app(demo):
    served = Served(open_store(demo), "demo", OneReader(FakeReader()), jobs=SqliteJobs(":memory:", time.time))
    return create_app(served, access_for("127.0.0.1"), Limits(loopback=FAST, others=FAST, answer_seconds=120, body_seconds=120))


@pytest.fixture(scope="module")
def schema(app):
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HOST)


def test_the_document_is_of_openapi_3_1(schema):
    document = schema.raw_schema
    assert document["openapi"] == "3.1.0"
    for name, part in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(part), name
    assert len(document["paths"]) >= 25


# What is in the record, so that not all that is asked is nonsense.
GOOD = {
    "between": [["KEN", "TZA"], ["Norway", "ISL"]], "country": ["Kenya", "PER"], "actor": ["Tanzania"], "recipient": ["KEN"],
    "by": ["day", "month", "year", "Kenya"], "speaker": ["KEN/GOV"], "about": ["Norway"], "party": ["Uganda"],
    "type": [["ACCUSE"], ["CONSULT", "agree"]], "mode": [["visit"]], "status": [["happened", "planned"]],
    "stance": [["denies"]], "kind": [["trade-rank"], ["person"]], "since": ["2019", "2019-03-04"], "until": ["2019-06"],
    "text": ["milk", '"joint commission"'], "words": ["mackerel quota"], "on": ["2019-06-30"], "limit": [1, 3, 100],
    "format": ["csv", "ndjson", "json"], "total": [True, False], "place": ["Nairobi"], "unit": [["killed"], ["USD"]],
}  # fmt: skip


def good_path(app, name):
    """Things that are there, for the places in an address."""
    with app.state.served.view() as view:
        return {
            "document": next(view.documents(DocumentFilter(limit=1))).document.id,
            "event": next(view.events(EventFilter(limit=1))).event.id,
            "actor": "KEN", "one": "Kenya", "other": "TZA",
        }.get(name)  # fmt: skip


def one_address(app, operation, asked):
    """Asks one address, half of the time for what is there."""

    @given(case=operation.as_strategy(), data=st.data())
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=EXAMPLES < 10, database=None)
    def ask(case, data):
        if data.draw(st.booleans()):
            case.query.pop("after", None)
            for name in [parameter.name for parameter in operation.query if parameter.name in GOOD]:
                case.query.pop(name, None)
                if name in ("on", "words") or data.draw(st.booleans()):
                    case.query[name] = data.draw(st.sampled_from(GOOD[name]))
            case.path_parameters |= {n: good_path(app, n) or v for n, v in case.path_parameters.items()}
        asked[case.call_and_validate(headers=HOST, checks=CHECKS).status_code] += 1

    ask()


def test_every_answer_is_promised(app, schema):
    asked: Counter[int] = Counter()
    for found in schema.get_all_operations():
        one_address(app, found.ok(), asked)
    print(dict(sorted(asked.items())), "of", asked.total(), "requests")  # noqa: T201
    assert asked[200] > asked.total() / 10 and max(asked) < 500
