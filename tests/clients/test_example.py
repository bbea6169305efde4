"""Asks an API of the examples, whose every problem is declared."""

import json
from pathlib import Path
from typing import Any

import httpx
import problems
import pytest
import requests

ORDERS: dict[str, Any] = json.loads(Path("orders.json").read_text())


@pytest.mark.parametrize("send", [httpx.request, requests.request], ids=["httpx", "requests"])
@pytest.mark.parametrize("case", ORDERS["cases"], ids=lambda case: f"{case['method']}{case['path']}")
def test_its_problem_is_known(send: Any, case: dict[str, Any]) -> None:
    content = {"content" if send is httpx.request else "data": case["body"] or None}
    response = send(case["method"], ORDERS["base"] + case["path"], headers=case["headers"], **content)
    with pytest.raises(problems.DocumentError) as raised:
        problems.raise_for_problem(response)
    # An unknown one has none.
    assert getattr(raised.value, "REASON", None) == case["reason"]
