//! What the layer around a response being made wants of it. A future of the layer is polled by one
//! thread at a time: while it is, the thread knows the layer and its request.

use std::cell::RefCell;
use std::error::Error;
use std::sync::Arc;

use crate::document::format::Format;
use crate::document::write;
use crate::layer::config::{Config, ErrorResponse, Render, Requested};
use crate::occurrence::problem::Problem;
use crate::occurrence::rendered::Rendered;
use crate::response::surroundings::{self, Surroundings};

/// A layer and the request that it has.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    pub(crate) config: Arc<Config>,
    pub(crate) requested: Requested,
}

thread_local! {
    static SCOPES: RefCell<Vec<Scope>> = const { RefCell::new(Vec::new()) };
}

/// Runs `inside` in the scope that `slot` holds.
pub(crate) fn enter<R>(slot: &mut Option<Scope>, inside: impl FnOnce() -> R) -> R {
    /// Puts the scope back, also if `inside` panics.
    struct Leave<'a>(&'a mut Option<Scope>);

    impl Drop for Leave<'_> {
        fn drop(&mut self) {
            *self.0 = SCOPES.with_borrow_mut(Vec::pop);
        }
    }

    let Some(scope) = slot.take() else {
        return inside();
    };
    SCOPES.with_borrow_mut(|scopes| scopes.push(scope));
    let _leave = Leave(slot);
    surroundings::within(&Layers, inside)
}

/// The layers around, the innermost first.
pub(crate) struct Layers;

impl Layers {
    /// What `find` returns of the innermost layer of which it returns something.
    fn find<T>(find: impl FnMut(&Scope) -> Option<T>) -> Option<T> {
        let found =
            |scopes: &RefCell<Vec<Scope>>| scopes.try_borrow().ok()?.iter().rev().find_map(find);
        SCOPES.try_with(found).ok().flatten()
    }

    fn render() -> Option<Render> {
        Self::find(|scope| scope.config.render.clone())
    }

    fn format() -> Option<Format> {
        Self::find(|scope| scope.config.negotiates.then_some(scope.requested.format))
    }
}

impl Surroundings for Layers {
    fn instance(&self) -> Option<String> {
        Self::find(|scope| scope.requested.instance())
    }

    fn is_negotiated(&self) -> bool {
        Self::format().is_some() && Self::render().is_none()
    }

    fn rendered(&self, problem: &Problem<'_>) -> Option<Rendered> {
        if let Some(render) = Self::render() {
            return Some(render(problem));
        }
        let format = Self::format()?;
        if format == Format::ProblemJson {
            return None;
        }
        let body = write::problem(problem, format);
        Some(Rendered::from((format.content_type(), body)))
    }

    fn told(&self, problem: &Problem<'_>, cause: Option<&dyn Error>) {
        // Nothing is borrowed while a hook runs, which may poll a service with a layer of its own.
        let mut configs: Vec<Arc<Config>> = Vec::new();
        let _: Option<()> = Self::find(|scope| {
            configs.push(Arc::clone(&scope.config));
            None
        });
        for hook in configs.iter().flat_map(|config| &config.hooks) {
            hook(&ErrorResponse::new(problem, cause));
        }
    }
}
