// Asks an API of the examples, whose every problem is declared.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readProblem } from "./problems.mjs";

const { base, cases } = JSON.parse(readFileSync("orders.json", "utf8"));
for (const { method, path, headers, body, reason } of cases) {
  const outcome = await readProblem(fetch(base + path, { method, headers, ...(body && { body }) }));
  assert.deepEqual([outcome.kind, outcome.problem?.reason], ["known", reason], path);
}
