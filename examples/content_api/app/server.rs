//! One HTTP server on a port, until it is stopped.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long requests that are under way may keep a stopping server.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    stopping: watch::Sender<bool>,
    task: JoinHandle<io::Result<()>>,
}

impl Server {
    /// Listens on `address`; whoever holds a receiver of `stopping` hears when it stops.
    pub(crate) async fn start(
        address: SocketAddr,
        router: Router,
        stopping: watch::Sender<bool>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let mut stop = stopping.subscribe();
        let until_stopped = async move {
            // An error means that the `Server` was dropped: a reason to stop too.
            let _ = stop.wait_for(|stop| *stop).await;
        };
        let serving = axum::serve(listener, router).with_graceful_shutdown(until_stopped);
        Ok(Self {
            address,
            stopping,
            task: tokio::spawn(serving.into_future()),
        })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more connections, answers the requests under way, and closes.
    pub(crate) async fn stop(mut self) -> io::Result<()> {
        self.stopping.send_replace(true);
        match tokio::time::timeout(PATIENCE, &mut self.task).await {
            Ok(served) => served?,
            Err(_too_long) => {
                self.task.abort();
                Ok(())
            }
        }
    }
}
