

def read_problem(
    status: int, headers: Mapping[str, str] | Iterable[tuple[str, str]], body: bytes | str
) -> ApiError:
    """The exception of an error's response, not raised yet."""
    return _read(status, headers, body)[0]


class Response(Protocol):
    """What this module asks of a response: those of httpx and of requests have it."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def content(self) -> bytes: ...


def raise_for_problem(response: Response) -> None:
    """Raises the exception of a response of httpx or requests, if its status is 400 or higher.

    Its body must be there: of one that is streamed, read it before."""
    if response.status_code >= 400:
        raise read_problem(response.status_code, response.headers, response.content)


R = TypeVar("R", bound=Response)


class Budget(Protocol):
    """What limits the retries of all requests together."""

    def deposit(self) -> None:
        """A request that is not sent again was made."""

    def withdraw(self) -> bool:
        """Whether a request may be sent again now."""


class RetryBudget:
    """Allows so many retries a second, and beyond them a share of the requests of the last so many
    seconds: a server that is down is not asked several times as much as one that is up.

    Threads can share it."""

    def __init__(self, *, per_second: float = 10.0, share: float = 0.2, window: float = 10.0) -> None:
        self._reserve = per_second * window
        self._share = share
        self._tenth = window / 10
        self._tenths: dict[int, float] = {}
        self._lock = threading.Lock()

    def deposit(self) -> None:
        with self._lock:
            now = self._now()
            self._tenths[now] += self._share

    def withdraw(self) -> bool:
        with self._lock:
            now = self._now()
            is_allowed = self._reserve + sum(self._tenths.values()) >= 1
            self._tenths[now] -= is_allowed
            return is_allowed

    def _now(self) -> int:
        """The tenth of the window that it is: what was put in and taken out is kept for ten of them."""
        now = int(time.monotonic() / self._tenth)
        self._tenths = {at: tokens for at, tokens in self._tenths.items() if at > now - 10}
        self._tenths.setdefault(now, 0.0)
        return now


def is_resendable(method: str, headers: Mapping[str, str]) -> bool:
    """Whether the method is idempotent (RFC 9110, section 9.2.2), or a key makes the request so.

    The names of the headers are in lower case."""
    idempotent = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    return method.upper() in idempotent or "idempotency-key" in headers


@dataclass(frozen=True, kw_only=True)
class Retries:
    """Sends again what the declarations say is worth it, never earlier than the server allows and never
    in step with other clients. Where the server's wait is longer than an hour, its response is returned.

        response = Retries().request(session.request, "GET", "https://…")
        raise_for_problem(response)
    """

    retries: int = 3
    """How many times more a request is sent at most."""
    first_backoff: float = 0.2
    """The longest first wait without an advice, in seconds. It doubles."""
    longest_backoff: float = 20.0
    """What it doubles to at most."""
    budget: Budget | None = None
    """What limits the retries of all requests together, such as `RetryBudget()`."""
    resend: Callable[[str, Mapping[str, str]], bool] = is_resendable
    """Whether a request may be sent again."""

    def request(self, send: Callable[..., R], method: str, url: str, **arguments: Any) -> R:
        """Calls `send(method, url, …)`, such as `httpx.Client().request` or `requests.request`."""
        most = self._most(method, arguments)
        if most is None:
            return send(method, url, **arguments)
        for sent in itertools.count():
            try:
                response = send(method, url, **arguments)
            except Exception as error:
                wait = self._wait(sent, most, error)
                if wait is None:
                    raise
            else:
                wait = self._wait(sent, most, response)
                if wait is None:
                    return response
            time.sleep(wait)
        raise AssertionError("it counts on")

    async def request_async(
        self, send: Callable[..., Awaitable[R]], method: str, url: str, **arguments: Any
    ) -> R:
        """Awaits `send(method, url, …)`, such as `httpx.AsyncClient().request`."""
        most = self._most(method, arguments)
        if most is None:
            return await send(method, url, **arguments)
        for sent in itertools.count():
            try:
                response = await send(method, url, **arguments)
            except Exception as error:
                wait = self._wait(sent, most, error)
                if wait is None:
                    raise
            else:
                wait = self._wait(sent, most, response)
                if wait is None:
                    return response
            await asyncio.sleep(wait)
        raise AssertionError("it counts on")

    def _most(self, method: str, arguments: Mapping[str, Any]) -> int | None:
        """How often the request may be sent again, if it may be."""
        headers = _by_name(arguments.get("headers") or {})
        return self.retries if self.resend(method, headers) else None

    def _wait(self, sent: int, most: int, result: Response | Exception) -> float | None:
        """How long to wait, or that it is not worth it."""
        # However often it doubled: the longest is shorter.
        longest = min(self.longest_backoff, self.first_backoff * 2.0 ** min(sent, 64))
        wait = random.random() * longest
        if isinstance(result, Exception):
            if not _is_transport_failure(result):
                return None
        elif result.status_code < 400:
            self._deposit()
            return None
        elif sent < most:
            _, advice = _read(result.status_code, result.headers, result.content)
            if advice.kind == "never":
                self._deposit()
                return None
            if advice.seconds > LONGEST_WAIT:
                return None
            wait += advice.seconds
        if sent >= most or (self.budget is not None and not self.budget.withdraw()):
            return None
        return wait

    def _deposit(self) -> None:
        if self.budget is not None:
            self.budget.deposit()


def _is_transport_failure(error: Exception) -> bool:
    """By name: of httpx, of requests, and of Python itself."""
    names = ("TransportError", "ConnectionError", "Timeout", "TimeoutError", "ChunkedEncodingError")
    return any(kind.__name__ in names for kind in type(error).__mro__)


_LARGEST_BODY = 1_048_576


def _read(
    status: int, headers: Mapping[str, str] | Iterable[tuple[str, str]], body: bytes | str
) -> tuple[ApiError, RetryAdvice]:
    """The exception of a response, and its advice with however long a wait."""
    fields = _by_name(headers)
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    media_type = fields.get("content-type", "").split(";")[0].strip().lower()
    is_document = media_type == "application/problem+json" and len(content) <= _LARGEST_BODY
    members = _json_object(content) if is_document else None
    if members is None:
        advice = _advice("by_status", status, fields)
        retry = _capped(advice)
        return NoDocumentError(status=status, headers=fields, retry=retry, body=content[:1_024]), advice

    def text(name: str) -> str | None:
        value = members.get(name)
        return value if isinstance(value, str) else None

    uri = text("type")
    document = ProblemDocument(
        status=status,
        type="about:blank" if uri is None else uri,
        title=text("title"),
        detail=text("detail"),
        instance=text("instance"),
        reason=text("reason"),
        context=text("context"),
        members=members,
    )
    for declared in _DECLARED:
        arguments = _arguments(document, declared)
        if arguments is not None:
            advice = _advice(declared.retry, status, fields)
            retry = _capped(advice)
            make = declared.exception
            return make(status=status, headers=fields, retry=retry, document=document, **arguments), advice
    advice = _advice("by_status", status, fields)
    retry = _capped(advice)
    return UnknownError(status=status, headers=fields, retry=retry, document=document), advice


def _by_name(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in headers.items() if isinstance(headers, Mapping) else headers:
        name = name.lower()
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return fields


def _json_object(body: bytes) -> dict[str, object] | None:
    def refused(constant: str) -> None:
        raise ValueError(constant)

    try:
        value = json.loads(body.decode("utf-8-sig"), parse_constant=refused)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _arguments(document: ProblemDocument, declared: _Declaration) -> dict[str, Any] | None:
    """The attributes of the problem that is declared, if the document is that one."""
    is_ours = document.type in (declared.type, "about:blank")
    if document.reason != declared.reason or not is_ours or document.status not in declared.statuses:
        return None
    arguments: dict[str, Any] = {}
    for name, attribute, reading, schema in declared.members:
        value = document.members.get(name)
        if value is None:
            if reading == "required":
                return None
            value = [] if reading == "errors" else None
        elif reading in ("errors", "optional errors"):
            if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
                return None
            value = [_field_error(item) for item in value]
        elif not _fits(value, schema, schema, 0):
            return None
        if value is not None:
            arguments[attribute] = value
    return arguments


def _field_error(item: dict[str, object]) -> dict[str, object]:
    """The error of a field without what is of a wrong type."""
    texts = ("pointer", "parameter", "header", "reason", "detail")
    return {name: value for name, value in item.items() if name not in texts or isinstance(value, str)}


def _fits(value: object, schema: object, root: object, depth: int) -> bool:
    """Whether a value is of the type that is written for its JSON Schema."""
    # A schema that is nothing but itself allows everything.
    if not isinstance(schema, dict) or depth > 64:
        return schema is not False

    def inner(value: object, schema: object) -> bool:
        return _fits(value, schema, root, depth + 1)

    reference = schema.get("$ref")
    types = schema.get("type")
    if isinstance(types, str):
        types = [types]
    return (
        (not isinstance(reference, str) or inner(value, _referred(root, reference)))
        and ("const" not in schema or _is_same(value, schema["const"]))
        and ("enum" not in schema or any(_is_same(value, one) for one in schema["enum"]))
        and ("anyOf" not in schema or any(inner(value, one) for one in schema["anyOf"]))
        and ("oneOf" not in schema or any(inner(value, one) for one in schema["oneOf"]))
        and ("allOf" not in schema or all(inner(value, one) for one in schema["allOf"]))
        and (types is None or any(_is_of_type(value, one, schema, inner) for one in types))
    )


def _is_of_type(
    value: object, name: str, schema: Mapping[str, Any], inner: Callable[[object, object], bool]
) -> bool:
    if name == "null":
        return value is None
    if name == "boolean":
        return isinstance(value, bool)
    if name == "string":
        return isinstance(value, str)
    if name == "array":
        first = schema.get("prefixItems", [])
        items = schema.get("items", True)
        return (
            isinstance(value, list)
            and len(value) >= len(first)
            and all(inner(item, first[at] if at < len(first) else items) for at, item in enumerate(value))
        )
    if name == "object":
        return isinstance(value, dict) and _is_of_properties(value, schema, inner)
    return (
        isinstance(value, int if name == "integer" else (int, float))
        and not isinstance(value, bool)
        and not value < schema.get("minimum", value)
        and not value > schema.get("maximum", value)
    )


def _is_of_properties(
    value: Mapping[str, object], schema: Mapping[str, Any], inner: Callable[[object, object], bool]
) -> bool:
    named = schema.get("properties", {})
    others = list(schema.get("patternProperties", {}).values())
    if isinstance(schema.get("additionalProperties"), dict):
        others.append(schema["additionalProperties"])
    return (
        all(name in value for name in schema.get("required", []))
        and all(inner(value[name], one) for name, one in named.items() if name in value)
        and (
            bool(named)
            or not others
            or all(any(inner(one, schema) for schema in others) for one in value.values())
        )
    )


def _referred(root: object, to: str) -> object:
    """What a schema refers to within its root by a JSON Pointer (RFC 6901)."""
    at = root
    for token in to.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(at, list) and name.isdigit():
            at = at[int(name)] if int(name) < len(at) else True
        else:
            at = at.get(name, True) if isinstance(at, dict) else True
    return at


def _is_same(one: object, other: object) -> bool:
    """As JSON has it: `True` is not 1."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[name], other[name]) for name in one)
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _capped(advice: RetryAdvice) -> RetryAdvice:
    return RetryAdvice(advice.kind, min(advice.seconds, LONGEST_WAIT))


