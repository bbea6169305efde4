//! One event a response, with what support needs to find it (feature `tracing`).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use flowcms_status::{Catalog, Catalogued as _, FlowCms, FlowError, Problem, status_table};
use serde_json::Value;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// What was emitted while one response was made.
#[derive(Debug)]
struct Emitted {
    level: Level,
    fields: BTreeMap<&'static str, String>,
}

impl Emitted {
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }
}

impl Visit for Emitted {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }
}

/// Keeps the events of one thread, up to a level.
struct Keep {
    upto: Level,
    events: Mutex<Vec<Emitted>>,
}

struct Shared(Arc<Keep>);

impl Subscriber for Shared {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= self.0.upto
    }

    fn event(&self, event: &Event<'_>) {
        let mut emitted = Emitted {
            level: *event.metadata().level(),
            fields: BTreeMap::new(),
        };
        event.record(&mut emitted);
        self.0.events.lock().unwrap().push(emitted);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// What `run` returns, and the events it emitted up to `upto`.
fn listen<T>(upto: Level, run: impl FnOnce() -> T) -> (T, Vec<Emitted>) {
    let events = Mutex::new(Vec::new());
    let keep = Arc::new(Keep { upto, events });
    let returned = tracing::subscriber::with_default(Shared(keep.clone()), run);
    let events = std::mem::take(&mut *keep.events.lock().unwrap());
    (returned, events)
}

/// The response's document, and the events it emitted up to `upto`.
fn respond_upto(upto: Level, error: &dyn FlowError) -> (Value, Vec<Emitted>) {
    let (response, events) = listen(upto, || error.to_response());
    let document = match &response.body()[..] {
        [] => Value::Null,
        body => serde_json::from_slice(body).unwrap(),
    };
    (document, events)
}

/// The document and the one event of the response.
fn respond(error: &dyn FlowError) -> (Value, Emitted) {
    let (document, mut events) = respond_upto(Level::TRACE, error);
    assert_eq!(events.len(), 1, "{events:?}");
    (document, events.remove(0))
}

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("entry `{0}` does not exist")]
    #[flow(code = 404)]
    NotFound(String),
    #[error("always the same")]
    #[flow(code = 409)]
    Constant,
    #[error("media store unreachable at {host}")]
    #[flow(code = 502)]
    Media { host: String, source: Chain },
    #[error("nothing is public")]
    #[flow(code = 503, detail = none)]
    Silent,
    #[error("everything is public")]
    #[flow(code = 500, detail = display)]
    Public,
    #[error("a text is public")]
    #[flow(code = 500, detail = "Ask again.")]
    PublicText,
    #[error("off")]
    #[flow(code = 500, log = off)]
    Off,
    #[error("trace")]
    #[flow(code = 500, log = trace)]
    Trace,
    #[error("debug")]
    #[flow(code = 500, log = debug)]
    Debug,
    #[error("info")]
    #[flow(code = 404, log = info)]
    Info,
    #[error("warn")]
    #[flow(code = 404, log = warn)]
    Warn,
    #[error("error")]
    #[flow(code = 404, log = error)]
    Error,
    #[error("unchanged")]
    #[flow(code = 304)]
    Unchanged,
    #[error("upstream")]
    #[flow(code = 400)]
    Upstream(#[flow(status)] u16),
    #[error("outer")]
    #[flow(transparent)]
    Inner(Box<ContentError>),
    #[error("mapped")]
    #[flow(map = Number)]
    Number(#[source] std::num::ParseIntError),
    #[error("left out")]
    #[flow(code = 400)]
    LeftOut {
        #[flow(header = "X-Header")]
        header: String,
        #[flow(member)]
        member: Fails,
        #[flow(member)]
        fine: u8,
    },
    #[error("{0}")]
    #[flow(code = 400)]
    Unshown(Unshown),
    #[error(transparent)]
    #[flow(code = 500, log = warn, downcast(ContentError))]
    Other(anyhow::Error),
}

status_table! {
    /// How numbers fail.
    struct Number(std::num::ParseIntError) in FlowCms {
        #[flow(log = info)]
        _ => 422,
    }
}

/// An error with two sources below it.
#[derive(Debug, thiserror::Error)]
#[error("connection lost")]
struct Chain(#[source] io::Error);

impl Chain {
    fn new() -> Self {
        let deepest = io::Error::other("cable cut");
        Self(io::Error::new(io::ErrorKind::BrokenPipe, Deep(deepest)))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("pipe broken")]
struct Deep(#[source] io::Error);

#[derive(Debug)]
struct Fails;

impl serde::Serialize for Fails {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("it fails"))
    }
}

#[derive(Debug)]
struct Unshown;

impl fmt::Display for Unshown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half")?;
        Err(fmt::Error)
    }
}

