"""Answers of ``state``, ``dyad``, ``timeline``, ``network``, ``search`` and ``coverage`` as JSON."""

from __future__ import annotations

from typing import Any

from dragoman.export.entries_json import (
    claim_entry_to_dict,
    document_to_brief,
    event_entry_to_dict,
    relation_entry_to_dict,
)
from dragoman.query.coverage import Coverage, Covered
from dragoman.query.dyad_turns import DyadTurn
from dragoman.query.dyads import DyadPeriod, DyadReport
from dragoman.query.network import Network
from dragoman.query.search import Fact, Hit
from dragoman.query.state import State
from dragoman.query.timeline import TimelinePeriod
from dragoman.store.entries import ClaimEntry, EventEntry
from dragoman.store.summaries import EventGroup

Json = dict[str, Any]


def state_to_dict(state: State) -> Json:
    return {
        "on": state.on.isoformat(),
        "country": state.country,
        "offices": [
            {
                "id": seen.holder.id, "name": seen.holder.name, "country": seen.holder.country, "office": seen.office,
                "documents": seen.documents, "last": seen.last, "document": seen.document_id,
                "evidence": list(seen.evidence),
            }
            for seen in state.offices
        ],
        "relations": [
            {**relation_entry_to_dict(held.entry), "reports": held.reports, "last_reported": held.last_reported}
            for held in state.relations
        ],
        "visits": [event_entry_to_dict(entry) for entry in state.visits],
        "disputes": [claim_entry_to_dict(entry) for entry in state.disputes],
    }  # fmt: skip


def dyad_to_dict(report: DyadReport) -> Json:
    return {
        "pair": list(report.pair),
        "by": report.by,
        "total": _period(report.total),
        "undated": report.undated,
        "series": [_period(period) for period in report.series],
        "relative": report.relative,
        "turns": [_turn(turn) for turn in report.turns],
        "biggest": [group_to_dict(group) for group in report.biggest],
    }


def timeline_to_dict(period: TimelinePeriod) -> Json:
    return {
        "period": period.period or None,
        "cooperation": period.cooperation,
        "conflict": period.conflict,
        "unsettled": period.unsettled,
        "biggest": [group_to_dict(group) for group in period.biggest],
    }


def network_to_dict(network: Network) -> Json:
    return {
        "since": network.since and network.since.isoformat(),
        "until": network.until and network.until.isoformat(),
        "country": network.country,
        "nodes": [
            {
                "id": node.id, "degree": node.degree, "strength": node.strength, "cooperation": node.cooperation,
                "conflict": node.conflict, "shown": node.shown,
            }
            for node in network.nodes
        ],
        "edges": [
            {
                "pair": list(edge.pair), "cooperation": edge.cooperation, "conflict": edge.conflict,
                "unsettled": edge.unsettled, "score": edge.score, "relations": list(edge.relations),
            }
            for edge in network.edges
        ],
        "nodes_left_out": network.nodes_left_out,
        "edges_left_out": network.edges_left_out,
    }  # fmt: skip


def coverage_to_dict(found: Coverage) -> Json:
    gaps = [
        {"publisher": gap.publisher, "first": gap.first.isoformat(), "last": gap.last.isoformat(), "days": gap.days}
        for gap in found.gaps
    ]
    rows = [_covered(row) for row in found.rows]
    return {"by": found.by, "total": _covered(found.total), "rows": rows, "gaps": gaps}


def _covered(row: Covered) -> Json:
    return {
        "name": row.name or None, "read": row.read, "revised": row.revised, "copies": row.copies,
        "skipped": row.skipped, "reasons": dict(row.reasons), "first": row.first, "last": row.last,
    }  # fmt: skip


def hit_to_dict(hit: Hit) -> Json:
    return {"document": document_to_brief(hit.document), "facts": [_fact(fact) for fact in hit.facts]}


def group_to_dict(group: EventGroup) -> Json:
    """An event with the number of documents that tell of it, and the mean score of their tellings."""
    event = event_entry_to_dict(group.entry)
    return {"documents": group.documents, "texts": group.texts, "mean_score": round(group.score, 2), "event": event}


def _period(period: DyadPeriod) -> Json:
    return {
        "period": period.period,
        "cooperation": period.cooperation,
        "conflict": period.conflict,
        "verbal_cooperation": period.verbal_cooperation,
        "material_cooperation": period.material_cooperation,
        "verbal_conflict": period.verbal_conflict,
        "material_conflict": period.material_conflict,
        "unsettled": period.unsettled,
        "score": period.score,
    }


def _turn(turn: DyadTurn) -> Json:
    return {
        "period": turn.period,
        "earliest": turn.earliest,
        "latest": turn.latest,
        "last": turn.last,
        "series": turn.series,
        "kind": turn.kind,
        "before": turn.before,
        "after": turn.after,
        "strength": turn.strength,
        "biggest": [group_to_dict(group) for group in turn.biggest],
    }


def _fact(fact: Fact) -> Json:
    if isinstance(fact, EventEntry):
        return {"kind": "event", "fact": event_entry_to_dict(fact)}
    if isinstance(fact, ClaimEntry):
        return {"kind": "claim", "fact": claim_entry_to_dict(fact)}
    return {"kind": "relation", "fact": relation_entry_to_dict(fact)}
