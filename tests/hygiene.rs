//! No name of the user's captures what the macros emit: not without a prelude, not under types and
//! modules with the names of the standard ones, not inside functions.

#![no_implicit_prelude]
#![allow(
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    dead_code
)]

use ::std::convert::{From as _, Into as _};
use ::std::{assert, assert_eq};

/// What an error answers: its status and whether the document has the text.
fn answer(error: &dyn ::flowcms_status::FlowError) -> (u16, ::std::string::String) {
    let response = error.to_response();
    let body = ::std::string::String::from_utf8_lossy(response.body()).into_owned();
    (response.status().as_u16(), body)
}

fn has(answer: &(u16, ::std::string::String), status: u16, text: &str) {
    assert_eq!(answer.0, status);
    assert!(answer.1.contains(text), "{}", answer.1);
}

/// Types, modules, constants, functions and macros that have the names of what expansions need.
mod taken {
    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct String;
    pub(crate) struct Status;
    pub(crate) struct Vec;
    pub(crate) struct Box;
    pub(crate) struct Bytes;
    pub(crate) struct Response;
    pub(crate) struct Catalog;
    pub(crate) struct Problem;
    pub(crate) struct ProblemType;
    pub(crate) struct Retry;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct Error;
    pub(crate) struct Debug;
    pub(crate) struct Display;
    pub(crate) struct From;
    pub(crate) struct FlowCms;
    pub(crate) struct Clone;
    pub(crate) struct Copy;
    pub(crate) struct u16;
    pub(crate) struct str;
    pub(crate) struct usize;

    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod alloc {}
    pub(crate) mod http {}
    pub(crate) mod flowcms_status {}

    // A pattern that is a name would match against these.
    pub(crate) const problem: () = ();
    pub(crate) const f: () = ();
    pub(crate) const error: () = ();
    pub(crate) const row: () = ();
    pub(crate) const code: () = ();
    pub(crate) static this: () = ();
    pub(crate) const __flow: () = ();

    /// Its methods are in scope, and every type has them.
    pub(crate) trait Downcast {
        fn downcast_ref<T>(&self) {}
        fn answering(&self) {}
        fn text(&self) {}
        const SCHEMA: ::std::primitive::u8 = 0;
        const CATALOG: ::std::primitive::u8 = 0;
        const STATUSES: ::std::primitive::u8 = 0;
        fn title(self)
        where
            Self: ::std::marker::Sized,
        {
        }
        fn types(&self) {}
    }

    impl<T: ?::std::marker::Sized> Downcast for T {}

    /// Those that take a value come before those that borrow it.
    pub(crate) trait ByValue: ::std::marker::Sized {
        fn kept_in<T>(self, _: T) {}
        fn len(self) {}
        fn map<A, B>(self, _: A, _: B) {}
        fn more<T>(self, _: T) {}
        fn name(self) {}
        fn rows<T>(self, _: T) {}
        fn split_at(self, _: ::std::primitive::usize) {}
        fn status(self, _: ::std::primitive::u16) {}
        fn types<T>(self, _: T) {}
    }

    impl<T> ByValue for T {}
}

mod a_derive_among_taken_names {
    #[allow(unused_imports)]
    use super::taken::*;

    use ::flowcms_status::FlowError;

    #[derive(::std::fmt::Debug)]
    pub(crate) struct Inner;

    impl ::std::fmt::Display for Inner {
        fn fmt(&self, to: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            to.write_str("inner")
        }
    }

    impl ::std::error::Error for Inner {}

    ::flowcms_status::status_table! {
        /// Codes among taken names.
        pub(crate) enum Codes {
            4xx "Client Error" "Wrong." {
                400 "Bad Request" "Wrong.",
                #[flow(header("WWW-Authenticate" = "Bearer"))]
                #[flow(retry(after = "X-Reset"))]
                401 "Unauthorized" "Who?",
                // A variant with the name of the associated type of `TryFrom`.
                402 "Error" "Wrong.",
            }
            5xx "Server Error" "Ours." { 500 "Internal Server Error" "Ours." }
        }
    }