fn is_urn_uuid(text: &str) -> bool {
    let Some(uuid) = text.strip_prefix("urn:uuid:") else {
        return false;
    };
    let groups: Vec<usize> = uuid.split('-').map(str::len).collect();
    let is_lower_hex = |byte: u8| byte == b'-' || matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    groups == [8, 4, 4, 4, 12] && uuid.bytes().all(is_lower_hex)
}

#[test]
fn an_event_has_the_reason_the_status_and_the_error() {
    let (_, event) = respond(&ContentError::NotFound("intro".into()));
    assert_eq!(event.level, Level::DEBUG);
    assert_eq!(event.field("reason"), Some("not_found"));
    assert_eq!(event.field("status"), Some("404"));
    assert_eq!(event.field("error"), Some("entry `intro` does not exist"));
    assert_eq!(event.field("sources"), None);
    assert_eq!(event.field("instance"), None);
}

#[test]
fn a_response_that_is_always_the_same_has_an_event_each_time() {
    for _ in 0..3 {
        let (document, event) = respond(&ContentError::Constant);
        assert_eq!(event.field("reason"), Some("constant"));
        assert_eq!(event.field("error"), Some("always the same"));
        assert_eq!(document["detail"], "always the same");
    }
}

#[test]
fn the_whole_chain_of_sources_is_in_the_event_and_nowhere_in_the_body() {
    let error = ContentError::Media {
        host: "media.internal".into(),
        source: Chain::new(),
    };
    let (document, event) = respond(&error);
    assert_eq!(event.level, Level::ERROR);
    assert_eq!(
        event.field("error"),
        Some("media store unreachable at media.internal")
    );
    let sources = event.field("sources").unwrap();
    let mut at = 0;
    for source in ["connection lost", "pipe broken", "cable cut"] {
        at += sources[at..]
            .find(source)
            .unwrap_or_else(|| panic!("{source} in {sources}"));
    }
    for private in ["media.internal", "connection", "pipe", "cable"] {
        assert!(!document.to_string().contains(private), "{document}");
    }
}

#[test]
fn what_is_found_in_a_box_answers_and_the_event_has_all_that_is_around_it() {
    let boxed = |inside| ContentError::Other(anyhow::Error::new(inside).context("of tenant 12"));
    let (document, event) = respond(&boxed(ContentError::Info));
    assert_eq!(document["reason"], "info");
    assert_eq!(document["detail"], "info");
    assert_eq!(event.level, Level::INFO);
    assert_eq!(event.field("reason"), Some("info"));
    assert_eq!(event.field("error"), Some("of tenant 12"));
    assert_eq!(event.field("sources"), Some("info"));

    let (document, event) = respond(&boxed(ContentError::Silent));
    assert_eq!(document["status"], 503);
    assert_eq!(event.field("instance"), document["instance"].as_str());
    assert!(document["instance"].as_str().is_some_and(is_urn_uuid));

    let (document, event) = respond(&ContentError::Other(anyhow::anyhow!("no type at all")));
    assert_eq!(event.level, Level::WARN);
    assert_eq!(event.field("error"), Some("no type at all"));
    assert_eq!(event.field("instance"), document["instance"].as_str());
    assert!(!document.to_string().contains("no type"));
}

#[test]
fn the_instance_of_a_private_5xx_is_the_one_in_its_event() {
    let private = [
        ContentError::Media {
            host: String::new(),
            source: Chain::new(),
        },
        ContentError::Silent,
        ContentError::Trace,
        ContentError::Upstream(504),
        ContentError::Inner(Box::new(ContentError::Silent)),
    ];
    let mut seen = Vec::new();
    for error in &private {
        let (document, event) = respond(error);
        let instance = document["instance"]
            .as_str()
            .expect("an instance")
            .to_owned();
        assert!(is_urn_uuid(&instance), "{instance}");
        assert_eq!(event.field("instance"), Some(&*instance));
        assert!(!seen.contains(&instance), "{instance} twice");
        seen.push(instance);
    }
    let row = &FlowCms::InternalServerError;
    let (document, event) = respond(row);
    assert_eq!(event.field("instance"), document["instance"].as_str());
    assert!(is_urn_uuid(document["instance"].as_str().unwrap()));
}

#[test]
fn two_responses_of_one_error_have_two_instances() {
    let [first, second] = [(), ()].map(|()| respond(&ContentError::Silent).0);
    assert_ne!(first["instance"], second["instance"]);
}

