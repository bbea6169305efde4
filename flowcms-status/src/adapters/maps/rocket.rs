//! The maps of what rocket's guards refuse.

#[cfg(feature = "rocket")]
use crate::adapters::rocket::owned_errors::{OwnedFormErrors, OwnedJsonError};
#[cfg(feature = "rocket")]
use crate::adapters::rocket::texts::{code, form_detail, form_errors, json_detail, json_errors};
use crate::tables::iana::Http;
#[cfg(feature = "rocket")]
use std::io;

map! { "rocket"
    /// How the guard `Json` answers, with rocket's codes.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(OwnedJsonError) in Http {
        #[flow(reason = "too_large")]
        OwnedJsonError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof
            => 413 or 400 "Send less JSON.",
        #[flow(reason = "payload")]
        OwnedJsonError::Io(_) => 400 "Send the whole payload, as UTF-8.",
        #[flow(reason = "json_data", detail = json_detail, errors = json_errors)]
        OwnedJsonError::Parse(error) if error.is_data()
            => 422 or 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_syntax", detail = json_detail, errors = json_errors)]
        OwnedJsonError::Parse(_) => 400 "Send well-formed JSON.",
    }
}

map! { "rocket"
    /// How the guard `Form` and the query answer, with rocket's codes: 422 for a field, 400 for the
    /// form as a whole, 413 for what is too long; an error of your own can answer 403, 404, 409, 410,
    /// 500 or 503 too.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(OwnedFormErrors) in Http {
        #[flow(reason = "too_large", detail = form_detail, errors = form_errors)]
        e if code(e) == 413 => 413 or 400 "Send a smaller form.",
        #[flow(reason = "unavailable")]
        e if code(e) == 503 => 503 or 500,
        #[flow(reason = "failed")]
        e if code(e) >= 500 => 500,
        #[flow(reason = "form", status = code, codes(400, 403, 404, 409, 410), detail = form_detail, errors = form_errors)]
        _ => 422 or 400 "Send the fields, of the types, that the documentation names.",
    }
}
