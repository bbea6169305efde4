//! Which form of a problem a request asks for (RFC 9110, section 12.5.1).

use http::HeaderValue;

use crate::document::negotiate::{Form, choose};

/// The forms of a problem, the preferred first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    ProblemJson,
    Json,
    ProblemXml,
    Html,
    Text,
}

impl Format {
    const ALL: [Self; 5] = [
        Self::ProblemJson,
        Self::Json,
        Self::ProblemXml,
        Self::Html,
        Self::Text,
    ];

    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::ProblemJson => "application/problem+json",
            Self::Json => "application/json",
            Self::ProblemXml => "application/problem+xml",
            Self::Html => "text/html; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The form that the values of `Accept` ask for. Where none is acceptable, the preferred: an
    /// error in a form that was not asked for says more than a 406.
    pub(crate) fn negotiate<'a>(accept: impl Iterator<Item = &'a HeaderValue>) -> Self {
        choose(Self::ALL, accept).unwrap_or(Self::ProblemJson)
    }
}

impl Form for Format {
    fn media_types(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::ProblemJson => &[("application", "problem+json")],
            Self::Json => &[("application", "json")],
            // Who reads any XML reads this one.
            Self::ProblemXml => &[
                ("application", "problem+xml"),
                ("application", "xml"),
                ("text", "xml"),
            ],
            Self::Html => &[("text", "html")],
            Self::Text => &[("text", "plain")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, HeaderValue};

    fn of(accept: &[&'static str]) -> Format {
        let values: Vec<_> = (accept.iter())
            .map(|value| HeaderValue::from_static(value))
            .collect();
        Format::negotiate(values.iter())
    }

    #[test]
    fn without_accept_it_is_problem_json() {
        assert_eq!(of(&[]), Format::ProblemJson);
        assert_eq!(of(&[""]), Format::ProblemJson);
        assert_eq!(of(&["*/*"]), Format::ProblemJson);
    }

    #[test]
    fn the_highest_weight_wins() {
        assert_eq!(
            of(&["application/json;q=0.8, text/plain;q=0.9"]),
            Format::Text
        );
        assert_eq!(of(&["text/html;q=0.001,text/plain;q=0.002"]), Format::Text);
        assert_eq!(
            of(&["*/*;q=0.1, application/problem+xml;q=0.2"]),
            Format::ProblemXml
        );
        assert_eq!(
            of(&["application/problem+json;q=0.5", "text/html"]),
            Format::Html
        );
        assert_eq!(of(&["text/html ; Q=1.000 , */*"]), Format::Html);
    }

    #[test]
    fn a_browser_gets_a_page_and_a_client_library_json() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
        assert_eq!(of(&[browser]), Format::Html);
        assert_eq!(of(&["application/json, text/plain, */*"]), Format::Json);
    }

    #[test]
    fn the_most_exact_range_gives_a_form_its_weight() {
        assert_eq!(
            of(&["*/*, application/problem+json;q=0, application/json;q=0"]),
            Format::ProblemXml
        );
        assert_eq!(of(&["text/*, text/html;q=0"]), Format::Text);
        assert_eq!(
            of(&["application/*;q=0.9, text/html;q=0.8"]),
            Format::ProblemJson
        );
    }

    #[test]
    fn other_xml_is_good_for_problem_xml() {
        assert_eq!(of(&["application/xml"]), Format::ProblemXml);
        assert_eq!(of(&["text/xml"]), Format::ProblemXml);
    }

    #[test]
    fn what_nobody_writes_or_understands_is_problem_json() {
        assert_eq!(of(&["image/png"]), Format::ProblemJson);
        assert_eq!(of(&["*/*;q=0"]), Format::ProblemJson);
        assert_eq!(of(&["text/html;q=2"]), Format::ProblemJson);
        assert_eq!(of(&["text/html;q=0.1234"]), Format::ProblemJson);
        assert_eq!(of(&["text/html;q=-1, nonsense, /"]), Format::ProblemJson);
    }
}
