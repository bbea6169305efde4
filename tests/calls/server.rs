//! A server that answers one request after the other as it is told, and remembers when each came.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use http::{Response, StatusCode};
use tokio::net::TcpListener;

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    came: Arc<Mutex<Vec<Instant>>>,
}

/// A status and headers.
pub(crate) type Said = (u16, &'static [(&'static str, &'static str)]);

impl Server {
    /// Answers with these, and with the last of them from then on.
    pub(crate) async fn saying(answers: &'static [Said]) -> Self {
        let came = Arc::new(Mutex::new(Vec::new()));
        let counted = came.clone();
        let router = Router::new().fallback(move || async move {
            let at = {
                let mut came = counted.lock().unwrap();
                came.push(Instant::now());
                came.len() - 1
            };
            let (status, headers) = answers[at.min(answers.len() - 1)];
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            for (name, value) in headers {
                response.headers_mut().insert(*name, value.parse().unwrap());
            }
            response
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, came }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    pub(crate) fn requests(&self) -> usize {
        self.came.lock().unwrap().len()
    }

    /// The times between the requests.
    pub(crate) fn gaps(&self) -> Vec<Duration> {
        let came = self.came.lock().unwrap();
        came.windows(2).map(|two| two[1] - two[0]).collect()
    }
}
