//! No request too many, none too early.

use std::time::{Duration, SystemTime};

use flowcms_status::client::RetryPolicy;
use reqwest::{Client, Method, Request, Response};
use reqwest_middleware::ClientBuilder;
use tower::{Service, ServiceBuilder, ServiceExt as _};

use super::server::{Said, Server};

const DOWN: &[Said] = &[(503, &[])];

fn policy() -> RetryPolicy {
    RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4))
}

/// The ways to use a policy: every case is tried with each.
#[derive(Debug, Clone, Copy)]
enum Way {
    Tower,
    Reqwest012,
    Middleware,
}

const WAYS: [Way; 3] = [Way::Tower, Way::Reqwest012, Way::Middleware];

/// The status of the last answer.
async fn call(way: Way, policy: RetryPolicy, method: Method, server: &Server, key: bool) -> u16 {
    let url = server.url();
    let mut headers = http::HeaderMap::new();
    if key {
        headers.insert("idempotency-key", "\"8e03978e\"".parse().unwrap());
    }
    match way {
        Way::Tower => {
            let mut request = Request::new(method, url.parse().unwrap());
            *request.headers_mut() = headers;
            *request.body_mut() = Some("whole".into());
            let mut service = ServiceBuilder::new().retry(policy).service(Client::new());
            let response: Response = ready(&mut service).call(request).await.unwrap();
            response.status().as_u16()
        }
        Way::Reqwest012 => {
            let mut request = reqwest_012::Request::new(method, url.parse().unwrap());
            *request.headers_mut() = headers;
            let client = reqwest_012::Client::new();
            let mut service = ServiceBuilder::new().retry(policy).service(client);
            let response: reqwest_012::Response = ready(&mut service).call(request).await.unwrap();
            response.status().as_u16()
        }
        Way::Middleware => {
            let client = ClientBuilder::new(Client::new()).with(policy).build();
            let request = client.request(method, url).headers(headers).body("whole");
            request.send().await.unwrap().status().as_u16()
        }
    }
}

/// The clients of reqwest are always ready.
fn ready<S: Service<R>, R>(service: &mut S) -> &mut S {
    service
}

async fn requests(
    way: Way,
    policy: RetryPolicy,
    method: Method,
    answers: &'static [Said],
) -> usize {
    let server = Server::saying(answers).await;
    call(way, policy, method, &server, false).await;
    server.requests()
}

#[tokio::test]
async fn a_request_is_sent_again_until_it_succeeds_or_the_retries_are_used_up() {
    for way in WAYS {
        let server = Server::saying(&[(503, &[]), (500, &[]), (204, &[])]).await;
        assert_eq!(
            call(way, policy(), Method::GET, &server, false).await,
            204,
            "{way:?}"
        );
        assert_eq!(server.requests(), 3, "{way:?}");
        assert_eq!(
            requests(way, policy(), Method::GET, DOWN).await,
            4,
            "{way:?}"
        );
        assert_eq!(
            requests(way, policy().retries(1), Method::GET, DOWN).await,
            2,
            "{way:?}"
        );
        assert_eq!(
            requests(way, policy().retries(0), Method::GET, DOWN).await,
            1,
            "{way:?}"
        );
    }
}

#[tokio::test]
async fn each_request_has_retries_of_its_own() {
    let server = Server::saying(DOWN).await;
    let mut service = ServiceBuilder::new()
        .retry(policy().retries(1))
        .service(Client::new());
    for _ in 0..3 {
        let request = Request::new(Method::GET, server.url().parse().unwrap());
        service.ready().await.unwrap().call(request).await.unwrap();
    }
    assert_eq!(server.requests(), 6);
}

#[tokio::test]
async fn what_fails_again_is_asked_once() {
    const NEVER: [&[Said]; 6] = [
        &[(400, &[])],
        &[(404, &[("retry-after", "0")])],
        &[(409, &[])],
        &[(501, &[("retry-after", "0")])],
        &[(505, &[])],
        &[(302, &[])],
    ];
    for way in WAYS {
        for answers in NEVER {
            let count = requests(way, policy(), Method::GET, answers).await;
            assert_eq!(count, 1, "{way:?} {answers:?}");
        }
    }
}

