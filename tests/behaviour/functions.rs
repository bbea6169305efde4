//! Functions that a declaration names: of the error, and of the problem that it is.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Display;
use std::num::ParseIntError;

use flowcms_status::{FlowCms, FlowError, Problem, status_table};
use serde::Serialize;
use serde_json::{Value, json};

use super::support::{body, header};

/// One of the list that clients of the first version read.
#[derive(Debug, Serialize)]
struct Legacy {
    detail: Option<String>,
    code: u16,
}

fn legacy(problem: &Problem<'_>) -> [Legacy; 1] {
    [Legacy {
        detail: problem.detail().map(Cow::into_owned),
        code: problem.status().code(),
    }]
}

fn document_of(error: &dyn FlowError) -> Value {
    serde_json::from_str(&body(error)).expect("JSON")
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://api.example/errors#", member("errors" = legacy))]
enum OldAndNew {
    #[error("entry {0} does not exist")]
    #[flow(code = 404)]
    Missing(u8),
    #[error("the password is hunter2")]
    #[flow(code = 500)]
    Store,
    #[error("the upstream at 10.0.0.7 said {0}")]
    #[flow(code = 502, codes(404))]
    Upstream(#[flow(status)] u16),
    #[error("outside: {0}")]
    #[flow(transparent)]
    Inside(Inside),
    #[error("outside: {0}")]
    #[flow(map = Number)]
    Number(ParseIntError),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inside")]
#[flow(code = 409, member("title_of_it" = Problem::title), header("X-Type" = Problem::type_uri))]
struct Inside;

status_table! {
    /// How wrong numbers answer.
    struct Number(ParseIntError) in FlowCms {
        #[flow(detail = shout, member("about" = about), header("X-Reason" = Problem::reason))]
        _ => 400,
    }
}

fn shout(problem: &Problem<'_>) -> String {
    problem.title().to_uppercase()
}

fn about(problem: &Problem<'_>) -> String {
    let detail = problem.detail().unwrap_or_default();
    format!("{} {detail}", problem.type_uri())
}

#[test]
fn a_member_that_a_function_makes_of_the_problem_says_what_the_problem_says() {
    let missing = document_of(&OldAndNew::Missing(7));
    assert_eq!(missing["detail"], "entry 7 does not exist");
    assert_eq!(
        missing["errors"],
        json!([{"detail": "entry 7 does not exist", "code": 404}])
    );

    // What is private stays so, and the status is the one that is sent.
    assert_eq!(
        document_of(&OldAndNew::Store)["errors"],
        json!([{"detail": null, "code": 500}])
    );
    assert_eq!(
        document_of(&OldAndNew::Upstream(404))["errors"],
        json!([{"detail": null, "code": 404}])
    );
    assert_eq!(
        document_of(&OldAndNew::Upstream(418))["errors"],
        json!([{"detail": null, "code": 502}])
    );
}

#[test]
fn it_is_the_problem_that_is_sent_whoever_answers_for_it() {
    let inside = document_of(&OldAndNew::Inside(Inside));
    assert_eq!(inside["title_of_it"], "Conflict");
    assert_eq!(
        inside["errors"],
        json!([{"detail": "outside: inside", "code": 409}])
    );
    let x_type = header(&OldAndNew::Inside(Inside), "x-type");
    assert_eq!(x_type.as_deref(), Some("about:blank"));

    let number = OldAndNew::Number("x".parse::<u8>().unwrap_err());
    let sent = document_of(&number);
    assert_eq!(sent["detail"], "BAD REQUEST");
    assert_eq!(
        sent["about"],
        "https://api.example/errors#bad_request BAD REQUEST"
    );
    assert_eq!(
        sent["errors"],
        json!([{"detail": "BAD REQUEST", "code": 400}])
    );
    assert_eq!(header(&number, "x-reason").as_deref(), Some("bad_request"));

    let by_itself = Number::from("x".parse::<u8>().unwrap_err());
    assert_eq!(document_of(&by_itself)["about"], "about:blank BAD REQUEST");
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the text of the error")]
enum Asks {
    #[flow(
        code = 404,
        member("first" = whole),
        member("second" = whole),
        header("X-Length" = length),
        header("X-Members" = members)
    )]
    Whole(#[flow(member = "field")] u8),
    #[flow(code = 409, detail = of_itself)]
    Detail,
    #[flow(code = 404, codes(409, 422), status = by_member)]
    Status(#[flow(member = "said")] u16),
    #[flow(code = 404, codes(409), status = Self::by_itself)]
    StatusOfItself,
}

impl Asks {
    /// It asks for what it says.
    fn by_itself(&self) -> u16 {
        if self.status_code() == 404 { 409 } else { 404 }
    }
}

fn whole(problem: &Problem<'_>) -> Value {
    serde_json::from_str(&problem.to_json()).expect("JSON")
}

fn length(problem: &Problem<'_>) -> usize {
    problem.to_json().len()
}

fn members(problem: &Problem<'_>) -> Vec<String> {
    problem.members().map(|(name, _)| name.to_owned()).collect()
}

fn of_itself(problem: &Problem<'_>) -> String {
    format!("{:?} of {}", problem.detail(), problem.reason())
}

fn by_member(problem: &Problem<'_>) -> Option<u16> {
    assert_eq!(problem.status().code(), 404, "what is declared");
    let (_, said) = problem.members().find(|(name, _)| *name == "said")?;
    said.to_json()?.parse().ok()
}

#[test]
fn a_function_gets_the_problem_without_what_is_not_made_yet() {
    let error = Asks::Whole(7);
    let sent = body(&error);
    let document: Value = serde_json::from_str(&sent).expect("JSON");
    assert_eq!(document["first"]["field"], 7);
    assert_eq!(document["first"].get("first"), None);
    assert_eq!(document["first"].get("second"), None);
    assert_eq!(document["second"]["first"], document["first"]);
    assert_eq!(document["second"].get("second"), None);

    // Headers are made last, of all that is sent.
    let length = header(&error, "x-length");
    assert_eq!(length, Some(sent.len().to_string()));
    let members = header(&error, "x-members");
    assert_eq!(members.as_deref(), Some("first, second, field"));

    assert_eq!(document_of(&Asks::Detail)["detail"], "None of detail");
}

#[test]
fn a_status_may_be_read_off_the_problem_as_it_was_declared() {
    assert_eq!(Asks::Status(422).status_code(), 422);
    assert_eq!(document_of(&Asks::Status(422))["status"], 422);
    assert_eq!(Asks::Status(418).status_code(), 404);
    assert_eq!(Asks::StatusOfItself.status_code(), 409);
    assert_eq!(Asks::StatusOfItself.to_response().status(), 409);
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Demands {
    #[error("who are you?")]
    #[flow(code = 401, header("WWW-Authenticate" = challenge))]
    Who(#[flow(member = "scheme")] &'static str),
    #[error("not so")]
    #[flow(code = 405, header("Allow" = nothing))]
    NotSo,
    #[error("two cookies")]
    #[flow(code = 403, header("Set-Cookie" = cookie), header("Set-Cookie" = "b=2"))]
    Cookies,
}

fn challenge(problem: &Problem<'_>) -> Option<String> {
    let (_, scheme) = problem.members().next()?;
    let scheme: String = serde_json::from_str(&scheme.to_json()?).ok()?;
    (scheme != "none").then(|| format!("{scheme} realm=\"{}\"", problem.reason()))
}

fn nothing(_: &Problem<'_>) -> Option<String> {
    None
}

fn cookie(problem: &Problem<'_>) -> String {
    format!("a={}", problem.reason())
}

#[test]
fn what_http_demands_may_be_made_of_the_problem() {
    let challenge = |error| header(&error, "www-authenticate");
    assert_eq!(
        challenge(Demands::Who("Digest")).as_deref(),
        Some("Digest realm=\"who\"")
    );
    assert_eq!(challenge(Demands::Who("none")).as_deref(), Some("Bearer"));
    assert_eq!(
        challenge(Demands::Who("a\r\nb")).as_deref(),
        Some("Bearer"),
        "what no header may hold is as if it were not there"
    );
    assert_eq!(header(&Demands::NotSo, "allow").as_deref(), Some(""));

    let response = Demands::Cookies.to_response();
    let cookies = response.headers().get_all("set-cookie").iter();
    let mut cookies: Vec<_> = cookies.map(|it| it.to_str().expect("text")).collect();
    cookies.sort_unstable();
    assert_eq!(cookies, ["a=cookies", "b=2"]);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(header("X-Said" = outside), header("X-Constant" = "outside"))]
enum Around {
    #[error("around")]
    #[flow(transparent)]
    Said(Says),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("says")]
#[flow(code = 404, header("X-Said" = inside), header("X-Constant" = inside))]
struct Says(bool);

fn inside(problem: &Problem<'_>) -> Option<&'static str> {
    (problem.detail().as_deref() == Some("around")).then_some("inside")
}

fn outside(_: &Problem<'_>) -> &'static str {
    "outside"
}

#[test]
fn what_the_error_inside_makes_comes_before_what_is_made_around_it() {
    let around = Around::Said(Says(true));
    assert_eq!(header(&around, "x-said").as_deref(), Some("inside"));
    assert_eq!(header(&around, "x-constant").as_deref(), Some("inside"));
    assert_eq!(header(&Says(true), "x-said"), None);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("{text}")]
#[flow(
    code = 400,
    detail = Problem::title,
    member("of_any" = of_any),
    member("of_a_dyn_flow_error" = of_a_dyn_flow_error),
    member("of_a_dyn_error" = of_a_dyn_error),
    member("borrowed" = Self::borrowed),
    member("borrowed_of_problem" = borrowed),
    member("by_a_trait" = ToString::to_string)
)]
struct Shapes<'a, T: Display + std::fmt::Debug> {
    text: &'a str,
    value: T,
}

impl<T: Display + std::fmt::Debug> Shapes<'_, T> {
    fn borrowed(&self) -> &str {
        self.text
    }
}

fn of_any<E: Error>(error: &E) -> String {
    format!("any {error}")
}

fn of_a_dyn_flow_error(error: &dyn FlowError) -> &'static str {
    error.problem_type().reason()
}

fn of_a_dyn_error(error: &dyn Error) -> String {
    error.to_string()
}

fn borrowed<'p>(problem: &'p Problem<'_>) -> Cow<'p, str> {
    Cow::Borrowed(problem.context())
}

#[test]
fn a_function_may_be_of_any_shape() {
    let text = String::from("shape");
    let shapes = Shapes {
        text: &text,
        value: 1,
    };
    let document = document_of(&shapes);
    assert_eq!(shapes.value, 1);
    assert_eq!(document["detail"], "Bad Request");
    assert_eq!(document["of_any"], "any shape");
    assert_eq!(document["of_a_dyn_flow_error"], "shapes");
    assert_eq!(document["of_a_dyn_error"], "shape");
    assert_eq!(document["borrowed"], "shape");
    assert_eq!(
        document["borrowed_of_problem"],
        FlowCms::BadRequest.context()
    );
    assert_eq!(document["by_a_trait"], "shape");
}
