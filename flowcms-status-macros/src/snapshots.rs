//! What the macros emit, one snapshot a shape. `UPDATE_EXPECT=1 cargo test -p flowcms-status-macros`
//! writes them anew; read the difference.

use expect_test::{ExpectFile, expect_file};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::flow_error::whole as derive;
use crate::status_table::whole as expand;

#[expect(
    clippy::needless_pass_by_value,
    reason = "`expect_file!` makes a value"
)]
fn check(expansion: TokenStream, expected: ExpectFile) {
    let file = syn::parse2(expansion).expect("an expansion parses");
    expected.assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn a_unit_enum_is_an_array_and_one_match() {
    let expansion = derive(quote! {
        #[flow(type_base = "https://docs.example.com/errors#")]
        enum ContentError {
            /// The slug names no entry.
            #[error("no such entry")]
            #[flow(code = 404, context = "List the entries.")]
            EntryNotFound,
            #[error("the slug is taken")]
            #[flow(code = 409, title = "Slug taken", retry = never, log = info, grpc = AlreadyExists)]
            SlugTaken,
            #[flow(same_as = SlugTaken)]
            SlugTakenAgain,
        }
    });
    check(expansion, expect_file!["snapshots/unit_enum.rs"]);
}

#[test]
fn variants_with_fields_add_arms_for_headers_members_and_texts() {
    let expansion = derive(quote! {
        #[flow(member("origin" = origin), header("X-Api" = "content"))]
        enum ContentError {
            #[error("entry `{slug}` does not exist")]
            #[flow(code = 404)]
            EntryNotFound { #[flow(member)] slug: String, r#type: u8 },
            #[error("{0}")]
            #[flow(code = 429, header("X-Wait" = "{0:?}"))]
            Limited(#[flow(header = "Retry-After")] Duration),
            #[flow(code = 500, detail = "in {0:>2$} of {2}", member("job_id" = "job-{1}"))]
            Job(#[flow(member = "step")] String, u64, usize),
            #[error("plain")]
            #[flow(code = 400)]
            Plain,
        }
    });
    check(expansion, expect_file!["snapshots/fields.rs"]);
}

#[test]
fn errors_of_the_requests_fields_are_the_last_member() {
    let expansion = derive(quote! {
        #[flow(member("origin" = origin))]
        enum Wrong<'a, T> {
            #[error("some fields are wrong")]
            #[flow(code = 422)]
            Own {
                #[flow(errors(rename_all = "camelCase", "range", "length"))] errors: &'a FieldErrors,
                #[flow(member)] count: usize,
            },
            #[error("{0}")]
            #[flow(code = 422)]
            Generic(#[flow(errors)] T),
        }
    });
    check(expansion, expect_file!["snapshots/errors.rs"]);
}

#[test]
fn a_struct_is_its_own_variant() {
    let expansion = derive(quote! {
        #[error("slug `{0}` is taken")]
        #[flow(code = 409, reason = "slug_taken", adapters())]
        struct SlugTaken(#[flow(member = "slug")] String);
    });
    check(expansion, expect_file!["snapshots/struct.rs"]);
}

#[test]
fn generics_are_bounded_where_a_used_field_mentions_them() {
    let expansion = derive(quote! {
        enum Wrapped<'a, T: Clone, U = u8, const N: usize = 3>
        where
            U: Copy,
        {
            #[error("{0}")]
            #[flow(code = 400)]
            Value(#[flow(member = "value")] &'a [T; N]),
            #[flow(code = 409, detail = "{0} {0:?}")]
            Written(U),
            #[flow(code = 422)]
            Unused(T),
            #[flow(transparent)]
            Inner(Box<T>),
        }
    });
    check(expansion, expect_file!["snapshots/generic.rs"]);
}

#[test]
fn a_transparent_variant_asks_the_error_inside() {
    let expansion = derive(quote! {
        enum ContentError {
            #[flow(transparent)]
            Auth(#[from] AuthError),
            #[flow(detail = "for {user}")]
            User { #[flow(transparent)] source: Box<dyn FlowError>, user: String },
        }
    });
    check(expansion, expect_file!["snapshots/transparent.rs"]);
}

#[test]
fn a_mapped_variant_asks_the_map() {
    let expansion = derive(quote! {
        enum ContentError {
            #[flow(map = Storage)]
            Storage(#[from] rusqlite::Error),
            #[error("gone")]
            #[flow(code = 404)]
            Gone,
        }
    });
    check(expansion, expect_file!["snapshots/map_variant.rs"]);
}

#[test]
fn a_boxed_error_answers_if_it_is_of_a_listed_type() {
    let expansion = derive(quote! {
        #[flow(header("X-Api" = "content"))]
        enum ContentError {
            #[error("job {job}")]
            #[flow(code = 500, downcast(AuthError, crate::NoEntry))]
            Other { source: anyhow::Error, #[flow(member)] job: String },
            #[error("gone")]
            #[flow(code = 404)]
            Gone,
        }
    });
    check(expansion, expect_file!["snapshots/downcast.rs"]);
}

#[test]
fn a_run_time_status_is_looked_up_in_what_can_be_sent() {
    let expansion = derive(quote! {
        #[flow(table = flowcms_status::Http)]
        enum Upload {
            #[flow(code = 413, status = Self::status, codes(415, 422))]
            Refused,
            #[flow(code = 502)]
            Upstream(#[flow(status)] Option<u16>),
        }
    });
    check(expansion, expect_file!["snapshots/status.rs"]);
}

#[test]
fn a_body_of_the_users_own_is_set_once_for_all_variants() {
    let expansion = derive(quote! {
        #[flow(render = legacy::<u8>, crate = my::flow)]
        enum Legacy {
            #[flow(code = 404)]
            Gone,
        }
    });
    check(expansion, expect_file!["snapshots/render.rs"]);
}

#[test]
fn an_enum_without_variants_matches_nothing() {
    let expansion = derive(quote!(
        enum Never {}
    ));
    check(expansion, expect_file!["snapshots/empty_enum.rs"]);
}

#[test]
fn a_table_is_an_enum_with_its_rows_as_data() {
    let expansion = expand(quote! {
        /// Codes of the API.
        pub enum Codes {
            2xx "Success" "It worked." { 200 "OK" "Here it is." }
            4xx "Client Error" "The request is wrong." {
                #[flow(header("WWW-Authenticate" = "Bearer"))]
                401 "Unauthorized" "Who are you?",
                #[flow(retry(after = "Retry-After"))]
                429 "Too Many Requests" "Wait.",
            }
        }
    });
    check(expansion, expect_file!["snapshots/table.rs"]);
}

#[test]
fn a_map_is_a_newtype_that_matches_on_the_foreign_error() {
    let expansion = expand(quote! {
        /// How storage fails.
        #[flow(type_base = "https://docs.example.com/errors#")]
        pub struct Storage(rusqlite::Error) in FlowCms {
            rusqlite::Error::QueryReturnedNoRows => 404 "Nothing is stored there.",
            #[flow(reason = "taken", detail = "{e}", member("code" = "{code}"), header("X-Row" = row))]
            rusqlite::Error::SqliteFailure(e, code) if e.extended_code > 0 => 409,
            _ => 500,
        }
    });
    let refused = expansion.to_string().contains("compile_error");
    assert!(!refused, "{expansion}");
    check(expansion, expect_file!["snapshots/map.rs"]);
}

#[test]
fn the_callers_side_is_a_type_and_what_it_is_read_from() {
    let expansion = derive(quote! {
        #[flow(client = ContentProblem)]
        pub enum ContentError<'a, T> {
            /// The slug names no entry.
            #[flow(code = 404)]
            EntryNotFound { #[flow(member)] slug: &'a str, secret: u8 },
            #[flow(code = 429)]
            Limited(u8, #[flow(header = "Retry-After")] Duration),
            #[flow(same_as = EntryNotFound)]
            Gone(#[flow(member = "slug")] String),
            #[flow(map = Storage)]
            Storage(#[from] rusqlite::Error),
            #[flow(transparent)]
            Inner(T),
            #[flow(transparent)]
            Any(Box<dyn FlowError>),
        }
    });
    // What stands beside the type and what it implements: the rest is as in other shapes.
    let sides = sides(expansion);
    assert_eq!(sides.len(), 2);
    let sides = sides.into_iter().flatten().collect();
    check(sides, expect_file!["snapshots/client.rs"]);
}

/// What stands in the calls of `client_side!`.
fn sides(tokens: TokenStream) -> Vec<TokenStream> {
    let mut found = Vec::new();
    let mut before = String::new();
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            match &*before {
                "client_side !" => found.push(group.stream()),
                _ => found.extend(sides(group.stream())),
            }
        }
        before = match token {
            TokenTree::Punct(punct) if punct.as_char() == '!' => format!("{before} !"),
            token => token.to_string(),
        };
    }
    found
}

#[test]
fn a_failed_expansion_is_every_mistake_and_stubs() {
    let expansion = derive(quote! {
        #[flow(cod = 404)]
        enum ContentError<T> {
            EntryNotFound,
            #[flow(code = 404, detail = "{slug}")]
            Other(T),
        }
    });
    check(expansion, expect_file!["snapshots/failed.rs"]);
}