#[tokio::test]
async fn a_request_that_does_something_is_sent_again_only_if_the_server_can_tell() {
    for way in WAYS {
        for method in [Method::PUT, Method::DELETE, Method::HEAD, Method::OPTIONS] {
            assert_eq!(
                requests(way, policy(), method.clone(), DOWN).await,
                4,
                "{way:?} {method}"
            );
        }
        for method in [Method::POST, Method::PATCH] {
            assert_eq!(
                requests(way, policy(), method.clone(), DOWN).await,
                1,
                "{way:?} {method}"
            );
            let server = Server::saying(DOWN).await;
            call(way, policy(), method.clone(), &server, true).await;
            assert_eq!(server.requests(), 4, "{way:?} {method}");
        }
        let always = policy().resend(|_, _| true);
        assert_eq!(
            requests(way, always, Method::POST, DOWN).await,
            4,
            "{way:?}"
        );
        let never = policy().resend(|method, _| method != Method::GET);
        assert_eq!(requests(way, never, Method::GET, DOWN).await, 1, "{way:?}");
    }
}

#[tokio::test]
async fn the_server_is_not_asked_before_the_time_that_it_says() {
    const ANSWERS: [&[Said]; 3] = [
        &[(503, &[("retry-after", "1")]), (200, &[])],
        &[(429, &[("retry-after", " 1 ")]), (200, &[])],
        &[(429, &[("ratelimit", "\"calls\";r=0;t=1")]), (200, &[])],
    ];
    for way in WAYS {
        for answers in ANSWERS {
            let server = Server::saying(answers).await;
            assert_eq!(call(way, policy(), Method::GET, &server, false).await, 200);
            let gaps = server.gaps();
            assert_eq!(gaps.len(), 1);
            assert!(
                gaps[0] >= Duration::from_secs(1),
                "{way:?} {answers:?} {gaps:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_date_is_waited_for() {
    let then = SystemTime::now() + Duration::from_secs(3);
    let text: &'static str = httpdate::fmt_http_date(then).leak();
    let answers = vec![(503, &*vec![("retry-after", text)].leak()), (200, &[][..])].leak();
    let server = Server::saying(answers).await;
    assert_eq!(
        call(Way::Tower, policy(), Method::GET, &server, false).await,
        200
    );
    // The date has whole seconds, and so has the server's `Date`, by which it is read.
    assert!(
        server.gaps()[0] >= Duration::from_secs(2),
        "{:?}",
        server.gaps()
    );
}

#[tokio::test]
async fn who_shall_wait_too_long_gives_up() {
    const TOO_LONG: [&[Said]; 2] = [
        &[(503, &[("retry-after", "3601")])],
        &[(503, &[("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")])],
    ];
    for way in WAYS {
        for answers in TOO_LONG {
            assert_eq!(
                requests(way, policy(), Method::GET, answers).await,
                1,
                "{way:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_asked_again() {
    let server = Server::saying(&[(200, &[])]).await;
    // A port where nobody listens any more.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let tries = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = tries.clone();
    let service = tower::service_fn(move |request: Request| {
        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Client::new().execute(request)
    });
    let mut service = ServiceBuilder::new().retry(policy()).service(service);
    let request = Request::new(Method::GET, format!("http://{address}/").parse().unwrap());
    assert!(
        ready(&mut service)
            .call(request)
            .await
            .unwrap_err()
            .is_connect()
    );
    assert_eq!(tries.load(std::sync::atomic::Ordering::Relaxed), 4);
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn a_body_that_is_streamed_is_sent_once() {
    use futures_util::stream;
    let server = Server::saying(DOWN).await;
    let body = reqwest::Body::wrap_stream(stream::iter([Ok::<_, std::io::Error>("part")]));
    let client = ClientBuilder::new(Client::new()).with(policy()).build();
    let response = client.put(server.url()).body(body).send().await.unwrap();
    assert_eq!(response.status(), 503);
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn clones_share_a_budget() {
    use tower::retry::budget::TpsBudget;
    // Ten retries at once, and none that successes pay for.
    let budget = TpsBudget::new(Duration::from_secs(10), 1, 0.0);
    let policy = policy().retries(3).budget(budget);
    for way in WAYS {
        let server = Server::saying(DOWN).await;
        for _ in 0..10 {
            call(way, policy.clone(), Method::GET, &server, false).await;
        }
        let expected = if matches!(way, Way::Tower) { 20 } else { 10 };
        assert_eq!(server.requests(), expected, "{way:?}");
    }
}
