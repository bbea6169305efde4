//! `Valid<Json<Parcel, ParcelError>>`: what an extractor holds, if garde has nothing against it.

use std::ops::Deref;

use axum::extract::{FromRequest, Request};
use garde::{Report, Validate};

pub(crate) struct Valid<E>(pub(crate) E);

impl<S, E> FromRequest<S> for Valid<E>
where
    S: Send + Sync,
    E: FromRequest<S, Rejection: From<Report>> + Deref<Target: Validate<Context = ()>>,
{
    type Rejection = E::Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, E::Rejection> {
        let read = E::from_request(request, state).await?;
        read.validate()?;
        Ok(Self(read))
    }
}
