//! Texts of strings and integers, which are written piece by piece: nobody can tell.

use std::borrow::Cow;
use std::sync::Arc;

use flowcms_status::{FlowError, Problem};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(code = 404)]
enum Said<'a> {
    #[error("article {0} was not found")]
    One(String),
    #[error("{0}{1}, {2} of {3}")]
    Four(&'a str, Cow<'a, str>, u64, i64),
    #[error("{0} {1} {2} {3} {4}")]
    Five(u8, u16, u32, usize, isize),
    #[error("{{\"{name}\"}}\n\\ {name}\u{1}é")]
    Escaped { name: String },
    #[error("{0}")]
    Alone(i32),
    #[error("{0} and {1:?}")]
    Debugged(String, String),
    #[error("{0} of {1}")]
    Other(String, f32),
    #[error("{slug} in {part}")]
    #[flow(detail = "no {part} of `{slug}`", member("part_name" = "{part}"))]
    Declared { slug: String, part: i8 },
    #[error("{0} at {1}")]
    #[flow(code = 500)]
    Private(String, u8),
    #[error("{0} of {1}")]
    #[flow(code = 500, detail = display)]
    Public(String, u8),
}

/// A type with a name that looks like a string, whose text is another.
mod named_alike {
    use super::FlowError;

    #[derive(Debug)]
    pub(super) struct String(pub(super) Vec<u8>);

    impl std::fmt::Display for String {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{} bytes", self.0.len())
        }
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0} are too many")]
    #[flow(code = 413, table = flowcms_status::Http)]
    pub(super) struct TooLong(pub(super) String);
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Outer<'a> {
    #[error("outer: {0}")]
    #[flow(transparent)]
    Said(Said<'a>),
    #[error("outer")]
    #[flow(transparent, detail = "nothing here")]
    Declared(Said<'a>),
}

/// What the document says, which is what `Problem` says without writing a document.
fn detail(error: &dyn FlowError) -> Option<String> {
    let json: serde_json::Value = serde_json::from_slice(error.to_response().body()).unwrap();
    let detail = json.get("detail").map(|it| it.as_str().unwrap().to_owned());
    assert_eq!(Problem::new(error).detail().as_deref(), detail.as_deref());
    assert_eq!(json["status"], error.status_code().as_u16());
    detail
}

#[test]
fn a_text_made_of_pieces_is_what_display_writes() {
    let hostile = "a \"quoted\" \\ line\n\u{0}\u{7f}ü".to_owned();
    let all = [
        Said::One("intro".into()),
        Said::One(hostile.clone()),
        Said::One(String::new()),
        Said::Four("a", Cow::Borrowed("b"), u64::MAX, i64::MIN),
        Said::Four("", Cow::Owned(hostile.clone()), 0, -1),
        Said::Five(1, 22, 333, usize::MAX, isize::MIN),
        Said::Escaped {
            name: "intro".into(),
        },
        Said::Escaped {
            name: hostile.clone(),
        },
        Said::Alone(-10),
        Said::Debugged("a".into(), "b".into()),
        Said::Other("a".into(), 1.5),
        Said::Public("a".into(), 0),
    ];
    for error in &all {
        assert_eq!(detail(error), Some(error.to_string()));
        assert_eq!(detail(&Arc::new(error)), Some(error.to_string()));
    }
}

#[test]
fn a_text_made_of_pieces_is_the_declared_one_and_as_private() {
    let declared = || Said::Declared {
        slug: "intro".into(),
        part: -3,
    };
    assert_eq!(detail(&declared()).as_deref(), Some("no -3 of `intro`"));
    assert_eq!(detail(&Said::Private("secret".into(), 1)), None);
    assert_eq!(
        detail(&Outer::Said(declared())).as_deref(),
        Some("no -3 of `intro`")
    );
    assert_eq!(
        detail(&Outer::Said(Said::One("intro".into()))).as_deref(),
        Some("outer: article intro was not found")
    );
    assert_eq!(
        detail(&Outer::Declared(declared())).as_deref(),
        Some("nothing here")
    );
    let too_long = named_alike::TooLong(named_alike::String(vec![0; 3]));
    assert_eq!(detail(&too_long).as_deref(), Some("3 bytes are too many"));
}
