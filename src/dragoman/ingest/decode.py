"""Bytes → text, whatever the encoding; every guess and every loss is told."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_NOT_CHARSETS = frozenset("idna punycode unicode_escape raw_unicode_escape undefined utf_7 mbcs oem".split())
_LATIN = frozenset({"iso8859-1", "ascii"})
_GUESS_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Text of ``data``: by its byte order mark, as UTF-8, by the declared charset, and else by a guess with a warning.

    UTF-8 goes before the declaration because bytes of another encoding are next to never valid UTF-8, while pages
    that declare Latin-1 and hold UTF-8 are common. Never fails.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_known(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        return _decode_known(data, wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_declared(data, declared or declared_charset(data)) or _decode_guessed(data)


def declared_charset(data: bytes) -> str | None:
    """The charset that the head of a page or an XML declaration names."""
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii") if match else None


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes stand (text mostly in Latin letters)."""
    head = data[:4096]
    if len(head) < 8 or b"\0" not in head:
        return None
    shares = [head[offset::4].count(0) / len(head[offset::4]) for offset in range(4)]
    zeros = tuple(share > 0.9 if share > 0.5 else False for share in shares)
    full = tuple(share < 0.1 for share in shares)
    if zeros[1] and zeros[3]:
        return "utf-32-le" if zeros[2] and full[0] else "utf-16-le" if full[0] and full[2] else None
    if zeros[0] and zeros[2]:
        return "utf-32-be" if zeros[1] and full[3] else "utf-16-be" if full[1] and full[3] else None
    return None


def _decode_known(data: bytes, encoding: str) -> Decoded:
    # A lone surrogate in UTF-16 survives here: canonicalisation replaces it and warns.
    try:
        return Decoded(data.decode(encoding, "surrogatepass"))
    except UnicodeDecodeError:
        return _with_losses(data.decode(encoding, "replace"), encoding)


def _decode_declared(data: bytes, label: str | None) -> Decoded | None:
    if not label:
        return None
    try:
        encoding = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if encoding.replace("-", "_") in _NOT_CHARSETS or encoding in ("utf-8", "utf-8-sig"):
        return None
    try:
        # Browsers read what is called Latin-1 or ASCII as Windows-1252, and so do the authors of such pages.
        return Decoded(data.decode("cp1252" if encoding in _LATIN else encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_guessed(data: bytes) -> Decoded:
    lossy = data.decode("utf-8", "replace")
    broken = lossy.count("\ufffd")
    if broken <= (len(lossy) - len(lossy.encode("ascii", "ignore"))) / 2:  # at least as many characters are whole
        return _with_losses(lossy, "utf-8")
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    guessed = Decoded(text, (f"encoding not declared; read as {encoding}",))
    return Decoded(text, guessed.warnings + _with_losses(text, encoding).warnings)


def _guess(data: bytes) -> str:
    high = sum(byte > 0x7F for byte in data[:_GUESS_BYTES])
    if high <= len(data[:_GUESS_BYTES]) / 4:  # letters are Latin: a statistical guess on a few bytes is worse than this
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_BYTES]).best()
    return best.encoding if best else "cp1252"


def _with_losses(text: str, encoding: str) -> Decoded:
    lost = text.count("\ufffd")
    return Decoded(text, (f"{lost} bytes are not valid {encoding} and were replaced by U+FFFD",) if lost else ())