#[test]
fn what_is_public_has_no_instance() {
    let public = [
        ContentError::NotFound(String::new()),
        ContentError::Constant,
        ContentError::Public,
        ContentError::PublicText,
        ContentError::Upstream(409),
        ContentError::Unchanged,
        ContentError::Number("".parse::<u8>().unwrap_err()),
    ];
    for error in &public {
        let (document, event) = respond(error);
        assert_eq!(document.get("instance"), None, "{document}");
        assert_eq!(event.field("instance"), None);
    }
}

#[test]
fn without_an_event_there_is_no_instance_to_find_it_by() {
    let (document, events) = respond_upto(Level::ERROR, &ContentError::Off);
    assert!(events.is_empty(), "{events:?}");
    assert_eq!(document.get("instance"), None, "{document}");
    // Nobody listens at all.
    let response = ContentError::Silent.to_response();
    let document: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(document.get("instance"), None, "{document}");
}

#[test]
fn the_level_is_the_declared_one_else_error_from_500_up_and_debug_below() {
    let levels = [
        (ContentError::Trace, Level::TRACE),
        (ContentError::Debug, Level::DEBUG),
        (ContentError::Info, Level::INFO),
        (ContentError::Warn, Level::WARN),
        (ContentError::Error, Level::ERROR),
        (ContentError::Silent, Level::ERROR),
        (ContentError::Public, Level::ERROR),
        (ContentError::Constant, Level::DEBUG),
        (ContentError::Unchanged, Level::DEBUG),
        // It goes by the status that is sent.
        (ContentError::Upstream(400), Level::DEBUG),
        (ContentError::Upstream(502), Level::ERROR),
        // And by what answers.
        (
            ContentError::Inner(Box::new(ContentError::Warn)),
            Level::WARN,
        ),
        (
            ContentError::Number("".parse::<u8>().unwrap_err()),
            Level::INFO,
        ),
    ];
    for (error, level) in &levels {
        assert_eq!(respond(error).1.level, *level, "{error:?}");
    }
}

#[test]
fn log_off_emits_nothing() {
    let (_, events) = respond_upto(Level::TRACE, &ContentError::Off);
    assert!(events.is_empty(), "{events:?}");
}

#[test]
fn nobody_formats_what_nobody_listens_to() {
    /// Counts how often it is displayed.
    #[derive(Debug, FlowError)]
    #[flow(code = 500)]
    struct Counts(Rc<RefCell<usize>>);

    impl fmt::Display for Counts {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            *self.0.borrow_mut() += 1;
            f.write_str("counted")
        }
    }

    impl Error for Counts {}

    let count = Rc::new(RefCell::new(0));
    let error = Counts(count.clone());
    tracing::subscriber::with_default(tracing::subscriber::NoSubscriber::new(), || {
        error.to_response();
    });
    assert_eq!(*count.borrow(), 0);
    let (_, event) = respond(&error);
    assert_eq!(event.field("error"), Some("counted"));
    assert_eq!(*count.borrow(), 1);
}

#[test]
fn a_header_or_member_that_is_left_out_is_reported_by_name_but_not_by_value() {
    let error = ContentError::LeftOut {
        header: "secret\r\nvalue".into(),
        member: Fails,
        fine: 7,
    };
    let (document, events) = respond_upto(Level::TRACE, &error);
    assert_eq!(document.get("member"), None);
    assert_eq!(document["fine"], 7);
    let (of_response, left_out): (Vec<_>, Vec<_>) =
        (events.iter()).partition(|event| event.field("status").is_some());
    assert_eq!(of_response.len(), 1);
    assert_eq!(left_out.len(), 2, "{events:?}");
    for event in &left_out {
        assert_eq!(event.level, Level::WARN);
        assert_eq!(event.field("reason"), Some("left_out"));
        assert!(event.fields.values().all(|value| !value.contains("secret")));
    }
    let names: Vec<_> = (left_out.iter())
        .map(|event| (event.field("header"), event.field("member")))
        .collect();
    assert_eq!(names, [(Some("x-header"), None), (None, Some("member"))]);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = flowcms_status::Http)]
