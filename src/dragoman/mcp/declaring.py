"""How tools are declared: titles, annotations, arguments that must be known, errors that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import ValidationError, create_model

READS = {"read_only_hint": True, "idempotent_hint": True, "destructive_hint": False, "open_world_hint": False}

_REWORDED = {"extra_forbidden": "there is no such argument", "missing": "must be given"}


class ReadingTool(Tool):
    """A tool whose wrong arguments are told by name, without the words of the validator."""

    async def run(self, arguments: dict[str, Any], context: Context[Any, Any], convert_result: bool = False) -> Any:  # noqa: ANN401  as the SDK has it
        try:
            return await super().run(arguments, context, convert_result)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(self._told(error.__cause__)) from error.__cause__
            raise

    def _told(self, error: ValidationError) -> str:
        wrong = [f"{'.'.join(map(str, each['loc']))}: {_REWORDED.get(each['type'], each['msg'])}" for each in error.errors()[:5]]
        return f"{self.name}: {'; '.join(wrong)}. Its arguments are {', '.join(self.parameters['properties'])}"


def reading(function: Callable[..., CallToolResult], title: str) -> Tool:
    """The function as a tool that changes nothing. An argument that it lacks is an error, as an unknown option is."""
    annotations = ToolAnnotations(title=title, **READS)
    tool = ReadingTool.from_function(function, title=title, annotations=annotations, structured_output=True)
    model = tool.fn_metadata.arg_model
    strict = create_model(model.__name__, __base__=model, __cls_kwargs__={"extra": "forbid"})
    tool.fn_metadata.arg_model = strict
    tool.parameters = strict.model_json_schema(by_alias=True)
    return tool
