"""Reads and asks what it is told to by `orders.json`, with the module beside it."""

import asyncio
import copy
import json
import pickle
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import httpx
import problems
import pytest
import requests
from problems import ApiError, NoDocumentError, ParcelNotFoundProblem, Retries, RetryBudget, UnknownError

ORDERS: dict[str, Any] = json.loads(Path("orders.json").read_text())
BASE: str = ORDERS["base"]
STANDARD = ("type", "title", "status", "detail", "instance", "reason", "context")

Send = Callable[..., problems.Response]
LIBRARIES = [httpx.Client().request, requests.Session().request]
library = pytest.mark.parametrize("send", LIBRARIES, ids=["httpx", "requests"])


def error(send: Send, path: str) -> ApiError | None:
    try:
        problems.raise_for_problem(send("GET", BASE + path))
    except ApiError as error:
        return error
    return None


def seen(error: ApiError | None) -> dict[str, Any]:
    if error is None:
        return {"kind": "ok", "reason": None, "retry": None, "members": {}}
    retry: float | str = error.retry.kind
    if error.retry.kind == "after":
        retry = error.retry.seconds
    members: dict[str, Any] = {}
    reason = None
    match error:
        case NoDocumentError():
            kind = "not_a_problem"
        case UnknownError(document=document):
            kind = "unknown"
            members = {name: value for name, value in document.members.items() if name not in STANDARD}
            reason = document.reason
        case problems.ParcelApiProblem(document=document):
            kind = "known"
            inherited = [field.name for field in fields(problems.ParcelApiProblem)]
            own = {field.name: getattr(error, field.name) for field in fields(error)}
            members = {name: value for name, value in own.items() if name not in inherited and value is not None}
            reason = document.reason
    return {"kind": kind, "reason": reason, "retry": retry, "members": members}


@library
@pytest.mark.parametrize("case", ORDERS["cases"], ids=lambda case: case["path"])
def test_an_answer_is_read(send: Send, case: dict[str, Any]) -> None:
    assert seen(error(send, case["path"])) == case["expected"]


@library
def test_nothing_of_a_document_is_lost(send: Send) -> None:
    found = error(send, "/more")
    assert isinstance(found, ParcelNotFoundProblem)
    assert (found.number, found.near, found.status) == (7, None, 404)
    assert found.document.title == "Gone"
    assert found.document.members["since"] == {"year": 2026}
    assert found.headers["content-type"] == "application/problem+json"
    assert str(found) == "404 parcel_not_found: Gone"
    assert repr(found) == (
        "ParcelNotFoundProblem(status=404, retry=RetryAdvice(kind='never', seconds=0.0), number=7, near=None)"
    )
    page = error(send, "/page")
    assert isinstance(page, NoDocumentError)
    assert (page.body, str(page)) == (b"<h1>Bad gateway</h1>", "502")
    large = error(send, "/large")
    assert isinstance(large, NoDocumentError) and len(large.body) == 1024


def test_an_exception_can_be_copied_and_sent_to_another_process() -> None:
    found = error(requests.request, "/near")
    assert isinstance(found, ParcelNotFoundProblem)
    for other in (copy.copy(found), pickle.loads(pickle.dumps(found))):
        assert isinstance(other, ParcelNotFoundProblem)
        assert (other.near, other.document, str(other)) == (["8", "9"], found.document, str(found))


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"\xff", b"[" * 100_000, b'{"status":NaN}', b'{"a":' + b"9" * 5_000])
def test_no_bytes_are_too_much(body: bytes) -> None:
    headers = [("Content-Type", "application/problem+json"), ("Retry-After", "3"), ("retry-after", "4")]
    read = problems.read_problem(503, headers, body)
    assert isinstance(read, NoDocumentError | UnknownError)
    assert read.headers["retry-after"] == "3, 4"
    assert read.retry.kind == "backoff"


def test_text_is_a_body_too() -> None:
    body = '\ufeff{"reason":"busy"}'
    read = problems.read_problem(503, {"content-type": "application/problem+json"}, body)
    assert isinstance(read, problems.BusyProblem)
    assert problems.RETRIES["busy"] == "backoff"
    assert problems.RETRIES["quota_used"] == problems.After("X-RateLimit-Reset")


RETRIES = Retries(retries=2, first_backoff=0.02, longest_backoff=0.03)


@library
@pytest.mark.parametrize("order", ORDERS["repeated"], ids=lambda order: f"{order['method']}{order['path']}")
def test_a_request_is_sent_again_as_it_is_told(send: Send, order: dict[str, Any]) -> None:
    response = RETRIES.request(send, order["method"], BASE + order["path"], headers=order["headers"])
    assert response.status_code == order["status"]


def test_so_it_is_without_threads() -> None:
    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient() as client:
            send = client.request
            sent = [
                RETRIES.request_async(send, order["method"], BASE + order["path"], headers=order["headers"])
                for order in ORDERS["repeated"]
            ]
            return [response.status_code for response in await asyncio.gather(*sent)]

    assert asyncio.run(all_at_once()) == [order["status"] for order in ORDERS["repeated"]]


@pytest.mark.parametrize("send", [httpx.request, requests.request])
def test_a_server_that_does_not_answer_is_asked_again(send: Send) -> None:
    sent = []

    def counted(method: str, url: str, **arguments: Any) -> problems.Response:
        sent.append(method)
        return send(method, url, **arguments)

    for method, times in (("GET", 3), ("POST", 1)):
        sent.clear()
        with pytest.raises((httpx.ConnectError, requests.ConnectionError)):
            RETRIES.request(counted, method, "http://127.0.0.1:1/")
        assert len(sent) == times

    def wrong(method: str, url: str) -> problems.Response:
        sent.append(method)
        raise ValueError(url)

    sent.clear()
    with pytest.raises(ValueError):
        RETRIES.request(wrong, "GET", "")
    assert sent == ["GET"]


@pytest.mark.parametrize("send", [httpx.request, requests.request], ids=["httpx", "requests"])
def test_requests_share_a_budget(send: Send) -> None:
    sent = []

    def counted(method: str, url: str, **arguments: Any) -> problems.Response:
        sent.append(url)
        return send(method, url, **arguments)

    # Two of them, whatever the number of requests.
    retries = Retries(first_backoff=0.001, budget=RetryBudget(per_second=0.2))
    for _ in range(5):
        assert retries.request(counted, "GET", f"{BASE}/busy").status_code == 503
    assert len(sent) == 7
    # What is answered, be it that it is in vain, fills it; what may not be sent again does not.
    budget = RetryBudget(per_second=0, share=0.5)
    retries = Retries(budget=budget)
    retries.request(send, "POST", f"{BASE}/ok")
    retries.request(send, "GET", f"{BASE}/ok")
    assert not budget.withdraw()
    retries.request(send, "GET", f"{BASE}/parcel")
    assert (budget.withdraw(), budget.withdraw()) == (True, False)
    # It forgets.
    short = RetryBudget(per_second=0, share=1, window=0.05)
    short.deposit()
    time.sleep(0.08)
    assert not short.withdraw()
