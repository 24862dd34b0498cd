"""Alerts to where the user wants them: the output, a file of JSON lines, a webhook.

An alert is kept in the record before it is sent and marked afterwards: none is lost, and one is sent twice only if the
process is killed in between (its ``Idempotency-Key`` is the same then).
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dragoman.errors import FeedsError, FetchError
from dragoman.ingest.fetch import Network, send
from dragoman.types.ledger import AlertNote
from dragoman.watch.feeds_file import AlertOrder

TRIES = 3
PAUSE = 1.0
STDOUT = "stdout"


class NotDeliveredError(Exception):
    """Its text says where an alert could not be brought, and holds no secret."""


@dataclass(frozen=True)
class Destination:
    """``name`` is what the record remembers; of a webhook only its host and a hash, as its address may be a secret."""

    name: str
    file: str | None = None
    webhook: str | None = None


def destinations(order: AlertOrder, environment: Mapping[str, str]) -> tuple[Destination, ...]:
    """Where an alert goes. Raises FeedsError where the variable of a webhook is not set."""
    found = [Destination(STDOUT)] if order.stdout else []
    if order.file:
        found.append(Destination(f"file {order.file}", file=order.file))
    if order.webhook:
        address = _address(order.webhook, environment)
        digest = hashlib.sha256(address.encode("utf-8")).hexdigest()[:12]
        found.append(Destination(f"webhook {urlsplit(address).hostname} {digest}", webhook=address))
    return tuple(found)


def _address(webhook: str, environment: Mapping[str, str]) -> str:
    if not webhook.startswith("$"):
        return webhook
    address = environment.get(webhook[1:], "").strip()
    if not address.startswith(("http://", "https://")):
        raise FeedsError(f"the webhook {webhook}: the environment variable holds no http or https address")
    return address


@dataclass(frozen=True)
class Delivery:
    """``write`` takes the JSON of an alert for the output."""

    network: Network
    write: Callable[[AlertNote], None]
    pause: Callable[[float], None] = time.sleep

    def deliver(self, note: AlertNote, to: Destination) -> AlertNote:
        """The note, marked as sent. Raises NotDeliveredError."""
        if to.file is not None:
            _append(to.file, note.body)
        elif to.webhook is not None:
            self._post(to.webhook, note)
        else:
            self.write(note)
        return replace(note, sent=1)

    def _post(self, address: str, note: AlertNote) -> None:
        host, problem = urlsplit(address).hostname, ""
        for number in range(TRIES):
            if number:
                self.pause(PAUSE * 2 ** (number - 1))
            try:
                status = send(address, note.body.encode("utf-8"), self.network, {"Idempotency-Key": note.id}).status
            except FetchError as error:
                # the text of the error may show the address
                if error.unread == "refused":
                    raise NotDeliveredError(f"the webhook at {host} is at no public address (--allow-private)") from None
                problem = "cannot be reached"
                continue
            if 200 <= status < 300:
                return
            problem = f"answered {status}"
            if status < 500 and status != 429:
                break
        raise NotDeliveredError(f"the webhook at {host} {problem}; the alert is kept and sent again later")


def _append(path: str, body: str) -> None:
    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write(body + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise NotDeliveredError(f"the alert cannot be written to {path}: {error.strerror}") from error
