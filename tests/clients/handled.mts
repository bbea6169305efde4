// A client of the parcel API, as the compiler must take it.
import { RETRIES, readProblem, retryingFetch } from "./problems.mjs";
import type { Outcome, ParcelApiProblem, ParcelApiReason, ParcelNotFoundProblem, Retry } from "./problems.mjs";

function unhandled(problem: never): never {
  throw new Error(String(problem));
}

function message(problem: ParcelApiProblem): string {
  switch (problem.reason) {
    case "parcel_not_found": {
      const found: ParcelNotFoundProblem = problem;
      const near: string[] | undefined = problem.near;
      return `${found.number.toFixed()} ${near?.join()}`;
    }
    case "wrong_fields": {
      const [first] = problem.errors;
      const least: unknown = first?.["min"];
      return `${first?.pointer ?? first?.parameter}: ${first?.reason} ${typeof least}`;
    }
    case "rate_limited":
    case "quota_used":
    case "busy":
    case "broken":
      return problem.detail ?? problem.title;
    default:
      return unhandled(problem);
  }
}

export async function get(path: string): Promise<string> {
  const outcome: Outcome = await readProblem(retryingFetch({ retries: 5 })(path));
  switch (outcome.kind) {
    case "ok":
      return outcome.response.text();
    case "known":
      return outcome.retry.kind === "after" ? `${outcome.retry.milliseconds}` : message(outcome.problem);
    case "unknown": {
      const reason: string | undefined = outcome.document.reason;
      const since: unknown = outcome.document.members["since"];
      return `${reason} ${typeof since}`;
    }
    case "not_a_problem":
      return outcome.body;
    case "network":
      throw outcome.error;
    default:
      return unhandled(outcome);
  }
}

export const reasons = Object.keys(RETRIES) as ParcelApiReason[];
export const busy: Retry = RETRIES.busy;
