//! What goes wrong with an upstream over reqwest, the same for each of its versions.

macro_rules! of_reqwest {
    ($(#[$docs:meta])* $module:ident $reqwest:ident) => {
        $(#[$docs])*
        pub mod $module {
            use std::error::Error;
            use std::fmt;

            use http::header::RETRY_AFTER;
            use http::{HeaderValue, StatusCode};

            pub use crate::adapters::maps::reqwest::$module::*;

            /// What an upstream did instead of what it was asked for.
            ///
            /// The error of reqwest knows no header of the response that it is made of, so
            /// that there is no `Retry-After` to pass on: [`checked`](Checked::checked) keeps it.
            #[derive(Debug)]
            #[non_exhaustive]
            pub enum Failure {
                /// There is no answer, or none that can be read.
                Transport($reqwest::Error),
                /// It answered with a status from 400 up.
                #[non_exhaustive]
                Refused {
                    /// The status.
                    status: StatusCode,
                    /// Its `Retry-After`.
                    retry_after: Option<HeaderValue>,
                },
            }

            impl Failure {
                /// The status that the upstream answered with.
                #[must_use]
                pub fn status(&self) -> Option<StatusCode> {
                    match self {
                        Self::Transport(error) => error.status(),
                        Self::Refused { status, .. } => Some(*status),
                    }
                }

                /// The `Retry-After` that the upstream sent.
                #[must_use]
                pub fn retry_after(&self) -> Option<&HeaderValue> {
                    match self {
                        Self::Transport(_) => None,
                        Self::Refused { retry_after, .. } => retry_after.as_ref(),
                    }
                }

                pub(in crate::adapters) fn is(&self, status: StatusCode) -> bool {
                    self.status() == Some(status)
                }
            }

            impl From<$reqwest::Error> for Failure {
                fn from(error: $reqwest::Error) -> Self {
                    Self::Transport(error)
                }
            }

            impl fmt::Display for Failure {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    match self {
                        Self::Transport(_) => f.write_str("there is no answer of the upstream"),
                        Self::Refused { status, .. } => write!(f, "the upstream answered {status}"),
                    }
                }
            }

            impl Error for Failure {
                fn source(&self) -> Option<&(dyn Error + 'static)> {
                    match self {
                        Self::Transport(error) => Some(error),
                        Self::Refused { .. } => None,
                    }
                }
            }

            /// `response.checked()?`: a response below 400, or a [`Failure`].
            pub trait Checked: Sized {
                /// The response itself below 400.
                ///
                /// # Errors
                ///
                /// [`Failure::Refused`] from 400 up, with the `Retry-After` of the response.
                fn checked(self) -> Result<Self, Failure>;
            }

            impl Checked for $reqwest::Response {
                fn checked(self) -> Result<Self, Failure> {
                    let status = self.status();
                    if status.is_client_error() || status.is_server_error() {
                        let retry_after = self.headers().get(RETRY_AFTER).cloned();
                        return Err(Failure::Refused { status, retry_after });
                    }
                    Ok(self)
                }
            }
        }
    };
}

#[cfg(feature = "reqwest-map")]
of_reqwest! {
    /// An upstream over reqwest 0.13 (feature `reqwest-map`): a map that says nothing of it, and one that
    /// passes on that it is overloaded.
    ///
    /// ```
    /// use flowcms_status::FlowError;
    /// use flowcms_status::reqwest::{Checked as _, Failure, PassedOnError};
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// enum TrackingError {
    ///     #[error(transparent)]
    ///     #[flow(map = flowcms_status::reqwest::UpstreamError)]
    ///     Map(#[from] reqwest::Error),
    ///     #[error(transparent)]
    ///     #[flow(map = PassedOnError)] // its 429 and 503 too, with `Retry-After`
    ///     Carrier(#[from] Failure),
    /// }
    ///
    /// async fn place(url: &str) -> Result<String, Failure> {
    ///     Ok(reqwest::get(url).await?.checked()?.text().await?)
    /// }
    /// # let _ = place;
    /// ```
    reqwest_013 reqwest
}

#[cfg(feature = "reqwest-012-map")]
of_reqwest! {
    /// An upstream over reqwest 0.12 (feature `reqwest-012-map`), as `flowcms_status::reqwest` is for
    /// reqwest 0.13.
    reqwest_012 reqwest_012
}
