
/** Whether the same request is worth sending again, as declared; `by_status`: as its status says. */
export type Retry = "never" | "backoff" | "by_status" | { readonly after: string };

/** Whether to send the same request again, and when. */
export type RetryAdvice =
  | { readonly kind: "never" }
  | { readonly kind: "backoff" }
  | { readonly kind: "after"; readonly milliseconds: number };

/** The longest wait of an advice in milliseconds: an hour. */
export const LONGEST_WAIT = 3_600_000;

/** A problem document as it was sent (RFC 9457, section 3). A member of a wrong type is missing. */
export interface ReceivedDocument {
  /** `about:blank` if it is missing. */
  readonly type: string;
  readonly title: string | undefined;
  /** HTTP's. */
  readonly status: number;
  readonly detail: string | undefined;
  readonly instance: string | undefined;
  readonly reason: string | undefined;
  readonly context: string | undefined;
  /** All of it, as it was sent. */
  readonly members: { readonly [name: string]: unknown };
}

/** What became of a request. */
export type Outcome =
  /** No error: a status below 400. */
  | { readonly kind: "ok"; readonly response: Response }
  /** A problem that is declared here: `problem.reason` tells which. */
  | {
      readonly kind: "known";
      readonly problem: ApiProblem;
      readonly document: ReceivedDocument;
      readonly headers: Headers;
      readonly retry: RetryAdvice;
    }
  /** Another problem document: of a newer server, or of a proxy. Nothing of it is lost. */
  | {
      readonly kind: "unknown";
      readonly document: ReceivedDocument;
      readonly headers: Headers;
      readonly retry: RetryAdvice;
    }
  /** An error without a problem document. */
  | {
      readonly kind: "not_a_problem";
      readonly status: number;
      readonly headers: Headers;
      /** The first 1,024 bytes, as text. */
      readonly body: string;
      readonly retry: RetryAdvice;
    }
  /** There is no response: why `fetch` failed. */
  | { readonly kind: "network"; readonly error: unknown; readonly retry: RetryAdvice };

/**
 * Reads what `fetch` returns, or will return. Of an error's body it reads 1 MiB at most; that of
 * another response stays unread. It does not fail where `fetch` does.
 */
export async function readProblem(sent: Response | Promise<Response>): Promise<Outcome> {
  let response: Response;
  try {
    response = await sent;
  } catch (error) {
    const isAborted = error instanceof Error && error.name === "AbortError";
    return { kind: "network", error, retry: { kind: isAborted ? "never" : "backoff" } };
  }
  if (response.status < 400) {
    return { kind: "ok", response };
  }
  return (await readError(response)).outcome;
}

/** What limits the retries of all requests together. */
export interface RetryBudget {
  /** A request that is not sent again was made. */
  deposit(): void;
  /** Whether a request may be sent again now. */
  withdraw(): boolean;
}

/**
 * Allows so many retries a second, and beyond them a share of the requests of the last so many
 * milliseconds: a server that is down is not asked several times as much as one that is up.
 */
export function retryBudget({ perSecond = 10, share = 0.2, window = 10_000 } = {}): RetryBudget {
  const reserve = (perSecond * window) / 1_000;
  // What was put in and taken out in each tenth of the window.
  const tenths: { at: number; sum: number }[] = [];
  const now = (): { at: number; sum: number } => {
    const at = Math.floor((performance.now() * 10) / window);
    while (tenths[0] !== undefined && tenths[0].at <= at - 10) {
      tenths.shift();
    }
    const last = tenths.at(-1);
    if (last?.at === at) {
      return last;
    }
    const tenth = { at, sum: 0 };
    tenths.push(tenth);
    return tenth;
  };
  return {
    deposit: () => {
      now().sum += share;
    },
    withdraw: () => {
      const tenth = now();
      const isAllowed = tenths.reduce((sum, tenth) => sum + tenth.sum, reserve) >= 1;
      tenth.sum -= isAllowed ? 1 : 0;
      return isAllowed;
    },
  };
}

/** How `retryingFetch` sends again. */
export interface RetryOptions {
  /** What sends: the platform's `fetch` if it is missing. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** How many times more a request is sent at most: 3 if it is missing. */
  readonly retries?: number;
  /** The longest first wait without an advice, in milliseconds: 200 if it is missing. It doubles. */
  readonly firstBackoff?: number;
  /** What it doubles to at most: 20,000 if it is missing. */
  readonly longestBackoff?: number;
  /** What limits the retries of all requests together, such as `retryBudget()`: nothing if it is missing. */
  readonly budget?: RetryBudget;
  /** Whether a request may be sent again: if its method is idempotent or it has `Idempotency-Key`. */
  readonly resend?: (request: Request) => boolean;
}

