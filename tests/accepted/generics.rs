//! Lifetimes, types, constants, defaults and where clauses.

use std::error::Error as StdError;
use std::fmt::{Debug, Display};

use flowcms_status::{Catalogued, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
enum Lifetime<'a> {
    #[error("no entry `{0}`")]
    #[flow(code = 404)]
    Missing(#[flow(member = "slug")] &'a str),
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Typed<T, U: Clone = u8, const N: usize = 2>
where
    T: Debug + Display,
    U: Debug,
{
    #[error("no entry `{0}`")]
    #[flow(code = 404, detail = "no `{0}`, {1:?}", header("Link" = "{0}"))]
    Missing(T, [U; N]),

    #[error("other")]
    #[flow(code = 409)]
    Other,
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Member<T> {
    #[error("conflict")]
    #[flow(code = 409)]
    Conflict(#[flow(member = "version")] T),
    #[error("limited")]
    #[flow(code = 429)]
    Limited(#[flow(header = "Retry-After")] Option<T>),
    #[error("upstream")]
    #[flow(code = 502)]
    Upstream(#[flow(status)] T),
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Layer<E: StdError + 'static> {
    #[error("unauthorized")]
    #[flow(code = 401)]
    Unauthorized,
    #[error(transparent)]
    #[flow(transparent)]
    Inner(E),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no entry")]
#[flow(code = 404)]
struct Phantom<T: ?Sized>(std::marker::PhantomData<T>);

#[derive(Debug, thiserror::Error, FlowError)]
enum Raw<'r#async, r#T> {
    #[error("no entry")]
    #[flow(code = 404)]
    r#Missing {
        #[flow(member)]
        r#match: &'r#async str,
        other: r#T,
    },
}

/// It holds itself, so that no bound of the field can be asked for.
#[derive(Debug, thiserror::Error, FlowError)]
enum Chain<T: Debug> {
    #[error("again")]
    #[flow(transparent)]
    Again(Box<Chain<T>>),
    #[error("and again")]
    #[flow(transparent)]
    AndAgain(std::sync::Arc<self::Chain<T>>),
    #[error("end")]
    #[flow(code = 404)]
    End(T),
}

/// Its members are those of the field's type, whatever length it has.
#[derive(Debug, thiserror::Error, FlowError)]
#[error("no seat")]
#[flow(code = 409)]
struct Seats<const N: usize>(#[flow(member = "seats")] Row<N>);

#[derive(Debug)]
struct Row<const N: usize>;

impl serde::Serialize for Row<3> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(3)
    }
}

/// Its last field has no size.
#[derive(Debug, thiserror::Error, FlowError)]
#[error("{1}")]
#[flow(code = 404, header("X-Entry" = "{1}"))]
struct Tail<T: Display + Debug + ?Sized>(u8, T);

/// And is a member.
#[derive(Debug, thiserror::Error, FlowError)]
#[error("none of these entries exists")]
#[flow(code = 404)]
struct Unknown<T: Debug + ?Sized>(u8, #[flow(member = "entries")] T);

fn answers<E: FlowError + Catalogued>(error: E, code: u16) {
    assert_eq!(error.to_response().status(), code);
    let _ = E::CATALOG;
}

#[test]
fn a_type_may_have_lifetimes_types_constants_defaults_and_where_clauses() {
    let slug = String::from("intro");
    answers(Lifetime::Missing(&slug), 404);
    answers(Typed::<_, u8>::Missing("intro", [1, 2]), 404);
    answers(Typed::<String>::Other, 409);
    answers(Member::Conflict(3_u16), 409);
    answers(Member::Limited(Some(3_u16)), 429);
    answers(Member::Upstream(503_u16), 503);
    answers(Layer::Inner(Layer::Inner(Member::Conflict(1_u16))), 409);
    answers(Layer::<Member<u16>>::Unauthorized, 401);
    answers(Phantom::<u8>(std::marker::PhantomData), 404);
    answers(
        Raw::Missing {
            r#match: "a",
            other: 1,
        },
        404,
    );
    let _ = Layer::<Member<u16>>::CATALOG;
    answers(Chain::Again(Box::new(Chain::End(1))), 404);
    answers(Chain::AndAgain(std::sync::Arc::new(Chain::End(1))), 404);
    answers(Seats(Row::<3>), 409);
    let tail: &Tail<dyn Shown> = &Tail(1, "intro");
    assert_eq!(tail.status_code(), 404);
    let _ = Tail::<dyn Shown>::CATALOG;

    let unknown: &Unknown<[u8]> = &Unknown(1, [2, 3]);
    let body = unknown.to_response().into_body();
    assert!(body.ends_with(br#","entries":[2,3]}"#), "{body:?}");
    let _ = Unknown::<[u8]>::CATALOG;
}

trait Shown: Display + Debug {}

impl Shown for &str {}
