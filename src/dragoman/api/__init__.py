"""The HTTP interface: what the command line answers, for programs and pages (docs/http.md). Extra ``server``."""
