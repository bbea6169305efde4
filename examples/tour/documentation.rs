//! Whether the `type` of a problem opens its own documentation.

use std::net::SocketAddr;

use axum::http::Uri;

use crate::client::{Call, Failure};

/// Opens the page that each of the URIs names, and looks for its entry there. What they have before
/// the path is where the API listens outside of this tour.
pub(crate) async fn open(api: SocketAddr, types: &[String]) -> Result<(), Failure> {
    for type_uri in types {
        let (page, entry) = type_uri.split_once('#').ok_or("a `type` names no entry")?;
        let page: Uri = page.parse()?;
        let call = Call::get(page.path()).header("accept", "text/html");
        let answer = call.send(api).await?;
        let content = String::from_utf8_lossy(&answer.content);
        if !answer.status.is_success() || !content.contains(&format!("id=\"{entry}\"")) {
            return Err(format!("{type_uri} opens no documentation: {}", answer.status).into());
        }
    }
    Ok(())
}
