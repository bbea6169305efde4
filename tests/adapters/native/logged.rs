//! The events of the responses that are made.

use std::cell::Cell;
use std::fmt::{Debug, Write as _};
use std::sync::{Mutex, Once, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

static START: Once = Once::new();

/// Those of all threads.
static EVENTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    static LOGGED: Cell<usize> = const { Cell::new(0) };
}

/// Listens from now on.
pub(crate) fn start() {
    // For all threads: one without a subscriber would turn an event off that it is the first to
    // reach, for the others too.
    START.call_once(|| {
        tracing::subscriber::set_global_default(Listener).expect("no other subscriber");
        tracing::callsite::rebuild_interest_cache();
    });
}

/// The number of events since the last call, of this thread.
#[allow(dead_code, reason = "it depends on which frameworks are on")]
pub(crate) fn logged() -> usize {
    start();
    LOGGED.take()
}

/// The events, of any thread, with `text` in one of their fields.
pub(crate) fn with(text: &str) -> Vec<String> {
    let events = EVENTS.lock().unwrap_or_else(PoisonError::into_inner);
    events
        .iter()
        .filter(|event| event.contains(text))
        .cloned()
        .collect()
}

struct Listener;

/// All fields in one text.
struct Fields(String);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        let _ = write!(self.0, "{field}={value} ");
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{field}={value:?} ");
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("flowcms_status")
    }

    fn event(&self, event: &Event<'_>) {
        LOGGED.set(LOGGED.get() + 1);
        let mut fields = Fields(String::new());
        event.record(&mut fields);
        let mut events = EVENTS.lock().unwrap_or_else(PoisonError::into_inner);
        events.push(fields.0);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
