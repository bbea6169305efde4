//! The endpoints as functions. Each sends its request again where the declarations say that it is worth it.

use std::fmt;

use flowcms_status::client::{CallError, ResponseExt as _, RetryPolicy};
use reqwest::{Client, Method, Request, RequestBuilder, Response};
use serde::{Deserialize, Serialize};
use tower::util::BoxCloneService;
use tower::{ServiceBuilder, ServiceExt as _};

use super::problems::ParcelApiProblem;

pub(super) type Error = CallError<ParcelApiProblem>;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Parcel {
    #[serde(skip_serializing)]
    id: u32,
    pub(super) to: String,
    weight: u32,
}

impl Parcel {
    pub(super) fn new(to: &str, weight: u32) -> Self {
        Self {
            id: 0,
            to: to.to_owned(),
            weight,
        }
    }
}

impl fmt::Display for Parcel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} g to {}", self.id, self.weight, self.to)
    }
}

#[derive(Debug, Deserialize)]
struct Tracking {
    place: String,
}

pub(super) struct Api {
    url: String,
    http: Client,
    calls: BoxCloneService<Request, Response, Error>,
}

impl Api {
    pub(super) fn new(url: &str, policy: RetryPolicy) -> Result<Self, Error> {
        let http = Client::builder().no_proxy().build()?;
        let sender = http.clone();
        let calls = ServiceBuilder::new()
            .retry(policy.declared::<ParcelApiProblem>())
            .service_fn(move |request| {
                let sent = sender.execute(request);
                async { sent.await?.problem::<ParcelApiProblem>().await }
            });
        Ok(Self {
            url: url.to_owned(),
            http,
            calls: BoxCloneService::new(calls),
        })
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, Error> {
        self.calls.clone().oneshot(request.build()?).await
    }

    pub(super) async fn list(&self) -> Result<Vec<Parcel>, Error> {
        let list = self.request(Method::GET, "/parcels");
        Ok(self.send(list).await?.json().await?)
    }

    /// The parcel, and the tag of its version.
    pub(super) async fn show(&self, id: &str) -> Result<(Parcel, String), Error> {
        let show = self.request(Method::GET, &format!("/parcels/{id}"));
        let response = self.send(show).await?;
        let tag = response.headers().get("etag");
        let tag = tag.and_then(|tag| tag.to_str().ok()).unwrap_or_default();
        let tag = tag.to_owned();
        Ok((response.json().await?, tag))
    }

    /// The key makes of it a request that may be sent again.
    pub(super) async fn create(&self, key: &str, parcel: &Parcel) -> Result<Parcel, Error> {
        let create = self.request(Method::POST, "/parcels");
        let create = create.header("Idempotency-Key", key).json(parcel);
        Ok(self.send(create).await?.json().await?)
    }

    pub(super) async fn replace(
        &self,
        id: &str,
        tag: &str,
        parcel: &Parcel,
    ) -> Result<Parcel, Error> {
        let replace = self.request(Method::PUT, &format!("/parcels/{id}"));
        let replace = replace.header("If-Match", tag).json(parcel);
        Ok(self.send(replace).await?.json().await?)
    }

    pub(super) async fn remove(&self, id: &str, tag: &str) -> Result<(), Error> {
        let remove = self.request(Method::DELETE, &format!("/parcels/{id}"));
        self.send(remove.header("If-Match", tag)).await?;
        Ok(())
    }

    /// Where it is.
    pub(super) async fn track(&self, id: &str) -> Result<String, Error> {
        let track = self.request(Method::GET, &format!("/parcels/{id}/tracking"));
        let Tracking { place } = self.send(track).await?.json().await?;
        Ok(place)
    }
}