/**
 * A `fetch` that sends again what the declarations say is worth it, never earlier than the server
 * allows and never in step with other clients. Where the server's wait is longer than an hour it
 * returns the response as it is.
 */
export function retryingFetch(
  options: RetryOptions = {},
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const retries = options.retries ?? 3;
  const firstBackoff = options.firstBackoff ?? 200;
  const longestBackoff = options.longestBackoff ?? 20_000;
  const { budget } = options;
  const resend = options.resend ?? isResendable;

  return async (input, init) => {
    const request = new Request(input, init);
    if (!resend(request)) {
      return send(request);
    }
    for (let sent = 0; ; sent += 1) {
      const isLast = sent >= retries;
      let wait = Math.random() * Math.min(longestBackoff, firstBackoff * 2 ** sent);
      let response: Response | undefined;
      let failure: unknown;
      try {
        response = await send(isLast ? request : request.clone());
      } catch (error) {
        failure = error;
      }
      let isWorthIt = !isLast && !request.signal.aborted;
      if (response !== undefined) {
        const advice = response.status < 400 ? NEVER : isLast ? BACKOFF : (await readError(response.clone())).advice;
        if (advice.kind === "never") {
          budget?.deposit();
          return response;
        }
        if (advice.kind === "after") {
          isWorthIt &&= advice.milliseconds <= LONGEST_WAIT;
          // A timer may be a millisecond early.
          wait += advice.milliseconds + 1;
        }
      }
      if (!isWorthIt || budget?.withdraw() === false) {
        if (response === undefined) {
          throw failure;
        }
        return response;
      }
      response?.body?.cancel().catch(() => {});
      await pause(wait, request.signal);
    }
  };
}

const NEVER: RetryAdvice = { kind: "never" };
const BACKOFF: RetryAdvice = { kind: "backoff" };

/** Whether the method is idempotent (RFC 9110, section 9.2.2), or a key makes the request so. */
function isResendable(request: Request): boolean {
  const idempotent = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];
  return idempotent.includes(request.method) || request.headers.has("Idempotency-Key");
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}

/** The outcome of an error's response, and its advice with however long a wait. */
async function readError(response: Response): Promise<{ outcome: Outcome; advice: RetryAdvice }> {
  const { status, headers } = response;
  const { bytes, isWhole } = await content(response);
  const members = isWhole && isProblemDocument(headers) ? jsonObject(bytes) : undefined;
  if (members === undefined) {
    const body = new TextDecoder().decode(bytes.subarray(0, 1_024));
    const advice = adviceOf("by_status", status, headers);
    return { outcome: { kind: "not_a_problem", status, headers, body, retry: capped(advice) }, advice };
  }
  const text = (name: string): string | undefined => {
    const value = Object.hasOwn(members, name) ? members[name] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const document: ReceivedDocument = {
    type: text("type") ?? "about:blank",
    title: text("title"),
    status,
    detail: text("detail"),
    instance: text("instance"),
    reason: text("reason"),
    context: text("context"),
    members,
  };
  for (const declared of DECLARED) {
    const problem = asDeclared(document, declared);
    if (problem !== undefined) {
      const advice = adviceOf(declared.retry, status, headers);
      return { outcome: { kind: "known", problem, document, headers, retry: capped(advice) }, advice };
    }
  }
  const advice = adviceOf("by_status", status, headers);
  return { outcome: { kind: "unknown", document, headers, retry: capped(advice) }, advice };
}

const LARGEST_BODY = 1_048_576;

/** What there is of the body: 1 MiB at most, and what came of one that breaks off. */
async function content(response: Response): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) {
        isWhole = true;
        break;
      }
      chunks.push(chunk.value);
      length += chunk.value.length;
      if (length > LARGEST_BODY) {
        // Of a clone it ends with the other one, which nobody reads here.
        reader?.cancel().catch(() => {});
        break;
      }
    }
  } catch {
    // It broke off.
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, isWhole };
}

function isProblemDocument(headers: Headers): boolean {
  const [mediaType] = (headers.get("Content-Type") ?? "").split(";");
  return mediaType?.trim().toLowerCase() === "application/problem+json";
}

