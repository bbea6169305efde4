from __future__ import annotations

import asyncio
import itertools
import json
import random
import re
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, ClassVar, Literal, NamedTuple, NotRequired, Protocol, TypeAlias, TypedDict, TypeVar

LONGEST_WAIT = 3600.0
"""The longest wait of an advice in seconds: an hour."""


class After(NamedTuple):
    """Worth sending again after what this header of the response says."""

    header: str


Retry: TypeAlias = Literal["never", "backoff", "by_status"] | After
"""Whether the same request is worth sending again, as declared; `by_status`: as its status says."""


@dataclass(frozen=True)
class RetryAdvice:
    """Whether to send the same request again, and when."""

    kind: Literal["never", "backoff", "after"]
    seconds: float = 0.0
    """How long to wait, where the kind is `after`."""


@dataclass(frozen=True)
class ProblemDocument:
    """A problem document as it was sent (RFC 9457, section 3). A member of a wrong type is missing."""

    status: int
    """HTTP's."""
    type: str
    """`about:blank` if it is missing."""
    title: str | None
    detail: str | None
    instance: str | None
    reason: str | None
    context: str | None
    members: Mapping[str, object]
    """All of it, as it was sent."""


@dataclass(eq=False, kw_only=True)
class ApiError(Exception):
    """A response with a status from 400 up."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    """By name in lower case."""
    retry: RetryAdvice

    def __str__(self) -> str:
        return str(self.status)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), vars(self))


def _restored(kind: type[ApiError], state: dict[str, object]) -> ApiError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


@dataclass(eq=False, kw_only=True)
class NoDocumentError(ApiError):
    """An error without a problem document."""

    body: bytes
    """The first 1,024 bytes."""


@dataclass(eq=False, kw_only=True)
class DocumentError(ApiError):
    """An error with a problem document."""

    document: ProblemDocument = field(repr=False)

    def __str__(self) -> str:
        document = self.document
        text = document.detail or document.title or document.type
        return f"{self.status} {document.reason}: {text}" if document.reason else f"{self.status} {text}"


@dataclass(eq=False, kw_only=True)
class UnknownError(DocumentError):
    """Another problem document: of a newer server, or of a proxy. Nothing of it is lost."""