def _advice(declared: Retry, status: int, headers: Mapping[str, str]) -> RetryAdvice:
    """What is declared, or else what the status says, and the wait that the headers say."""
    retry = _retry_of(status) if declared == "by_status" else declared
    if retry == "never":
        return RetryAdvice("never")
    seconds = _seconds(headers.get("retry-after", ""), float("inf"), headers)
    if seconds is None and isinstance(retry, After):
        seconds = _seconds(headers.get(retry.header.lower(), ""), 1e9, headers)
    if seconds is None:
        seconds = _rate_limit_seconds(headers.get("ratelimit", ""))
    return RetryAdvice("backoff") if seconds is None else RetryAdvice("after", seconds)


def _retry_of(status: int) -> Literal["never", "backoff"]:
    is_busy = status in (408, 425, 429)
    is_lasting = status in (501, 505, 506, 507, 508, 510, 511)
    return "backoff" if is_busy or (500 <= status < 600 and not is_lasting) else "never"


def _seconds(header: str, times: float, headers: Mapping[str, str]) -> float | None:
    """Seconds, a Unix time from `times` on, or a date (RFC 9110, section 10.2.3), as seconds from now: by
    the clock of the server where it says its time."""
    value = header.strip()
    if re.fullmatch("[0-9]+", value):
        date: float | None = float(value)
        if date is not None and date < times:
            return date
    else:
        date = _date(value)
    now = _date(headers.get("date", ""))
    return None if date is None else max(0.0, date - (time.time() if now is None else now))


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME = "(?P<h>[0-9]{2}):(?P<m>[0-9]{2}):(?P<s>[0-9]{2})"
_DATES = (
    f"[A-Za-z]{{3}}, (?P<day>[0-9]{{2}}) (?P<month>[A-Za-z]{{3}}) (?P<year>[0-9]{{4}}) {_TIME} GMT",
    f"[A-Za-z]{{6,9}}, (?P<day>[0-9]{{2}})-(?P<month>[A-Za-z]{{3}})-(?P<year>[0-9]{{2}}) {_TIME} GMT",
    f"[A-Za-z]{{3}} (?P<month>[A-Za-z]{{3}}) (?P<day>[ 0-9][0-9]) {_TIME} (?P<year>[0-9]{{4}})",
)