function jsonObject(bytes: Uint8Array): { readonly [name: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a member must be. The errors of a request's fields are an empty list where they are missing. */
type Reading = "required" | "optional" | "errors" | "optional errors";

/** A problem type as it is declared. */
interface Declaration {
  readonly reason: string;
  readonly type: string;
  /** The title and the context with each status that can be sent. */
  readonly statuses: { readonly [code: number]: readonly [string, string] };
  readonly retry: Retry;
  /** Each member's name, how it is read, and its JSON Schema. */
  readonly members: readonly (readonly [string, Reading, unknown])[];
}

/** The document as the problem that is declared, if it is that one. */
function asDeclared(document: ReceivedDocument, declared: Declaration): ApiProblem | undefined {
  const isOurs = document.type === declared.type || document.type === "about:blank";
  const texts = declared.statuses[document.status];
  if (document.reason !== declared.reason || !isOurs || texts === undefined) {
    return undefined;
  }
  const members = new Map(Object.entries(document.members));
  for (const [name, reading, schema] of declared.members) {
    let value = members.get(name) ?? (reading === "errors" ? [] : null);
    if (value === null) {
      if (reading === "required") {
        return undefined;
      }
    } else if (reading === "errors" || reading === "optional errors") {
      if (!Array.isArray(value) || !value.every(isObject)) {
        return undefined;
      }
      value = value.map(fieldError);
    } else if (!fits(value, schema, schema, 0)) {
      return undefined;
    }
    if (value === null) {
      members.delete(name);
    } else {
      members.set(name, value);
    }
  }
  const [title, context] = texts;
  const { detail, instance, status } = document;
  members.set("type", declared.type);
  members.set("title", title);
  members.set("status", status);
  members.set("context", document.context ?? context);
  for (const [name, text] of [["detail", detail], ["instance", instance]] as const) {
    if (text === undefined) {
      members.delete(name);
    }
  }
  // All that its type says was looked at.
  return Object.fromEntries(members) as unknown as ApiProblem;
}

/** The error of a field without what is of a wrong type. */
function fieldError(item: { readonly [name: string]: unknown }): unknown {
  const texts = ["pointer", "parameter", "header", "reason", "detail"];
  const isRight = ([name, value]: [string, unknown]) => typeof value === "string" || !texts.includes(name);
  return Object.fromEntries(Object.entries(item).filter(isRight));
}

/** Whether a value is of the type that is written for its JSON Schema. */
function fits(value: unknown, schema: unknown, root: unknown, depth: number): boolean {
  // A schema that is nothing but itself allows everything.
  if (!isObject(schema) || depth > 64) {
    return schema !== false;
  }
  const inner = (value: unknown, schema: unknown) => fits(value, schema, root, depth + 1);
  const list = (keyword: string): readonly unknown[] | undefined => {
    const list = schema[keyword];
    return Array.isArray(list) ? list : undefined;
  };
  const { type, $ref } = schema;
  const types = typeof type === "string" ? [type] : list("type");
  return (
    (typeof $ref !== "string" || inner(value, referred(root, $ref))) &&
    (!("const" in schema) || isSame(value, schema["const"])) &&
    (list("enum")?.some((one) => isSame(value, one)) ?? true) &&
    (list("anyOf")?.some((one) => inner(value, one)) ?? true) &&
    (list("oneOf")?.some((one) => inner(value, one)) ?? true) &&
    (list("allOf")?.every((one) => inner(value, one)) ?? true) &&
    (types?.some((one) => isOfType(value, one, schema, inner)) ?? true)
  );
}

type Fits = (value: unknown, schema: unknown) => boolean;

function isOfType(
  value: unknown,
  type: unknown,
  schema: { readonly [keyword: string]: unknown },
  inner: Fits,
): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value) && isOfItems(value, schema, inner);
    case "object":
      return isObject(value) && isOfProperties(value, schema, inner);
    case "integer":
    case "number": {
      const { minimum, maximum } = schema;
      return (
        typeof value === "number" &&
        (type === "number" || Number.isInteger(value)) &&
        (typeof minimum !== "number" || value >= minimum) &&
        (typeof maximum !== "number" || value <= maximum)
      );
    }
    default:
      return typeof value === type;
  }
}

function isOfItems(
  value: readonly unknown[],
  schema: { readonly [keyword: string]: unknown },
  inner: Fits,
): boolean {
  const first: readonly unknown[] = Array.isArray(schema["prefixItems"]) ? schema["prefixItems"] : [];
  return (
    value.length >= first.length &&
    value.every((item, at) => (at < first.length ? inner(item, first[at]) : inner(item, schema["items"])))
  );
}

function isOfProperties(
  value: { readonly [name: string]: unknown },
  schema: { readonly [keyword: string]: unknown },
  inner: Fits,
): boolean {
  const { required, properties, additionalProperties, patternProperties } = schema;
  const named = isObject(properties) ? Object.entries(properties) : [];
  const others = isObject(patternProperties) ? Object.values(patternProperties) : [];
  if (isObject(additionalProperties)) {
    others.push(additionalProperties);
  }
  return (
    (!Array.isArray(required) || required.every((name: string) => Object.hasOwn(value, name))) &&
    named.every(([name, schema]) => !Object.hasOwn(value, name) || inner(value[name], schema)) &&
    (named.length > 0 ||
      others.length === 0 ||
      Object.values(value).every((one) => others.some((schema) => inner(one, schema))))
  );
}

