//! The kit reads samples back.

use std::time::{Duration, SystemTime};

use flowcms_status::client::FromHeaderField;
use flowcms_status::http::HeaderValue;
use flowcms_status::{FieldErrors, FlowError, HeaderField, InvalidHeaderField, testing};
use serde::{Deserialize, Deserializer, Serialize};

/// It is written in another form than it is read in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename(serialize = "Level"))]
enum Level {
    #[serde(rename(serialize = "hi"))]
    High,
    Low,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = AlarmProblem)]
enum AlarmError {
    #[error("alarm")]
    #[flow(code = 409)]
    Raised {
        #[flow(member)]
        level: Level,
    },
    #[error("unchanged")]
    #[flow(code = 304)]
    Unchanged,
}

#[test]
fn a_sample_that_its_client_type_does_not_read_is_a_fault() {
    let check = |level| {
        testing::check(AlarmError::CATALOG)
            .read_by::<AlarmProblem>()
            .sample(&AlarmError::Raised { level })
            .sample(&AlarmError::Unchanged)
            .result()
    };
    check(Level::Low).unwrap();
    let faults = check(Level::High).unwrap_err().to_string();
    assert!(
        faults.contains("`AlarmProblem` does not read it"),
        "{faults}"
    );
}

/// Its client reads another price than was sent, and another header.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Cents(u32);

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        u32::deserialize(from).map(|cents| Self(cents / 100 * 100))
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Etag(String);

impl HeaderField for Etag {
    fn header_value(&self) -> Result<Option<HeaderValue>, InvalidHeaderField> {
        format!("\"{}\"", self.0).header_value()
    }
}

impl FromHeaderField for Etag {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        String::from_header_field(value).map(Self)
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = PriceProblem)]
enum PriceError<T: Serialize + std::fmt::Debug> {
    #[error("the price has changed")]
    #[flow(code = 409)]
    Changed {
        #[flow(member)]
        price: Cents,
        #[flow(header = "ETag")]
        etag: Option<Etag>,
        #[flow(member)]
        currency: Option<T>,
        #[flow(member)]
        ratio: f32,
        #[flow(header = "Expires")]
        until: SystemTime,
        #[flow(errors)]
        errors: FieldErrors,
    },
    #[error(transparent)]
    #[flow(transparent)]
    Alarm(#[from] AlarmError),
}

fn price(cents: u32, etag: Option<&str>) -> PriceError<&'static str> {
    let mut errors = FieldErrors::new();
    errors
        .add("price", "old", "is of yesterday")
        .param("ratio", 0.1_f32);
    PriceError::Changed {
        price: Cents(cents),
        etag: etag.map(|etag| Etag(etag.to_owned())),
        currency: (cents > 0).then_some("EUR"),
        ratio: 0.1,
        until: SystemTime::UNIX_EPOCH + Duration::from_millis(1_500),
        errors,
    }
}

#[test]
fn what_is_read_is_what_was_sent() {
    let check = |error: &dyn FlowError| {
        testing::check(PriceError::<&str>::CATALOG)
            .read_by::<PriceProblem<String>>()
            .sample(error)
            .without_sample(&["raised", "unchanged"])
            .result()
            .map_err(|faults| faults.to_string())
    };
    check(&price(300, None)).unwrap();
    check(&price(0, None)).unwrap();
    let faults = check(&price(250, None)).unwrap_err();
    assert!(
        faults.contains("the member `price` was sent as `250` and read as `200`"),
        "{faults}"
    );
    let faults = check(&price(300, Some("a"))).unwrap_err();
    assert!(
        faults.contains(r#"the header `ETag` was sent as `"a"` and read as `""a""`"#),
        "{faults}"
    );
}
