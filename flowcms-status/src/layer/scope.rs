//! What the layer around a response being made wants of it. A future of the layer is polled by one
//! thread at a time: while it is, the thread knows the layer and its request.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use crate::document::format::Format;
use crate::document::write;
use crate::layer::config::{Config, ErrorResponse, Render, Requested};
use crate::occurrence::problem::Problem;
use crate::occurrence::rendered::Rendered;

/// A layer and the request that it has.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    pub(crate) config: Arc<Config>,
    pub(crate) requested: Requested,
}

thread_local! {
    static SCOPES: RefCell<Vec<Scope>> = const { RefCell::new(Vec::new()) };
    /// How many they are: without a destructor it costs nothing to look at.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Marks a response as one that an error has put together, which a layer leaves as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answered {
    #[cfg_attr(not(feature = "tracing"), expect(dead_code))]
    pub(crate) problem_type: &'static ProblemType,
    #[cfg_attr(not(feature = "tracing"), expect(dead_code))]
    pub(crate) status: &'static Status,
    /// Whether its form depends on `Accept`.
    pub(crate) is_negotiated: bool,
}

/// Runs `inside` in the scope that `slot` holds.
pub(crate) fn enter<R>(slot: &mut Option<Scope>, inside: impl FnOnce() -> R) -> R {
    /// Puts the scope back, also if `inside` panics.
    struct Leave<'a>(&'a mut Option<Scope>);

    impl Drop for Leave<'_> {
        fn drop(&mut self) {
            DEPTH.set(DEPTH.get() - 1);
            *self.0 = SCOPES.with_borrow_mut(Vec::pop);
        }
    }

    let Some(scope) = slot.take() else {
        return inside();
    };
    SCOPES.with_borrow_mut(|scopes| scopes.push(scope));
    DEPTH.set(DEPTH.get() + 1);
    let _leave = Leave(slot);
    inside()
}

/// Whether there is a layer around.
pub(crate) fn is_around() -> bool {
    DEPTH.get() > 0
}

/// What the layers around want of a response: nothing, where there are none.
pub(crate) fn wanted() -> Wanted {
    let wanted = |scopes: &RefCell<Vec<Scope>>| {
        let scopes = scopes.try_borrow().ok()?;
        let innermost_first = || scopes.iter().rev();
        let render = innermost_first().find_map(|scope| scope.config.render.clone());
        let format = innermost_first()
            .find(|scope| scope.config.negotiates)
            .map(|scope| scope.requested.format);
        let instance = innermost_first().find_map(|scope| scope.requested.instance());
        Some(Wanted {
            render,
            format,
            instance,
        })
    };
    SCOPES.try_with(wanted).ok().flatten().unwrap_or_default()
}

/// Tells the layers around of a response, the innermost first.
pub(crate) fn notify(response: &ErrorResponse<'_>) {
    // Nothing is borrowed while a hook runs, which may poll a service with a layer of its own.
    let configs: Vec<Arc<Config>> = SCOPES
        .try_with(|scopes| {
            let scopes = scopes.try_borrow().ok()?;
            Some(
                (scopes.iter().rev())
                    .map(|scope| Arc::clone(&scope.config))
                    .collect(),
            )
        })
        .ok()
        .flatten()
        .unwrap_or_default();
    for hook in configs.iter().flat_map(|config| &config.hooks) {
        hook(response);
    }
}

/// What a response is to look like.
#[derive(Default)]
pub(crate) struct Wanted {
    render: Option<Render>,
    format: Option<Format>,
    instance: Option<String>,
}

impl Wanted {
    pub(crate) fn instance(&self) -> Option<String> {
        self.instance.clone()
    }

    /// The body, where it is not to be the problem document.
    pub(crate) fn rendered(&self, problem: &Problem<'_>) -> Option<Rendered> {
        if let Some(render) = &self.render {
            return Some(render(problem));
        }
        let format = self.format?;
        if format == Format::ProblemJson {
            return None;
        }
        let body = write::problem(problem, format);
        Some(Rendered::from((format.content_type(), body)))
    }

    /// Whether the form of a response that is not the type's own depends on `Accept`.
    pub(crate) fn is_negotiated(&self) -> bool {
        self.format.is_some() && self.render.is_none()
    }
}
