// A client that handles every problem of the API.
import type {
  AuthErrorProblem,
  ContentApiProblem,
  ContentApiProblems,
  ContentApiReason,
  EntryNotFoundProblem,
  ProblemDocument,
} from "./problems";

/** Does not compile when a reason is not handled. */
function unhandled(problem: never): never {
  throw new Error(`unknown problem ${JSON.stringify(problem)}`);
}

export function message(problem: ContentApiProblem): string {
  switch (problem.reason) {
    case "entry_not_found": {
      const near: string[] | undefined = problem.near;
      const status: 404 = problem.status;
      return `${status}: no ${problem.slug.toUpperCase()}, but ${near?.join() ?? "nothing"}`;
    }
    case "wrong_fields": {
      const title: "Wrong fields" = problem.title;
      const children: string[] = problem.tree.children.map((child) => child.children[0]?.name ?? "");
      const [least, open]: [number, boolean] = problem.range;
      const limit: number | undefined = problem.limits["title"];
      const type: string | undefined = problem.content_type;
      const fields = problem.fields.map((field) => {
        const hint: string = field.hint ?? "";
        switch (field.mistake.kind) {
          case "missing":
            return hint;
          case "too_long":
            return `${hint}${field.mistake.most.toFixed()}`;
          case "none_of":
            return field.mistake.values.join(hint);
          default:
            return unhandled(field.mistake);
        }
      });
      return [title, type, ...children, least, open, limit, ...fields].join();
    }
    case "2fa.throttled":
      return problem.detail ?? problem.title;
    case "class": {
      const status: 429 | 503 = problem.status;
      const foreign: unknown = problem.foreign;
      return `${status} ${typeof foreign}`;
    }
    case "no_key":
    case "forbidden":
      return auth(problem);
    default:
      return unhandled(problem);
  }
}

function auth(problem: AuthErrorProblem): string {
  if (problem.reason === "no_key") {
    const type: "https://docs.example.com/errors#no_key" = problem.type;
    return type;
  }
  const needs: ("read" | "write-entries")[] = problem.needs;
  return needs.join();
}

// By reason, and as what every problem document is.
const notFound: ContentApiProblems["entry_not_found"] = {} as EntryNotFoundProblem;
const anything: ProblemDocument = notFound;
const reasons: Record<ContentApiReason, boolean> = {
  entry_not_found: true,
  wrong_fields: true,
  "2fa.throttled": true,
  class: true,
  no_key: true,
  forbidden: true,
};
export { anything, reasons };
