//! The maps of upstreams, the same for each version of reqwest.

macro_rules! of_reqwest {
    ($feature:tt $module:ident $reqwest:ident) => {
        pub(crate) mod $module {
            #[cfg(feature = $feature)]
            use http::StatusCode;

            #[cfg(feature = $feature)]
            use crate::adapters::libraries::reqwest::$module::Failure;
            use crate::tables::iana::Http;

            map! { $feature
                /// How an upstream's failures answer: 504 for one that is slow, else 502, whatever it said. A
                /// request that cannot be built is the server's mistake: 500.
                #[flow(crate = crate, client = UpstreamProblem)]
                pub struct UpstreamError($reqwest::Error) in Http {
                    #[flow(reason = "upstream_slow")]
                    e if e.is_timeout() => 504 or 500 "Try again.",
                    #[flow(reason = "failed")]
                    e if e.is_builder() => 500,
                    #[flow(reason = "upstream_failed")]
                    _ => 502 or 500 "Try again.",
                }
            }

            map! { $feature
                /// How a [`Failure`] answers: a 429 and a 503 of the upstream are passed on, with their
                /// `Retry-After`. The rest is that of [`UpstreamError`].
                #[flow(crate = crate, client = PassedOnProblem)]
                pub struct PassedOnError(Failure) in Http {
                    #[flow(reason = "upstream_limit", detail = none)]
                    #[flow(header("Retry-After" = Failure::retry_after), retry(after = "Retry-After"))]
                    e if e.is(StatusCode::TOO_MANY_REQUESTS) => 429 or 503 or 500 "Wait, and send the request again.",
                    #[flow(reason = "upstream_unavailable")]
                    #[flow(header("Retry-After" = Failure::retry_after), retry(after = "Retry-After"))]
                    e if e.is(StatusCode::SERVICE_UNAVAILABLE) => 503 or 500 "Wait, and send the request again.",
                    #[flow(reason = "upstream_slow")]
                    Failure::Transport(e) if e.is_timeout() => 504 or 500 "Try again.",
                    #[flow(reason = "failed")]
                    Failure::Transport(e) if e.is_builder() => 500,
                    #[flow(reason = "upstream_failed")]
                    _ => 502 or 500 "Try again.",
                }
            }
        }
    };
}

#[cfg(any(feature = "reqwest-map", feature = "client"))]
of_reqwest! { "reqwest-map" reqwest_013 reqwest }

#[cfg(feature = "reqwest-012-map")]
of_reqwest! { "reqwest-012-map" reqwest_012 reqwest_012 }