def _date(value: str) -> float | None:
    """The three forms of a date (RFC 9110, section 5.6.7), as a Unix time."""
    for form in _DATES:
        found = re.fullmatch(form, value)
        if found is not None and found["month"] in _MONTHS:
            year = int(found["year"])
            if len(found["year"]) == 2:
                year += 2000 if year < 70 else 1900
            day, hour, minute, second = (int(found[name]) for name in ("day", "h", "m", "s"))
            month = _MONTHS.index(found["month"]) + 1
            try:
                date = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=timezone.utc)
            except ValueError:
                return None
            return date.timestamp()
    return None


_STRING = r'"(?:[^"\\]|\\.)*"'
_PARAMETER = rf'; *([a-z*][a-z0-9_.*-]*)(?:=({_STRING}|[^;," \t][^;, \t]*))?'
_LIMIT = f"{_STRING}(?:{_PARAMETER})*"


def _rate_limit_seconds(header: str) -> float | None:
    """Of `"name";r=0;t=30`: the longest wait of the limits that nothing remains of."""
    header = header.strip()
    if re.fullmatch(rf"{_LIMIT}(?:[ \t]*,[ \t]*{_LIMIT})*", header) is None:
        return None
    waits: list[float] = []
    for limit in re.finditer(_LIMIT, header):
        found = re.finditer(f"{_STRING}|{_PARAMETER}", limit[0])
        parameters = {one[1]: one[2] or "" for one in found}
        remaining, wait = (parameters.get(name, "") for name in ("r", "t"))
        if re.fullmatch("0{1,15}", remaining) and re.fullmatch("[0-9]{1,15}", wait):
            waits.append(float(wait))
    return max(waits, default=None)
