// Reads and asks what it is told to by `orders.json`, with the module beside it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { LONGEST_WAIT, readProblem, retryBudget, retryingFetch } from "./problems.mjs";

const { base, cases, repeated } = JSON.parse(readFileSync("orders.json", "utf8"));
const STANDARD = ["type", "title", "status", "detail", "instance", "reason", "context"];

function seen({ kind, problem, document, retry }) {
  const members = Object.entries(problem ?? document?.members ?? {});
  // Of a known problem those that are declared: what else was sent is looked at below.
  const left = problem === undefined ? STANDARD : [...STANDARD, "since"];
  return {
    kind,
    reason: document?.reason ?? null,
    retry: retry?.kind === "after" ? retry.milliseconds / 1000 : (retry?.kind ?? null),
    members: Object.fromEntries(members.filter(([name]) => !left.includes(name))),
  };
}

for (const { path, expected } of cases) {
  const outcome = await readProblem(fetch(base + path));
  assert.deepEqual(seen(outcome), expected, path);
}

const found = await readProblem(fetch(`${base}/more`));
assert.deepEqual(found.problem, {
  type: "https://docs.example.com/errors#parcel_not_found",
  title: "Not Found",
  status: 404,
  reason: "parcel_not_found",
  context: "See the list.",
  number: 7,
  since: { year: 2026 },
});
assert.equal(found.document.title, "Gone");
assert.equal(found.headers.get("content-type"), "application/problem+json");

const page = await readProblem(await fetch(`${base}/page`));
assert.equal(page.body, "<h1>Bad gateway</h1>");
assert.equal(page.status, 502);
const large = await readProblem(await fetch(`${base}/large`));
assert.equal(large.body.length, 1024);
const broken = await readProblem(await fetch(`${base}/breaks`));
assert.deepEqual([broken.kind, broken.body], ["not_a_problem", '{"reason":']);
const fine = await readProblem(fetch(`${base}/ok`));
assert.equal(await fine.response.text(), "fine");

const nowhere = await readProblem(fetch("http://127.0.0.1:1/"));
assert.deepEqual([nowhere.kind, nowhere.retry], ["network", { kind: "backoff" }]);
const aborted = await readProblem(fetch(base, { signal: AbortSignal.abort() }));
assert.deepEqual([aborted.kind, aborted.retry], ["network", { kind: "never" }]);

const again = retryingFetch({ retries: 2, firstBackoff: 20, longestBackoff: 30 });
const wait = async ({ method, path, headers, status }) => {
  // It is there each time.
  const body = method === "GET" ? undefined : "content";
  const response = await again(base + path, { method, headers, ...(body && { body }) });
  assert.equal(response.status, status, path);
  assert.ok((await response.text()).length > 0, path);
};
await Promise.all(repeated.map(wait));

// A server that does not answer is asked again, and one that is not waited for is not.
let sent = 0;
const lost = retryingFetch({
  retries: 2,
  firstBackoff: 1,
  fetch: async () => {
    sent += 1;
    throw new TypeError("lost");
  },
});
await assert.rejects(lost(base), { message: "lost" });
assert.equal(sent, 3);
await assert.rejects(lost(base, { method: "POST" }), { message: "lost" });
assert.equal(sent, 4);
const impatient = retryingFetch({ firstBackoff: 60_000, longestBackoff: 60_000 });
const signal = AbortSignal.timeout(100);
await assert.rejects(impatient(`${base}/busy`, { signal }), { name: "TimeoutError" });
assert.equal(LONGEST_WAIT, 3_600_000);

// Requests share a budget: of fifty to a server that is down two are sent again.
let asked = 0;
const down = async () => {
  asked += 1;
  return new Response("", { status: 503 });
};
const shared = retryingFetch({ firstBackoff: 1, budget: retryBudget({ perSecond: 0.2 }), fetch: down });
const answers = await Promise.all(Array.from({ length: 50 }, () => shared(base)));
assert.ok(answers.every((answer) => answer.status === 503));
assert.equal(asked, 52);
const unreachable = retryingFetch({
  budget: retryBudget({ perSecond: 0 }),
  fetch: async () => {
    throw new TypeError("lost");
  },
});
await assert.rejects(unreachable(base), { message: "lost" });
// What is answered, be it that it is in vain, fills it; what may not be sent again does not.
const budget = retryBudget({ perSecond: 0, share: 0.5, window: 10_000 });
const filling = retryingFetch({
  budget,
  fetch: async (request) => new Response("", { status: request.method === "PUT" ? 404 : 200 }),
});
await filling(base, { method: "POST" });
await filling(base);
assert.equal(budget.withdraw(), false);
await filling(base, { method: "PUT" });
assert.deepEqual([budget.withdraw(), budget.withdraw()], [true, false]);
// It forgets.
const short = retryBudget({ perSecond: 0, share: 1, window: 50 });
short.deposit();
await new Promise((resolve) => setTimeout(resolve, 80));
assert.equal(short.withdraw(), false);
