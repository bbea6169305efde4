//! An upstream on the loopback in each of its moods, over both versions of reqwest.

use std::net::{Ipv4Addr, SocketAddr};

use ::tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use ::tokio::net::TcpListener;

/// An upstream that reads a request, and then does what the path says: an answer of that status with
/// `Retry-After`, or nothing at all.
async fn upstream() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    ::tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            ::tokio::spawn(async move {
                let mut read = [0; 1024];
                let len = stream.read(&mut read).await.unwrap_or(0);
                let head = String::from_utf8_lossy(&read[..len]).into_owned();
                let path = head.split(' ').nth(1).unwrap_or_default();
                let answer = match path {
                    "/slow" => return std::future::pending().await,
                    "/hangs_up" => return,
                    "/garbled" => "hunter2 is no HTTP\r\n\r\n".to_owned(),
                    "/breaks_off" => "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_owned(),
                    status => format!(
                        "HTTP/1.1 {} Mood\r\nretry-after: 7\r\ncontent-length: 7\r\nconnection: close\r\n\r\nhunter2",
                        &status[1..]
                    ),
                };
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    address
}

/// A port where nobody listens.
async fn nobody() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .expect("a port");
    listener.local_addr().expect("an address")
}

macro_rules! over {
    ($module:ident $reqwest:ident) => {
        mod $module {
            use std::time::Duration;

            use axum::Router;
            use axum::extract::Path;
            use axum::routing::get as route;
            use flowcms_status::$module::{Checked as _, Failure, PassedOnError, UpstreamError};
            use flowcms_status::{FlowError, Http};
            use $reqwest::Client;

            use super::super::{get, serve};
            use super::{nobody, upstream};
            use crate::maps::Small;

            #[derive(Debug, thiserror::Error, FlowError)]
            #[flow(table = Http)]
            enum PrivateError {
                #[error(transparent)]
                #[flow(map = UpstreamError)]
                Upstream(#[from] $reqwest::Error),
            }

            #[derive(Debug, thiserror::Error, FlowError)]
            #[flow(table = Http)]
            enum PublicError {
                #[error(transparent)]
                #[flow(map = PassedOnError)]
                Upstream(#[from] Failure),
            }

            #[derive(Debug, thiserror::Error, FlowError)]
            #[flow(table = Small)]
            enum SmallError {
                #[error(transparent)]
                #[flow(map = PassedOnError)]
                Upstream(#[from] Failure),
            }

            fn client() -> Client {
                let patience = Duration::from_millis(300);
                Client::builder()
                    .no_proxy()
                    .timeout(patience)
                    .build()
                    .expect("a client")
            }

            async fn unchecked(url: &str) -> Result<String, $reqwest::Error> {
                client()
                    .get(url)
                    .send()
                    .await?
                    .error_for_status()?
                    .text()
                    .await
            }

            async fn checked(url: &str) -> Result<String, Failure> {
                Ok(client().get(url).send().await?.checked()?.text().await?)
            }

            async fn router() -> Router {
                let upstream = upstream().await;
                let nobody = nobody().await;
                let url = move |path: &str| match path {
                    "nobody" => format!("http://{nobody}/"),
                    "no_url" => "hunter2".to_owned(),
                    path => format!("http://{upstream}/{path}"),
                };
                Router::new()
                    .route(
                        "/private/{mood}",
                        route(
                            async move |Path(mood): Path<String>| -> Result<String, PrivateError> {
                                Ok(unchecked(&url(&mood)).await?)
                            },
                        ),
                    )
                    .route(
                        "/public/{mood}",
                        route(
                            async move |Path(mood): Path<String>| -> Result<String, PublicError> {
                                Ok(checked(&url(&mood)).await?)
                            },
                        ),
                    )
                    .route(
                        "/unchecked/{mood}",
                        route(
                            async move |Path(mood): Path<String>| -> Result<String, PublicError> {
                                Ok(unchecked(&url(&mood)).await.map_err(Failure::from)?)
                            },
                        ),
                    )
                    .route(
                        "/small/{mood}",
                        route(
                            async move |Path(mood): Path<String>| -> Result<String, SmallError> {
                                Ok(checked(&url(&mood)).await?)
                            },
                        ),
                    )
            }

            #[tokio::test]
            async fn an_upstreams_moods_are_502_504_and_by_choice_its_own_429_and_503() {
                let address = serve(router().await).await;
                for (path, expected, wait) in [
                    ("/private/nobody", (502, "upstream_failed"), None),
                    ("/private/slow", (504, "upstream_slow"), None),
                    ("/private/hangs_up", (502, "upstream_failed"), None),
                    ("/private/garbled", (502, "upstream_failed"), None),
                    ("/private/breaks_off", (502, "upstream_failed"), None),
                    ("/private/no_url", (500, "failed"), None),
                    ("/private/401", (502, "upstream_failed"), None),
                    ("/private/429", (502, "upstream_failed"), None),
                    ("/private/503", (502, "upstream_failed"), None),
                    ("/public/nobody", (502, "upstream_failed"), None),
                    ("/public/slow", (504, "upstream_slow"), None),
                    ("/public/hangs_up", (502, "upstream_failed"), None),
                    ("/public/garbled", (502, "upstream_failed"), None),
                    ("/public/breaks_off", (502, "upstream_failed"), None),
                    ("/public/no_url", (500, "failed"), None),
                    ("/public/401", (502, "upstream_failed"), None),
                    ("/public/404", (502, "upstream_failed"), None),
                    ("/public/500", (502, "upstream_failed"), None),
                    ("/public/429", (429, "upstream_limit"), Some("7")),
                    ("/public/503", (503, "upstream_unavailable"), Some("7")),
                    // `error_for_status` keeps the status and no header.
                    ("/unchecked/429", (429, "upstream_limit"), None),
                    ("/unchecked/503", (503, "upstream_unavailable"), None),
                    ("/small/nobody", (500, "upstream_failed"), None),
                    ("/small/slow", (500, "upstream_slow"), None),
                    ("/small/429", (500, "upstream_limit"), Some("7")),
                    ("/small/503", (500, "upstream_unavailable"), Some("7")),
                ] {
                    let came = get(address, path).await;
                    assert_eq!(came.what(), expected, "{path}");
                    assert_eq!(came.header("retry-after"), wait, "{path}");
                    assert_eq!(came.detail(), None, "{path}");
                    let text = came.2.to_string();
                    assert!(
                        !text.contains("hunter2") && !text.contains("127.0.0.1"),
                        "{text}"
                    );
                }
            }
        }
    };
}

over! { reqwest reqwest }
over! { reqwest_012 reqwest_012 }
