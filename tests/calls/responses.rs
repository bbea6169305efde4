//! What `problem` makes of the responses of reqwest.

use std::error::Error as _;

use flowcms_status::client::{ApiError, CallError, Decode, ResponseExt, RetryAdvice};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// A server that sends these bytes and closes the connection.
async fn sending(bytes: impl Into<Vec<u8>>) -> String {
    let bytes = bytes.into();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read(&mut [0; 4096]).await.unwrap();
            // Who reads no more ends the connection.
            let _ = stream.write_all(&bytes).await;
        }
    });
    format!("http://{address}/")
}

/// A client type that knows nothing.
#[derive(Debug, Clone, PartialEq, flowcms_status::FlowError, thiserror::Error)]
#[error("nothing")]
#[flow(code = 404, client = NothingProblem)]
struct Nothing;

async fn read<E: Decode>(url: &str) -> ApiError<E> {
    let response = reqwest::get(url).await.unwrap();
    let CallError::Api(error) = response.problem::<E>().await.unwrap_err() else {
        panic!("no answer");
    };
    error
}

#[tokio::test]
async fn below_400_the_response_is_handed_on() {
    for status in ["200 OK", "304 Not Modified", "399 Odd"] {
        let url = sending(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n")).await;
        let client = reqwest::Client::builder();
        let client = client
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let response = client.get(&url).send().await.unwrap();
        let response = response.problem::<NothingProblem>().await.unwrap();
        assert_eq!(response.status().as_str(), &status[..3]);
    }
}

#[tokio::test]
async fn both_versions_of_reqwest_read_the_same() {
    let body = r#"{"type":"about:blank","title":"Not Found","status":404,"reason":"nothing"}"#;
    let head =
        "HTTP/1.1 404 Not Found\r\ncontent-type: Application/Problem+JSON; charset=utf-8\r\n";
    let length = body.len();
    let url = sending(format!("{head}content-length: {length}\r\n\r\n{body}")).await;
    let ApiError::Known(NothingProblem { .. }, document) = read(&url).await else {
        panic!("it is known");
    };
    assert_eq!(document.title(), Some("Not Found"));
    let response = reqwest_012::get(&url).await.unwrap();
    let error = response.problem::<NothingProblem>().await.unwrap_err();
    assert!(matches!(
        error,
        flowcms_status::client::reqwest_012::CallError::Api(ApiError::Known(..))
    ));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_no_problem_and_what_came_is_kept() {
    // The part that came is a whole document by itself.
    let body = r#"{"reason":"nothing"}"#;
    for framing in [
        "content-length: 2000\r\n\r\n",
        "transfer-encoding: chunked\r\n\r\n14\r\n",
    ] {
        let head = "HTTP/1.1 404 Not Found\r\ncontent-type: application/problem+json\r\n";
        let url = sending(format!("{head}{framing}{body}")).await;
        let ApiError::NotAProblem(answer) = read::<NothingProblem>(&url).await else {
            panic!("it broke off");
        };
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        assert_eq!(answer.body(), body.as_bytes());
    }
}

#[tokio::test]
async fn of_a_body_without_end_a_mebibyte_is_read() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        let head =
            "HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/problem+json\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        // Until the caller hangs up.
        let blanks = vec![b' '; 65536];
        while stream.write_all(&blanks).await.is_ok() {}
    });
    let ApiError::NotAProblem(answer) = read::<NothingProblem>(&url).await else {
        panic!("too long");
    };
    assert_eq!(answer.body(), [b' '; 1024]);
    assert_eq!(answer.retry(), RetryAdvice::Backoff);
    server.await.unwrap();
}

#[tokio::test]
async fn the_errors_of_a_call_go_into_those_of_programs() {
    #[derive(Debug, thiserror::Error)]
    enum Program {
        #[error("the call failed")]
        Call(#[from] CallError<NothingProblem>),
    }
    async fn answer(url: &str) -> Result<reqwest::Response, CallError<NothingProblem>> {
        reqwest::get(url).await?.problem().await
    }
    async fn typed(url: &str) -> Result<(), Program> {
        answer(url).await?;
        Ok(())
    }
    async fn any(url: &str) -> anyhow::Result<()> {
        reqwest::get(url).await?.problem::<NothingProblem>().await?;
        Ok(())
    }
    let url = sending("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 3\r\n\r\nbad").await;
    let Program::Call(error) = typed(&url).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "502 Bad Gateway, without a problem document"
    );
    assert_eq!(error.retry(), RetryAdvice::Backoff);
    let error = any(&url).await.unwrap_err();
    assert!(error.downcast_ref::<CallError<NothingProblem>>().is_some());

    let Program::Call(error) = typed("http://127.0.0.1:1/").await.unwrap_err();
    assert!(matches!(&error, CallError::Transport(error) if error.is_connect()));
    assert!(error.source().is_some());
}
