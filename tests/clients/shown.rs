//! The code that the catalogue's page shows for each error, against the modules that it names.

use flowcms_status::formats::Page;

use crate::api::CATALOG;
use crate::{python, typescript};

/// What stands in the entry of a reason, in the order of the languages.
fn shown(reason: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(&CATALOG.write(&Page::new()));
    let selector = format!("#{reason} .snippet pre");
    let selector = scraper::Selector::parse(&selector).expect("a selector");
    let code = page.select(&selector).map(|pre| pre.text().collect());
    code.collect()
}

fn all(language: usize) -> impl Iterator<Item = (String, String)> {
    let entries = CATALOG.entries().into_iter();
    entries.map(move |entry| {
        let reason = entry.reason().to_owned();
        let code = shown(&reason).remove(language);
        (reason, code)
    })
}

#[test]
fn the_compiler_of_typescript_takes_it() {
    let import = "import { readProblem, retryingFetch } from \"./problems.mjs\";\n";
    let mut user = format!("{import}declare const url: string;\n");
    for (_, code) in all(1) {
        let (head, body) = code.split_once("\n\n").expect("an import");
        assert!(
            head.ends_with("from \"./problems\"; // to_typescript_client()"),
            "{head}"
        );
        user.push_str("{\n");
        user.push_str(body);
        user.push_str("\n}\n");
    }
    let module = CATALOG.to_typescript_client();
    if let Some((_, is_content, said)) = typescript::compiled(&module, &user) {
        assert!(is_content, "{said}\n{user}");
        let wrong = user.replace("outcome.problem.number", "outcome.problem.nothing");
        assert_ne!(wrong, user);
        let (_, is_content, _) = typescript::compiled(&module, &wrong).expect("the compiler");
        assert!(!is_content, "it does look");
    }
}

#[test]
fn mypy_takes_it() {
    let module = CATALOG.to_python();
    let files: Vec<(String, String)> = all(2)
        .map(|(reason, code)| {
            let (imports, body) = code.split_once("\n\n").expect("imports");
            let code = format!("{imports}\n\nurl = \"http://localhost\"\n{body}\n");
            (format!("{reason}.py"), code)
        })
        .collect();
    let mut all = vec![("problems.py", module.as_str())];
    all.extend(
        files
            .iter()
            .map(|(name, code)| (name.as_str(), code.as_str())),
    );
    if let Some((is_content, said)) = python::checked(&all) {
        assert!(is_content, "{said}");
    }
}

#[cfg(feature = "reqwest")]
mod in_rust {
    use flowcms_status::client::{ApiError, CallError, ResponseExt as _};

    use super::shown;
    use crate::written::parcels::ParcelApiProblem;

    /// What the page shows, compiled.
    #[rustfmt::skip]
    async fn handled(client: &reqwest::Client, url: &str) -> Result<(), Box<dyn std::error::Error>> {
match client.get(url).send().await?.problem::<ParcelApiProblem>().await {
    Err(CallError::Api(ApiError::Known(ParcelApiProblem::ParcelNotFound { .. }, document))) => {
        eprintln!("{:?}", document.detail());
    }
    other => drop(other?),
}
        Ok(())
    }

    #[tokio::test]
    async fn it_is_what_is_compiled_here() {
        let code = shown("parcel_not_found").remove(3);
        let (_, body) = code.split_once("\n\n").expect("imports");
        assert!(include_str!("shown.rs").contains(body), "{body}");
        let server = crate::api::Server::start().await;
        let client = reqwest::Client::new();
        for (path, is_handled) in [("/parcel", true), ("/ok", true), ("/busy", false)] {
            let url = format!("{}{path}", server.base);
            assert_eq!(handled(&client, &url).await.is_ok(), is_handled, "{path}");
        }
    }
}