enum Amended {
    #[error("upstream")]
    #[flow(code = 502, codes(404))]
    Listed(#[flow(status)] u16),
    #[error("upstream")]
    #[flow(code = 500)]
    Any(#[flow(status)] u16),
    #[error("who")]
    #[flow(code = 401)]
    Who(#[flow(header = "WWW-Authenticate")] Option<&'static str>),
    #[error("proxy")]
    #[flow(code = 407)]
    Proxy(#[flow(header = "Proxy-Authenticate")] Option<&'static str>),
}

#[test]
fn what_became_of_a_status_that_cannot_be_sent_is_said_once_a_response() {
    for (error, asked, sent, says) in [
        (Amended::Listed(503), "503", "502", "does not list it"),
        (Amended::Listed(200), "200", "502", "it is no error"),
        (
            Amended::Any(499),
            "499",
            "500",
            "the table does not have it",
        ),
        (Amended::Any(405), "405", "500", "needs the header `Allow`"),
        (Amended::Who(None), "401", "401", "a default is sent"),
        (Amended::Who(Some("\n")), "401", "401", "a default is sent"),
        (
            Amended::Proxy(None),
            "407",
            "500",
            "needs the header `Proxy-Authenticate`",
        ),
    ] {
        let ((), events) = listen(Level::WARN, || {
            let _ = (error.status_code(), error.retry(), error.grpc_code());
            drop(error.to_response());
        });
        let said: Vec<&Emitted> = (events.iter())
            .filter(|event| event.field("asked").is_some())
            .collect();
        assert_eq!(said.len(), 1, "{error:?}: {events:?}");
        assert_eq!(said[0].field("asked"), Some(asked), "{error:?}");
        assert_eq!(said[0].field("status"), Some(sent), "{error:?}");
        let message = said[0].field("message").unwrap();
        assert!(message.contains(says), "{error:?}: {message}");
    }
    let ((), events) = listen(Level::WARN, || drop(Amended::Listed(404).to_response()));
    assert!(events.is_empty(), "{events:?}");
}

#[test]
fn a_member_of_a_reserved_or_taken_name_is_reported() {
    #[derive(Debug, thiserror::Error)]
    #[error("by hand")]
    struct ByHand;

    impl FlowError for ByHand {
        fn problem_type(&self) -> &'static flowcms_status::ProblemType {
            FlowCms::NotFound.problem_type()
        }

        fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
            for name in ["detail", "slug", "slug"] {
                problem.add_owned_member(name, 1);
            }
        }
    }

    let ((), events) = listen(Level::WARN, || drop(ByHand.to_response()));
    let names: Vec<_> = events.iter().map(|event| event.field("member")).collect();
    assert_eq!(names, [Some("detail"), Some("slug")]);
}

#[test]
fn a_display_that_fails_half_way_is_left_out_of_the_body_and_reported() {
    let (document, events) = respond_upto(Level::TRACE, &ContentError::Unshown(Unshown));
    assert_eq!(document.get("detail"), None);
    let of_response = events
        .iter()
        .filter(|event| event.field("status").is_some());
    assert_eq!(of_response.count(), 1);
    assert!(
        events
            .iter()
            .any(|event| event.field("member") == Some("detail")),
        "{events:?}"
    );
}

#[test]
fn a_problem_that_is_only_looked_at_emits_no_response_event() {
    let keep = Arc::new(Keep {
        upto: Level::TRACE,
        events: Mutex::default(),
    });
    tracing::subscriber::with_default(Shared(keep.clone()), || {
        let json = Problem::new(&ContentError::Silent).to_json();
        assert!(!json.contains("instance"), "{json}");
    });
    assert!(keep.events.lock().unwrap().is_empty());
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, reason = "gone")]
struct NotThere;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 409, reason = "gone")]
struct Conflicting;

#[derive(Debug, thiserror::Error, FlowError)]
#[error(transparent)]
#[flow(transparent)]
struct Around(#[from] Conflicting);

#[test]
fn a_catalogue_that_contradicts_itself_is_served_with_one_event() {
    let catalog = Catalog::new("API")
        .with(NotThere::CATALOG)
        .with(Around::CATALOG);
    let (service, events) = listen(Level::TRACE, || catalog.service());
    assert_eq!(service.path(), "/errors");
    let [event] = &events[..] else {
        panic!("{events:?}");
    };
    assert_eq!(event.level, Level::ERROR);
    assert_eq!(event.field("catalog"), Some("API"));
    let conflicts = event.field("conflicts").unwrap();
    assert!(
        conflicts.starts_with("reason `gone` is declared by `NotThere` (404) and by"),
        "{conflicts}"
    );
}

#[test]
fn responses_of_a_reason_that_there_is_not_are_left_out_with_one_event_that_names_the_nearest() {
    let (responses, events) = listen(Level::TRACE, || {
        ContentError::responses_for(&["not_fuond", "constant"]).to_value()
    });
    assert_eq!(responses.as_object().unwrap().len(), 1);
    let [event] = &events[..] else {
        panic!("{events:?}");
    };
    assert_eq!(event.field("reason"), Some("not_fuond"));
    assert_eq!(event.field("nearest"), Some("not_found"));
}