    ::flowcms_status::status_table! {
        /// A map among taken names.
        #[flow(
            type_base = "https://example.com/#", render = super::render,
            retired("old" = 400, "Since 1.2."), client = MapProblem
        )]
        pub(crate) struct Map(Inner) in Codes {
            #[flow(
                reason = "inner", title = "Inner", detail = "{it}", retry = backoff, log = off,
                header("X-It" = "{it}"), member("it_is" = "{it}"), member("two" = super::two),
                status = super::status_of_inner, codes(401)
            )]
            it => 400 "Context.",
        }
    }

    #[derive(::std::fmt::Debug, FlowError)]
    #[flow(
        table = Codes, type_base = "https://example.com/#", header("X-All" = "all"),
        member("two" = super::two), adapters(axum), retired("old" = 401, "Since 1.2."), client = ContentProblem
    )]
    pub(crate) enum Content<
        T: ::std::fmt::Debug + ::std::fmt::Display,
        const N: ::std::primitive::usize,
    > {
        #[flow(
            code = 400, detail = "{__flow_1} {__flow_0} {problem} {f} {error:>N$} {type} {N}",
            header("X-F" = "{f}"), member("err" = "{error}"), title = "T", context = "C",
        )]
        Named {
            #[flow(member)]
            problem: ::std::string::String,
            f: ::std::primitive::u8,
            error: ::std::primitive::u8,
            __flow_1: ::std::primitive::u8,
            __flow_0: ::std::primitive::u8,
            #[flow(errors(rename_all = "camelCase", "range"))]
            wrong: ::std::option::Option<::flowcms_status::FieldErrors>,
            #[flow(member = "type_of")]
            r#type: ::std::primitive::u8,
            #[flow(header = "X-N")]
            N: ::std::primitive::usize,
        },
        #[flow(code = 401, status = super::status_of, codes(500), detail = super::text)]
        Tuple(T, ::std::primitive::u8),
        #[deprecated(since = "1.2.0", note = "old")]
        #[flow(code = 500, log = off, retry = never)]
        r#Self_,
        #[flow(same_as = r#Self_)]
        r#struct,
        #[flow(map = Map)]
        Mapped(Inner),
        #[flow(transparent)]
        Row(Codes),
        #[flow(code = 500, downcast(Codes, Map))]
        Boxed(::std::boxed::Box<dyn ::std::error::Error>),
        #[flow(code = 500, downcast(Map))]
        Anyhow(::anyhow::Error),
        #[flow(code = 400)]
        List([::std::primitive::u8; N]),
    }

    impl<T: ::std::fmt::Debug + ::std::fmt::Display, const N: ::std::primitive::usize>
        ::std::fmt::Display for Content<T, N>
    {
        fn fmt(&self, to: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            to.write_str("outer")
        }
    }

    impl<T: ::std::fmt::Debug + ::std::fmt::Display, const N: ::std::primitive::usize>
        ::std::error::Error for Content<T, N>
    {
    }
}

fn render(problem: &::flowcms_status::Problem<'_>) -> (&'static str, ::std::string::String) {
    ("text/plain", problem.to_json())
}

fn two<T>(_: &T) -> u8 {
    2
}

fn text<T>(_: &T) -> &'static str {
    "text"
}

fn status_of<T>(_: &T) -> ::std::option::Option<u16> {
    ::std::option::Option::None
}

fn status_of_inner(_: &a_derive_among_taken_names::Inner) -> u16 {
    401
}

type Content = a_derive_among_taken_names::Content<u8, 2>;

