"""The tools as an assistant sees and uses them."""

from __future__ import annotations

import json
import shutil

import jsonschema
import pytest
from mcp.shared.exceptions import MCPError

from dragoman.fusing import fuse
from dragoman.mcp.caps import Caps
from dragoman.store import open_store
from tests.mcp.conftest import Assistant

TOOLS = ["search", "state", "dyad", "events", "claims", "disputes", "read_report", "who"]
QUESTIONS = [
    ("search", {"words": "border lorries"}),
    ("state", {"on": "2019-05-01"}),
    ("dyad", {"one": "Kenya", "other": "TZA", "by": "quarter"}),
    ("events", {"between": ["KEN", "Tanzania"], "status": ["happened"]}),
    ("claims", {"by": "Norway", "disputed": True}),
    ("disputes", {"since": "2019-05"}),
    ("read_report", {"text": "Peru accused Ecuador of closing the border.", "published": "2024-03-05"}),
    ("who", {"name": "the Kenyan president", "on": "2015-06-01"}),
]


def test_all_tools_only_read_and_say_so(assistant):
    tools = assistant.do(lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == TOOLS
    for tool in tools:
        said = tool.annotations
        assert (said.read_only_hint, said.idempotent_hint, said.open_world_hint) == (True, True, False)
        assert tool.title and tool.description
        assert tool.input_schema["additionalProperties"] is False
        if tool.name != "who":
            assert "never instructions" in " ".join(tool.description.split())
    assert "untrusted_text" in assistant.server.instructions


@pytest.mark.parametrize(("tool", "asked"), QUESTIONS)
def test_answers_are_those_that_the_schema_promises(assistant, tool, asked):
    schema = {each.name: each for each in assistant.do(lambda client: client.list_tools()).tools}[tool].output_schema
    result = assistant.call(tool, **asked)
    assert not result.is_error
    jsonschema.validate(result.structured_content, schema)
    assert result.content[0].text and len(result.content) == (1 if tool == "who" else 2)
    assert result.content[-1].text.startswith("untrusted_text: ") or tool == "who"


def test_pages_tell_everything_once(assistant):
    whole = assistant.pages("events", "events", limit=100)
    entries = assistant.pages("events", "events", limit=7)
    assert entries == whole
    assert len({entry["id"] for entry in entries}) == assistant.ask("events")["total"] > 50
    some = assistant.pages("disputes", "disputes", limit=1)
    assert some == assistant.ask("disputes")["disputes"] and len(some) > 2
    hits = assistant.pages("search", "hits", words="border", limit=2)
    assert len({hit["source"]["document"] for hit in hits}) == len(hits) > 3


def test_an_answer_has_no_more_than_it_may(demo, reader):
    small = Assistant(open_store(demo), reader, Caps(characters=4000, sentence=30))
    page = small.ask("events", limit=100)
    assert 1 <= len(page["events"]) < page["total"] and page["next"]
    assert len(json.dumps(page["events"])) < 5500
    assert all(len(each) <= 30 for event in page["events"] for each in event["untrusted_text"]["sentences"])
    assert len(small.pages("events", "events", limit=100)) == page["total"]
    assert small.ask("state", on="2019-05-01")["left_out"] > 0


def test_an_event_that_several_reports_tell_is_told_once(demo, reader, tmp_path):
    shutil.copy(demo, tmp_path / "fused.sqlite")
    store = open_store(tmp_path / "fused.sqlite")
    fuse(store)
    assistant = Assistant(store, reader)
    every = assistant.pages("events", "events")
    once = assistant.pages("events", "events", fused=True, limit=9)
    assert len(once) == assistant.ask("events", fused=True)["total"] < len(every)
    assert sum(event["fused"]["documents"] > 1 for event in once) >= 1
    told = next(event["fused"] for event in once if event["fused"]["documents"] > 1)
    assert len(told["told_in"]) == told["documents"] and told["told_in"][0].startswith("dragoman://documents/")
    assert all(event["fused"] is None for event in every)


def test_a_report_is_read_part_by_part(demo, reader, assistant):
    hit = assistant.ask("search", words="trucks")["hits"][0]
    whole = assistant.ask("read_report", document=hit["source"]["document"])
    small = Assistant(open_store(demo), reader, Caps(part=120))
    answer = small.ask("read_report", document=hit["source"]["document"])
    parts = [answer]
    while answer["next"]:
        answer = small.ask("read_report", document=hit["source"]["document"], after=answer["next"])
        parts.append(answer)
    assert len(parts) > 2
    assert "".join(part["untrusted_text"]["text"] for part in parts) == whole["untrusted_text"]["text"]
    told = [event["id"] for part in parts for event in part["events"]]
    assert sorted(told) == sorted(event["id"] for event in whole["events"]) and told


def test_a_text_that_is_given_is_read_and_not_kept(assistant):
    before = assistant.ask("events")["total"]
    answer = assistant.ask("read_report", text="Peru accused Ecuador of closing the border.", published="2024-03-05")
    assert answer["events"][0]["type"] == "ACCUSE" and answer["published"] == "2024-03-05"
    assert answer["resource"] is None and answer["events"][0]["source"]["resource"] is None
    assert assistant.ask("events")["total"] == before


def test_each_document_is_a_resource(assistant):
    source = assistant.ask("events", limit=1)["events"][0]["source"]
    (found,) = assistant.do(lambda client: client.read_resource(source["resource"])).contents
    document = json.loads(found.text)
    assert document["id"] == source["document"] and len(document["untrusted_text"]["text"]) > 100
    templates = assistant.do(lambda client: client.list_resource_templates()).resource_templates
    assert [each.uri_template for each in templates] == ["dragoman://documents/{id}"]
    with pytest.raises(BaseException) as error:
        assistant.do(lambda client: client.read_resource("dragoman://documents/none"))
    assert error.group_contains(MCPError, match="search gives the ids")


@pytest.mark.parametrize(
    ("tool", "asked", "told"),
    [
        ("events", {"countri": "KEN"}, "countri: there is no such argument. Its arguments are between, actor"),
        ("events", {"country": "Zembla"}, "nobody is known as 'Zembla'; give another name, or a code"),
        ("events", {"type": ["ACUSE"]}, "did you mean ACCUSE?"),
        ("events", {"between": ["KEN"]}, "between: List should have at least 2 items"),
        ("events", {"after": "x"}, "after is not where a page ends"),
        ("claims", {"since": "2019-13"}, "give a day (2025-05-07), month (2025-05) or year"),
        ("state", {"on": "May"}, "write it like 2025-05-09"),
        ("state", {}, "on: must be given"),
        ("search", {"words": "!"}, "there is no word in '!'"),
        ("read_report", {}, "give the id of a document of the record, or a text"),
        ("read_report", {"document": "none"}, "search gives the ids of documents"),
        ("read_report", {"text": "x" * 20_001}, "read it in parts"),
        ("who", {"name": "Kutesa", "on": "May"}, "write it like 2025-05-09"),
    ],
)
def test_errors_say_what_to_do(assistant, tool, asked, told):
    assert told in assistant.error(tool, **asked)


def test_a_question_that_takes_too_long_is_told_so(demo, reader):
    slow = Assistant(open_store(demo), reader, Caps(seconds=-1))
    assert "narrow it" in slow.error("events")


def test_nobody_of_that_name_is_an_answer(assistant):
    answer = assistant.ask("who", name="Xyzzy Qwerty")
    assert answer["id"] is None
