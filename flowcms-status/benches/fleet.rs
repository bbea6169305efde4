//! A thousand clients of one server that is down for a while: the load that they make, without a
//! retry budget and with one. Writes `docs/fleet.svg`. It takes the 60 seconds that it simulates.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flowcms_status::client::RetryPolicy;
use http::{Request, Response, StatusCode};
use tokio::time::{Instant, sleep_until};
use tower::retry::budget::TpsBudget;
use tower::{Service as _, ServiceBuilder, ServiceExt as _, service_fn};

const CLIENTS: u32 = 1000;
const SECONDS: usize = 60;
/// The server is down from the first of these seconds to the second.
const DOWN: std::ops::Range<usize> = 15..35;

/// How many requests came in each second. Each client asks once a second, if it has its answer.
async fn load(has_budget: bool) -> Vec<usize> {
    let start = Instant::now();
    let counts: Arc<[AtomicUsize]> = (0..SECONDS).map(|_| AtomicUsize::new(0)).collect();
    let mut clients = tokio::task::JoinSet::new();
    for client in 0..CLIENTS {
        let counts = counts.clone();
        clients.spawn(async move {
            let server = service_fn(move |_: Request<()>| {
                let second = usize::try_from(start.elapsed().as_secs()).expect("a minute");
                if let Some(count) = counts.get(second) {
                    count.fetch_add(1, Ordering::Relaxed);
                }
                let mut response = Response::new(());
                if DOWN.contains(&second) {
                    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
                }
                ready(Ok::<_, Infallible>(response))
            });
            let mut policy = RetryPolicy::new();
            if has_budget {
                policy = policy.budget(TpsBudget::new(Duration::from_secs(10), 0, 0.2));
            }
            let mut service = ServiceBuilder::new().retry(policy).service(server);
            let offset = Duration::from_millis(1) * client;
            for second in 0..SECONDS as u64 {
                sleep_until(start + Duration::from_secs(second) + offset).await;
                let service = service.ready().await.expect("it is always ready");
                service.call(Request::new(())).await.expect("an answer");
            }
        });
    }
    clients.join_all().await;
    (counts.iter())
        .map(|count| count.load(Ordering::Relaxed))
        .collect()
}

fn svg(without: &[usize], with: &[usize]) -> String {
    let most = without.iter().chain(with).max().copied().unwrap_or(1);
    let (wide, high) = (640, 260);
    let x = |second: usize| 60 + second * (wide - 80) / SECONDS;
    let y = |count: usize| 20 + (high - 60) * (most - count) / most;
    let line = |counts: &[usize]| {
        let points = counts.iter().enumerate();
        points.fold(String::new(), |mut line, (second, count)| {
            let _ = write!(line, "{},{} ", x(second), y(*count));
            line
        })
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" \
         font-family=\"sans-serif\" font-size=\"12\" fill=\"#555\">\n\
         <title>Requests a second of 1,000 clients; the server is down from second {} to {}</title>\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\"/>\n\
         <rect x=\"{}\" y=\"20\" width=\"{}\" height=\"{}\" fill=\"#f3d9d9\"/>\n",
        DOWN.start,
        DOWN.end,
        x(DOWN.start),
        x(DOWN.end) - x(DOWN.start),
        high - 60
    );
    for count in (0..=most).step_by(1000) {
        let at = y(count);
        let _ = writeln!(
            svg,
            "<path d=\"M60 {at}H{}\" stroke=\"#ddd\"/><text x=\"52\" y=\"{}\" text-anchor=\"end\">{count}</text>",
            wide - 20,
            at + 4
        );
    }
    for second in (0..=SECONDS).step_by(10) {
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{second} s</text>",
            x(second),
            high - 22
        );
    }
    let _ = writeln!(
        svg,
        "<polyline fill=\"none\" stroke=\"#c33\" stroke-width=\"2\" points=\"{}\"/>\n\
         <polyline fill=\"none\" stroke=\"#26c\" stroke-width=\"2\" points=\"{}\"/>\n\
         <text x=\"64\" y=\"{}\"><tspan fill=\"#c33\">three retries, no budget</tspan> \
         <tspan fill=\"#26c\" dx=\"16\">the same with a budget of 20 %</tspan></text>\n</svg>",
        line(without),
        line(with),
        high - 4
    );
    svg
}

fn main() {
    // `cargo test --benches` asks for this; the simulation takes a minute.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_time().build().expect("a runtime");
    let (without, with) = runtime.block_on(async { tokio::join!(load(false), load(true)) });
    for (second, (without, with)) in without.iter().zip(&with).enumerate() {
        println!("{second:2} s  {without:5}  {with:5}");
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/fleet.svg");
    std::fs::write(file, svg(&without, &with)).expect("the picture is written");
}