/** What a schema refers to within its root by a JSON Pointer (RFC 6901). */
function referred(root: unknown, to: string): unknown {
  let at = root;
  for (const token of to.split("/").slice(1)) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    at = isObject(at) && Object.hasOwn(at, name) ? at[name] : Array.isArray(at) ? at[Number(name)] : undefined;
  }
  return at;
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
    );
  }
  return one === other;
}

function capped(advice: RetryAdvice): RetryAdvice {
  if (advice.kind !== "after") {
    return advice;
  }
  return { kind: "after", milliseconds: Math.min(advice.milliseconds, LONGEST_WAIT) };
}

/** What is declared, or else what the status says, and the wait that the headers say. */
function adviceOf(declared: Retry, status: number, headers: Headers): RetryAdvice {
  const retry = declared === "by_status" ? retryOf(status) : declared;
  if (retry === "never") {
    return { kind: "never" };
  }
  const seconds =
    secondsOf(headers.get("Retry-After"), Infinity, headers) ??
    (retry === "backoff" ? undefined : secondsOf(headers.get(retry.after), 1e9, headers)) ??
    rateLimitSeconds(headers.get("RateLimit"));
  return seconds === undefined ? { kind: "backoff" } : { kind: "after", milliseconds: seconds * 1_000 };
}

function retryOf(status: number): "never" | "backoff" {
  const isBusy = [408, 425, 429].includes(status);
  const isLasting = [501, 505, 506, 507, 508, 510, 511].includes(status);
  return isBusy || (status >= 500 && status < 600 && !isLasting) ? "backoff" : "never";
}

/**
 * Seconds, a Unix time from `times` on, or a date (RFC 9110, section 10.2.3), as seconds from now: by
 * the clock of the server where it says its time.
 */
function secondsOf(field: string | null, times: number, headers: Headers): number | undefined {
  const value = field?.trim() ?? "";
  const number = /^\d+$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && number < times) {
    return number;
  }
  const date = number === undefined ? dateOf(value) : number * 1_000;
  const now = dateOf(headers.get("Date") ?? "") ?? Date.now();
  return date === undefined ? undefined : Math.max(0, (date - now) / 1_000);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The three forms of a date (RFC 9110, section 5.6.7), in milliseconds. */
function dateOf(value: string): number | undefined {
  const time = String.raw`(?<h>\d\d):(?<m>\d\d):(?<s>\d\d)`;
  const forms = [
    String.raw`^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) ${time} GMT$`,
    String.raw`^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) ${time} GMT$`,
    String.raw`^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) ${time} (?<year>\d{4})$`,
  ];
  for (const form of forms) {
    const groups = new RegExp(form).exec(value)?.groups;
    if (groups !== undefined) {
      const number = (name: string) => Number(groups[name]);
      const month = MONTHS.indexOf(groups["month"] ?? "");
      const short = number("year");
      const year = groups["year"]?.length === 2 ? short + (short < 70 ? 2_000 : 1_900) : short;
      const date = Date.UTC(year, month, number("day"), number("h"), number("m"), number("s"));
      return month < 0 || Number.isNaN(date) ? undefined : date;
    }
  }
  return undefined;
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const PARAMETER = String.raw`; *([a-z*][a-z0-9_.*-]*)(?:=(${STRING}|[^;," \t][^;, \t]*))?`;
const LIMIT = `${STRING}(?:${PARAMETER})*`;

/** Of `"name";r=0;t=30`: the longest wait of the limits that nothing remains of. */
function rateLimitSeconds(field: string | null): number | undefined {
  const list = (field ?? "").trim();
  if (!new RegExp(String.raw`^${LIMIT}(?:[ \t]*,[ \t]*${LIMIT})*$`).test(list)) {
    return undefined;
  }
  let longest: number | undefined;
  for (const [limit] of list.matchAll(new RegExp(LIMIT, "g"))) {
    const parameters = new Map<string, string>();
    for (const [, name, value] of limit.matchAll(new RegExp(`${STRING}|${PARAMETER}`, "g"))) {
      parameters.set(name ?? "", value ?? "");
    }
    const [remaining, wait] = ["r", "t"].map((name) => parameters.get(name) ?? "");
    if (/^0{1,15}$/.test(remaining ?? "") && /^\d{1,15}$/.test(wait ?? "")) {
      longest = Math.max(longest ?? 0, Number(wait));
    }
  }
  return longest;
}
