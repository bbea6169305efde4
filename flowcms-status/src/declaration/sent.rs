//! Which status is sent, with which headers, and what of an error is public then: the rules that the
//! wire, the documents and the kit read.

use super::amended::Amended;
use super::declared_header::DeclaredHeader;
use super::declared_type::DeclaredCodes;
use super::problem_type::ProblemType;
use super::table::Status;
use super::voice::SERVER_ERROR;

impl ProblemType {
    /// The row for a run-time status of `code`.
    pub(super) fn sendable(&self, code: u16) -> Result<&'static Status, Amended> {
        if code == self.status().code() {
            return Ok(self.status());
        }
        if code < 300 {
            return Err(Amended::NoError(code));
        }
        let is_listed = match self.declared.more.codes {
            DeclaredCodes::None => false,
            DeclaredCodes::Listed(codes) => codes.contains(&code),
            // A redirect leads somewhere: it is meant where it is written.
            DeclaredCodes::Table => code >= 400,
        };
        if !is_listed {
            return Err(Amended::NotListed(code));
        }
        let status = self.voice().find(code).ok_or(Amended::NotInTable(code))?;
        match status.demanded_header() {
            Some(name) if !self.may_supply(name, status) => Err(Amended::Lacks(code, name)),
            _ => Ok(status),
        }
    }

    /// Whether a run-time status of that row can be sent.
    pub(crate) fn can_send(&self, status: &Status) -> bool {
        self.sendable(status.code()).is_ok()
    }

    /// Whether a response can have that code.
    #[cfg(feature = "client")]
    pub(crate) fn can_answer(&self, code: u16) -> bool {
        self.sendable(code).is_ok() || self.instead(self.status()).code() == code
    }

    /// What is sent instead of a status that lacks what HTTP demands with it.
    pub(crate) fn instead(&self, status: &'static Status) -> &'static Status {
        match status.code() {
            code if code != self.status().code() => self.status(),
            407 | 426 => self.voice().find(500).unwrap_or(&SERVER_ERROR),
            _ => status,
        }
    }

    /// Whether a response with `status` can have it.
    fn may_supply(&self, name: &str, status: &Status) -> bool {
        self.declares_header(name) || self.supplies(name, status)
    }

    /// The header of responses with `status` that nothing else supplies and HTTP demands.
    pub(crate) const fn default_header(&self, status: &Status) -> Option<DeclaredHeader> {
        let header = match status.code() {
            // RFC 9110, sections 15.5.2 and 15.5.6.
            401 => DeclaredHeader::__new("WWW-Authenticate", Some("Bearer")),
            405 => DeclaredHeader::__new("Allow", Some("")),
            _ => return None,
        };
        if self.supplies(header.name(), status) {
            None
        } else {
            Some(header)
        }
    }
}
