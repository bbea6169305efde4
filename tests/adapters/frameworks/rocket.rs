//! rocket 0.5.

use std::net::SocketAddr;

use rocket::Config;
use rocket::config::{Ident, LogLevel, Shutdown};
use rocket::fairing::AdHoc;
use rocket::http::Method;
use rocket::route::{BoxFuture, Outcome};
use rocket::{Data, Request, Route};

use crate::cases::{self, for_each_case};

macro_rules! routes {
    ($($case:ident)*) => {{
        $(fn $case<'r>(request: &'r Request<'_>, _: Data<'r>) -> BoxFuture<'r> {
            let outcome = Outcome::from(request, Err::<(), _>(cases::$case()));
            Box::pin(async { outcome })
        })*
        vec![$(Route::new(Method::Get, concat!("/", stringify!($case)), $case)),*]
    }};
}

/// A configuration for tests: a free port, no log, no signals.
pub(crate) fn config() -> Config {
    Config {
        port: 0,
        ident: Ident::none(),
        log_level: LogLevel::Off,
        shutdown: Shutdown {
            ctrlc: false,
            ..Shutdown::default()
        },
        ..Config::release_default()
    }
}

/// Starts a server with what `build` adds to it.
pub(crate) async fn launch(rocket: rocket::Rocket<rocket::Build>) -> SocketAddr {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let sender = std::sync::Mutex::new(Some(sender));
    let rocket = rocket.attach(AdHoc::on_liftoff("its address", move |rocket| {
        let config = rocket.config();
        let address = SocketAddr::new(config.address, config.port);
        let sender = sender.lock().expect("one liftoff").take();
        sender.expect("one liftoff").send(address).expect("a test");
        Box::pin(async {})
    }));
    tokio::spawn(rocket.launch());
    receiver.await.expect("its address")
}

pub(crate) async fn start() -> SocketAddr {
    launch(rocket::custom(config()).mount("/", for_each_case!(routes))).await
}
