use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    // In front of the variant it repeats, with keys of its own.
    #[error("the entry `{0}` is hidden")]
    #[flow(same_as = Missing, detail = "no entry `{0}`", log = warn, header("Vary" = "Cookie"))]
    Hidden(#[flow(member = "slug")] String),

    #[error("the entry is missing")]
    #[flow(
        code = 404,
        reason = "no_entry",
        title = "No entry",
        context = "List the entries."
    )]
    Missing,

    #[error("no posts here")]
    #[flow(code = 405, header("Allow" = "GET"))]
    NoPost,

    #[error("no puts here")]
    #[flow(same_as = NoPost, header("Allow" = "GET, POST"))]
    NoPut,
}

#[test]
fn a_variant_repeats_another_in_front_of_it_or_behind() {
    let hidden = Error::Hidden("intro".to_owned());
    assert_eq!(hidden.to_response().status(), 404);
    assert_eq!(
        hidden.problem_type().reason(),
        Error::Missing.problem_type().reason()
    );
    assert_eq!(Error::NoPut.to_response().headers()["allow"], "GET, POST");
    assert_eq!(Error::NoPost.problem_type().title(), "Method Not Allowed");
}