#[test]
fn a_derive_means_its_own_names_among_taken_ones() {
    let named = Content::Named {
        problem: "problem".into(),
        f: 1,
        error: 2,
        __flow_1: 3,
        __flow_0: 4,
        wrong: ::std::option::Option::Some(::flowcms_status::FieldErrors::new()),
        r#type: 5,
        N: 6,
    };
    let named_answer = answer(&named);
    has(
        &named_answer,
        400,
        "\"detail\":\"3 4 problem 1      2 5 6\"",
    );
    has(
        &named_answer,
        400,
        "\"two\":2,\"err\":\"2\",\"problem\":\"problem\",\"type_of\":5,\"errors\":[]}",
    );
    has(&answer(&Content::Tuple(7, 8)), 401, "\"detail\":\"text\"");
    has(&answer(&Content::r#struct), 500, "\"reason\":\"self\"");
    has(&answer(&Content::List([1, 2])), 400, "\"detail\":\"outer\"");
}

#[test]
fn tables_and_maps_mean_their_own_names_among_taken_ones() {
    use a_derive_among_taken_names::{Codes, Inner, Map};

    has(
        &answer(&Codes::Unauthorized),
        401,
        "\"reason\":\"unauthorized\"",
    );
    has(
        &answer(&Content::Row(Codes::BadRequest)),
        400,
        "\"reason\":\"bad_request\"",
    );
    let mapped = answer(&Map::from(Inner));
    has(&mapped, 401, "\"detail\":\"inner\"");
    has(&mapped, 401, "\"it_is\":\"inner\",\"two\":2");
    has(&answer(&Content::Mapped(Inner)), 401, "\"title\":\"Inner\"");
    let boxed = Content::Boxed(::std::boxed::Box::new(Codes::BadRequest));
    has(&answer(&boxed), 400, "\"reason\":\"bad_request\"");
    {
        let anyhow = Content::Anyhow(::anyhow::Error::new(Map::from(Inner)));
        has(&answer(&anyhow), 401, "\"detail\":\"inner\"");
        let other = Content::Anyhow(::anyhow::Error::new(Inner));
        has(&answer(&other), 500, "\"reason\":\"anyhow\"");
    }
    // The map twice: in the voice of `Content`, and in its own where a box holds it.
    assert_eq!(Content::CATALOG.all().len(), 4);
    let code = <Codes as ::std::convert::TryFrom<u16>>::try_from(500);
    assert_eq!(code, ::std::result::Result::Ok(Codes::InternalServerError));
}

#[test]
fn both_macros_work_inside_functions_and_of_types_inside_functions() {
    #[allow(unused_imports)]
    use taken::{core, error, f, problem, std};

    ::flowcms_status::status_table! {
        enum Local {
            4xx "Client Error" "Wrong." { 409 "Conflict" "Wrong.", }
        }
    }

    #[derive(Debug)]
    struct Foreign(u8);

    impl ::std::fmt::Display for Foreign {
        fn fmt(&self, to: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::std::fmt::Display::fmt(&self.0, to)
        }
    }

    impl ::std::error::Error for Foreign {}

    ::flowcms_status::status_table! {
        #[flow(client = LocalMapProblem)]
        struct LocalMap(Foreign) in Local {
            // Patterns see the names around them, and not those of the expansion.
            Foreign(1 | 2) => 409 "Small.",
            #[flow(reason = "large", detail = "{number}", member("number" = "{number:02}"))]
            Foreign(number) if *number > 2 => 409 "Large.",
            #[flow(reason = "zero")]
            _ => 409,
        }
    }

    #[derive(Debug, ::thiserror::Error, ::flowcms_status::FlowError)]
    #[error("struct {type}")]
    #[flow(table = Local, code = 409, client = r#dyn)]
    struct r#static {
        #[flow(member = "kind")]
        r#type: u8,
    }

    let stopped = r#static { r#type: 3 };
    let response = ::flowcms_status::FlowError::to_response(&stopped);
    let read = ::flowcms_status::client::read::<r#dyn>(
        response.status(),
        response.headers(),
        response.body(),
    );
    let ::flowcms_status::client::ApiError::Known(r#dyn { r#type: 3, .. }, _) = read else {
        ::std::panic!("{read}");
    };

    has(&answer(&LocalMap(Foreign(1))), 409, "Small.");
    has(&answer(&LocalMap(Foreign(7))), 409, "\"number\":\"07\"");
    has(&answer(&LocalMap(Foreign(0))), 409, "\"reason\":\"zero\"");
    has(
        &answer(&r#static { r#type: 3 }),
        409,
        "\"detail\":\"struct 3\"",
    );
}
