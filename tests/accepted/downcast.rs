//! A boxed error that may be one of some types, in every kind of box and every shape.

use std::error::Error as StdError;
use std::rc::Rc;
use std::sync::Arc;

use flowcms_status::FlowError;

#[derive(Debug, Clone, thiserror::Error, FlowError)]
#[error("no key")]
#[flow(code = 401)]
struct NoKey;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no {0}")]
#[flow(code = 404)]
struct Missing<T: std::fmt::Display + std::fmt::Debug>(T);

type Alias = Box<dyn StdError + Send + Sync>;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error<T: std::fmt::Display + std::fmt::Debug + Send + Sync + 'static> {
    #[error("a value: {0}")]
    #[flow(code = 400)]
    Value(T),
    #[error("a box")]
    #[flow(code = 500, downcast(NoKey, Missing<T>,))]
    Box(Box<dyn StdError>),
    #[error("a box to send")]
    #[flow(code = 500, downcast(NoKey))]
    Send(#[source] Box<dyn StdError + Send>),
    #[error("an alias")]
    #[flow(code = 502, downcast(Missing<T>, super::downcast::NoKey), status = Self::status)]
    Alias(#[from] Alias),
    #[error("an `Arc` beside {name}")]
    #[flow(code = 400, downcast(NoKey), detail = "in {name}", header("X-Name" = "{name}"))]
    Arc {
        #[flow(member)]
        name: String,
        source: Arc<dyn StdError + Send + Sync>,
    },
    #[error("an `Rc`")]
    #[flow(code = 500)]
    Rc(#[flow(downcast(NoKey))] Rc<dyn StdError>, u8),
    #[error("borrowed")]
    #[flow(code = 500, downcast(NoKey))]
    Borrowed(&'static (dyn StdError + Send + Sync)),
    #[error("borrowed for long")]
    #[flow(same_as = Borrowed, downcast(NoKey))]
    Static(&'static (dyn StdError + 'static)),
    #[error(transparent)]
    #[flow(code = 500, downcast(NoKey, Missing<T>, Lent<'_>))]
    Anyhow(anyhow::Error),
}

impl<T: std::fmt::Display + std::fmt::Debug + Send + Sync> Error<T> {
    fn status(&self) -> Option<u16> {
        None
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("borrowed {0}")]
#[flow(code = 404)]
struct Lent<'a>(&'a str);

#[derive(Debug, thiserror::Error, FlowError)]
#[error("only one")]
#[flow(code = 503, downcast(NoKey))]
struct Only(#[source] Box<dyn StdError>);

#[test]
fn a_boxed_error_may_be_in_every_kind_of_box_and_shape() {
    let errors: [(Error<String>, u16); 10] = [
        (Error::Value("salt".to_owned()), 400),
        (Error::Box(Box::new(NoKey)), 401),
        (Error::Box(Box::new(Missing("salt".to_owned()))), 404),
        (Error::Send(Box::new(NoKey)), 401),
        (Error::Alias(Box::new(NoKey)), 401),
        (Error::Alias("other".into()), 502),
        (
            Error::Arc {
                name: "a".to_owned(),
                source: Arc::new(NoKey),
            },
            401,
        ),
        (Error::Rc(Rc::new(NoKey), 1), 401),
        (Error::Borrowed(&NoKey), 401),
        (Error::Static(&NoKey), 401),
    ];
    for (error, code) in errors {
        assert_eq!(error.to_response().status(), code);
    }
    let anyhow: Error<String> = Error::Anyhow(anyhow::Error::new(NoKey).context("outer"));
    assert_eq!(anyhow.to_response().status(), 401);
    assert_eq!(Only(Box::new(NoKey)).to_response().status(), 401);
    assert_eq!(Only("other".into()).to_response().status(), 503);
    assert_eq!(Error::<String>::CATALOG.problem_types().len(), 11);
}
