//! One conformance suite for all frameworks: the same errors, served by a real server of each and
//! fetched by a real client.

mod cases;
mod client;
// All of them are built for it.
#[cfg(all(
    feature = "actix-web",
    feature = "axum-07",
    feature = "dropshot",
    feature = "poem",
    feature = "rocket",
    feature = "salvo",
    feature = "tonic",
    feature = "warp"
))]
mod examples;
mod frameworks;
mod leaks;
mod libraries;
mod maps;
mod native;
#[cfg(feature = "sqlx")]
#[path = "../tools/mod.rs"]
mod tools;
mod unreadable;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use bytes::Bytes;
use frameworks::{FRAMEWORKS, Framework};
use http::{HeaderMap, Method, Response};

#[tokio::test(flavor = "multi_thread")]
async fn every_framework_sends_every_error_byte_for_byte_the_same() {
    let mut table = String::from("\n");
    let mut differences = Vec::new();
    let width = cases::NAMES
        .iter()
        .map(|case| case.len())
        .max()
        .unwrap_or(0);
    let mut columns = Vec::new();
    for framework in FRAMEWORKS {
        let address = (framework.start)().await;
        let mut column = Vec::new();
        for case in cases::NAMES {
            let mut mark = "ok";
            for version in framework.versions() {
                for method in [Method::GET, Method::HEAD] {
                    let path = format!("/{case}");
                    let sent = client::fetch(address, version, &method, &path).await;
                    let compared = (sent.map_err(|error| format!("{error:?}")))
                        .and_then(|sent| compare(framework, case, &method, &sent));
                    if let Err(difference) = compared {
                        differences.push(format!(
                            "{} {method} {path} {version:?}: {difference}",
                            framework.name
                        ));
                        mark = "DIFFERS";
                    }
                }
            }
            column.push(mark);
        }
        columns.push(column);
    }
    for framework in FRAMEWORKS {
        let versions: Vec<_> = framework
            .versions()
            .map(|version| format!("{version:?}"))
            .collect();
        let _ = writeln!(
            table,
            "{:12} over {}",
            framework.name,
            versions.join(" and ")
        );
    }
    let names: Vec<_> = FRAMEWORKS.iter().map(|framework| framework.name).collect();
    let _ = writeln!(table, "{:width$} {}", "case", names.join(" "));
    for (row, case) in cases::NAMES.iter().enumerate() {
        let _ = write!(table, "{case:width$}");
        for (name, column) in names.iter().zip(&columns) {
            let _ = write!(table, " {:^1$}", column[row], name.len());
        }
        table.push('\n');
    }
    // Past the capture of the test harness: the table is part of the output.
    std::io::stdout()
        .write_all(table.as_bytes())
        .expect("stdout");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Whether `sent` is what the error itself answers with.
fn compare(
    framework: &Framework,
    case: &str,
    method: &Method,
    sent: &Response<Bytes>,
) -> Result<(), String> {
    let expected = cases::reference(case);
    if sent.status() != expected.status() {
        return Err(format!(
            "status {}, not {}",
            sent.status(),
            expected.status()
        ));
    }
    for name in expected.headers().keys() {
        let (sent, expected) = (
            values(sent.headers(), name.as_str()),
            values(expected.headers(), name.as_str()),
        );
        if sent != expected {
            return Err(format!("{name}: {sent:?}, not {expected:?}"));
        }
    }
    let of_servers = [
        "connection",
        "content-length",
        "date",
        "server",
        "transfer-encoding",
    ];
    let names: BTreeSet<&str> = sent
        .headers()
        .keys()
        .map(http::HeaderName::as_str)
        .collect();
    let added: Vec<_> = names
        .into_iter()
        .filter(|name| !expected.headers().contains_key(*name))
        .filter(|name| !of_servers.contains(name) && !framework.own_headers.contains(name))
        .collect();
    if !added.is_empty() {
        return Err(format!("it has {added:?}, which nobody declared"));
    }
    let (sent, expected) = (
        without_instance(sent.body()),
        without_instance(expected.body()),
    );
    if *method == Method::HEAD {
        return if sent.is_empty() {
            Ok(())
        } else {
            Err(format!("HEAD with the content {sent:?}"))
        };
    }
    if sent != expected {
        return Err(format!("body {sent:?}, not {expected:?}"));
    }
    Ok(())
}

fn values(headers: &HeaderMap, name: &str) -> Vec<String> {
    let values = headers.get_all(name).iter();
    let mut values: Vec<_> = values
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .collect();
    if name == "set-cookie" {
        // Each stands for itself, in whichever order.
        values.sort();
    }
    values
}

/// The body without the id that each private 5xx has of its own.
fn without_instance(body: &Bytes) -> String {
    let body = String::from_utf8(body.to_vec()).expect("a body is UTF-8");
    let Some((before, after)) = body.split_once(r#","instance":"urn:uuid:"#) else {
        return body;
    };
    let (id, after) = after.split_at_checked(36).expect("a UUID is 36 long");
    assert!(
        id.bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-'),
        "{id}"
    );
    format!(
        "{before}{}",
        after.strip_prefix('"').expect("the instance ends")
    )
}
