// Each line with a number is a mistake that the compiler has to find, with that code.
import type { AuthErrorProblem, ContentApiProblem, ContentApiReason, EntryNotFoundProblem, WrongFieldsProblem } from "./problems";
import type { NotModified } from "./problems"; // TS2305

declare const problem: ContentApiProblem;
declare const notFound: EntryNotFoundProblem;
declare const wrong: WrongFieldsProblem;

if (problem.reason === "entry_not_fond") { // TS2367
}
const slug = problem.slug; // TS2339
const near: string[] = notFound.near; // TS2322
const status: 410 = notFound.status; // TS2322
const most: number = wrong.fields[0]!.mistake.most; // TS2339
const depth: number = wrong.tree.depth; // TS2339
const limit: string | undefined = wrong.limits["title"]; // TS2322
const range: [string, boolean] = wrong.range; // TS2322
const reason: ContentApiReason = "gone"; // TS2322
const forbidden: AuthErrorProblem = problem; // TS2375
const incomplete: EntryNotFoundProblem = { // TS2741
  type: "https://docs.example.com/errors#entry_not_found",
  title: "Not Found",
  status: 404,
  reason: "entry_not_found",
  context: "…",
};
if (problem.reason === "class") {
  problem.foreign.length; // TS18046
}
function complete(of: ContentApiProblem): string {
  switch (of.reason) {
    case "no_key":
      return "";
    default:
      const rest: never = of; // TS2322
      return rest;
  }
}
export { slug, near, status, most, depth, limit, range, reason, forbidden, incomplete, complete };
