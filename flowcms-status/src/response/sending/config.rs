//! What a layer was built with, and what its hooks get.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use http::StatusCode;
use http::response::Parts;

use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::{Status, StatusTable};
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::occurrence::rendered::Rendered;
use crate::response::mark::Around;
use crate::response::refused;
use crate::response::sending::instance::Instance;

type Hook = Arc<dyn Fn(&ErrorResponse<'_>) + Send + Sync>;
pub(crate) type Render = Arc<dyn Fn(&Problem<'_>) -> Rendered + Send + Sync>;
type Leave = Arc<dyn Fn(&Parts) -> bool + Send + Sync>;

#[allow(dead_code, reason = "only some frameworks ask for it")]
type Answers = for<'e> fn(&'e (dyn Error + Send + Sync + 'static)) -> Option<&'e dyn FlowError>;

/// What a layer was built with.
#[derive(Clone)]
pub(crate) struct Config {
    /// The problem type of a code's row, `None` for what is no error code.
    pub(crate) row: fn(u16) -> Option<&'static ProblemType>,
    pub(crate) negotiates: bool,
    pub(crate) instance: Instance,
    pub(crate) render: Option<Render>,
    pub(crate) hooks: Vec<Hook>,
    /// What the layer is to those inside: whether it has hooks.
    pub(crate) around: Around,
    pub(crate) leave: Option<Leave>,
    /// Which errors of a tower service answer for themselves.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) answers: Vec<Answers>,
}

impl Config {
    pub(crate) fn of_table<T: StatusTable + FlowError>() -> Self {
        Self {
            row: refused::row::<T>,
            negotiates: true,
            instance: Instance::None,
            render: None,
            hooks: Vec::new(),
            around: Around::Layer,
            leave: None,
            #[allow(dead_code, reason = "only some frameworks ask for it")]
            answers: Vec::new(),
        }
    }

    pub(crate) fn leaves(&self, parts: &Parts) -> bool {
        self.leave.as_ref().is_some_and(|leave| leave(parts))
    }

    pub(crate) fn listen(&mut self, hook: Hook) {
        self.hooks.push(hook);
        self.around = Around::Listening;
    }

    pub(crate) fn tell(&self, response: &ErrorResponse<'_>) {
        for hook in &self.hooks {
            hook(response);
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("negotiates", &self.negotiates)
            .field("instance", &self.instance)
            .field("renders", &self.render.is_some())
            .field("hooks", &self.hooks.len())
            .finish_non_exhaustive()
    }
}

/// What every layer and middleware of this crate is built with: `self.with(change)` changes its
/// [`Config`].
#[allow(unused_macros, reason = "a gRPC status has one form")]
macro_rules! builder {
    ($layer:literal) => {
        /// Sends the form that `Accept` asks for (RFC 9110, section 12.5.1), and `Vary`.
        pub fn negotiated(self) -> Self {
            self.with(|config| config.negotiates = true)
        }

        /// Sends `application/problem+json` whatever `Accept` says.
        pub fn without_negotiation(self) -> Self {
            self.with(|config| config.negotiates = false)
        }

        /// Where the `instance` member comes from (RFC 9457, section 3.1.5).
        pub fn instance(self, instance: $crate::Instance) -> Self {
            self.with(|config| config.instance = instance)
        }

        /// One body for all errors of the service, in the API's own form: a content type and bytes.
        /// An error type with a `render` of its own keeps that. What a problem takes the place of is
        /// [`Problem::replaced`](crate::Problem::replaced).
        ///
        /// ```
        #[doc = concat!("use ", $layer, ";")]
        /// use flowcms_status::Problem;
        ///
        /// fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
        ///     ("application/json", format!(r#"{{"error":"{}"}}"#, problem.reason()))
        /// }
        #[doc = concat!("let layer = ", $layer, "::new().render(legacy);")]
        /// # let _ = layer;
        /// ```
        pub fn render<R: Into<$crate::Rendered>>(
            self,
            render: impl Fn(&$crate::Problem<'_>) -> R + Send + Sync + 'static,
        ) -> Self {
            let render = move |problem: &$crate::Problem<'_>| render(problem).into();
            self.with(|config| config.render = Some(::std::sync::Arc::new(render)))
        }

        /// Calls `hook` once for every 4xx and 5xx that is sent through here, such as to count them
        /// by reason. Hooks are called in the order in which they were added: do not wait in one.
        ///
        /// ```
        #[doc = concat!("use ", $layer, ";")]
        ///
        #[doc = concat!("let layer = ", $layer, "::new().on_error(|response| {")]
        ///     println!("{} {}", response.status_code(), response.reason());
        /// });
        /// # let _ = layer;
        /// ```
        pub fn on_error(
            self,
            hook: impl Fn(&$crate::ErrorResponse<'_>) + Send + Sync + 'static,
        ) -> Self {
            self.with(|config| config.listen(::std::sync::Arc::new(hook)))
        }

        /// Leaves error responses of others as they are for which `leave` returns `true`, beside
        /// those below 500 that have content other than plain text.
        ///
        /// ```
        #[doc = concat!("use ", $layer, ";")]
        ///
        #[doc = concat!("let layer = ", $layer, "::new().leave(|response| {")]
        ///     response.headers.contains_key("x-upstream")
        /// });
        /// # let _ = layer;
        /// ```
        pub fn leave(
            self,
            leave: impl Fn(&$crate::http::response::Parts) -> bool + Send + Sync + 'static,
        ) -> Self {
            self.with(|config| config.leave = Some(::std::sync::Arc::new(leave)))
        }

        fn with(
            mut self,
            change: impl FnOnce(&mut $crate::response::sending::config::Config),
        ) -> Self {
            change(::std::sync::Arc::make_mut(&mut self.config));
            self
        }
    };
}
#[allow(unused_imports, reason = "a gRPC status has one form")]
pub(crate) use builder;

/// An error response that is sent: what hooks get.
#[derive(Debug, Clone, Copy)]
pub struct ErrorResponse<'a> {
    pub(crate) problem_type: &'static ProblemType,
    pub(crate) status: &'static Status,
    pub(crate) reason: &'a str,
    pub(crate) error: Option<&'a dyn Error>,
}

impl<'a> ErrorResponse<'a> {
    /// The `reason` member: what error responses are best counted by.
    #[must_use]
    pub fn reason(&self) -> &'a str {
        self.reason
    }

    /// The problem type; the row's, if no error of this crate was answered.
    #[must_use]
    pub fn problem_type(&self) -> &'static ProblemType {
        self.problem_type
    }

    /// The row of the table whose code is sent.
    #[must_use]
    pub fn status(&self) -> &'static Status {
        self.status
    }

    /// The status code that is sent (RFC 9110, section 15).
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        self.status.status_code()
    }

    /// What the error that was answered said, and its sources. `None` if there was only a response,
    /// or if it was answered in another task.
    #[must_use]
    pub fn error(&self) -> Option<&'a dyn Error> {
        self.error
    }
}
