"""A client of the parcel API, as mypy must take it."""

from typing import assert_never, assert_type

import httpx
import requests
from problems import (
    RETRIES,
    BrokenProblem,
    BusyProblem,
    NoDocumentError,
    ParcelApiProblem,
    ParcelApiReason,
    ParcelErrorProblem,
    ParcelNotFoundProblem,
    QuotaUsedProblem,
    RateLimitedProblem,
    Retries,
    UnknownError,
    WrongFieldsProblem,
    raise_for_problem,
)


def get(url: str) -> bytes | str:
    try:
        response = Retries(retries=5).request(requests.request, "GET", url, timeout=3)
        raise_for_problem(response)
        raise_for_problem(httpx.get(url))
    except ParcelNotFoundProblem as problem:
        assert_type(problem.number, int)
        assert_type(problem.near, list[str] | None)
        return f"{problem.number} {problem.REASON}"
    except WrongFieldsProblem as problem:
        pointers = [error.get("pointer", "") for error in problem.errors]
        assert_type(pointers, list[str])
        return ", ".join(pointers)
    except ParcelErrorProblem as problem:
        assert_type(problem.document.reason, str | None)
        return str(problem)
    except ParcelApiProblem as problem:
        return str(problem.retry.seconds)
    except UnknownError as error:
        assert_type(error.document.members["since"], object)
        return error.document.type
    except NoDocumentError as error:
        return error.body
    return response.content


Handled = ParcelNotFoundProblem | RateLimitedProblem | QuotaUsedProblem | BusyProblem | BrokenProblem


def message(problem: Handled) -> ParcelApiReason:
    match problem:
        case ParcelNotFoundProblem(number=number):
            assert_type(number, int)
            return problem.REASON
        case RateLimitedProblem() | QuotaUsedProblem():
            return "rate_limited"
        case BusyProblem():
            return "busy"
        case BrokenProblem():
            return "broken"
        case _:
            assert_never(problem)


async def later(client: httpx.AsyncClient) -> httpx.Response:
    return await Retries().request_async(client.request, "GET", f"/{RETRIES['busy']}")
