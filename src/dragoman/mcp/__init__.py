"""The record for assistants: an MCP server with a few tools that only read. Needs the extra ``server``."""
