//! Which form of a problem a request asks for (RFC 9110, section 12.5.1).

use http::HeaderValue;

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

    /// The media type, without parameters.
    const fn media_type(self) -> (&'static str, &'static str) {
        match self {
            Self::ProblemJson => ("application", "problem+json"),
            Self::Json => ("application", "json"),
            Self::ProblemXml => ("application", "problem+xml"),
            Self::Html => ("text", "html"),
            Self::Text => ("text", "plain"),
        }
    }

    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::ProblemJson => "application/problem+json",
            Self::Json => "application/json",
            Self::ProblemXml => "application/problem+xml",
            Self::Html => "text/html; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The form that the values of `Accept` ask for: that with the highest weight, among equals the
    /// one that is named most exactly, then the preferred. Without a value, or where none is
    /// acceptable, the preferred: an error in a form that was not asked for says more than a 406.
    ///
    /// Every request is negotiated before it is known to fail, so nothing is allocated.
    pub(crate) fn negotiate<'a>(accept: impl Iterator<Item = &'a HeaderValue>) -> Self {
        // For each form, how exactly it is named and with which weight.
        let mut named = [None::<(u8, u16)>; Self::ALL.len()];
        let ranges = accept
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(Range::parse);
        for range in ranges {
            for (format, named) in Self::ALL.into_iter().zip(&mut named) {
                let matched = range
                    .matches(format)
                    .map(|exactness| (exactness, range.weight));
                *named = matched.max(*named);
            }
        }
        let mut best = (Self::ProblemJson, (0, 0));
        for (format, named) in Self::ALL.into_iter().zip(named) {
            let Some((exactness, weight)) = named else {
                continue;
            };
            if weight > 0 && (weight, exactness) > best.1 {
                best = (format, (weight, exactness));
            }
        }
        best.0
    }
}

/// A media range with its weight.
struct Range<'a> {
    main: &'a str,
    sub: &'a str,
    /// In thousandths.
    weight: u16,
}

impl<'a> Range<'a> {
    /// `None` for what is no media range.
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (main, sub) = parts.next()?.split_once('/')?;
        let mut weight = 1000;
        for parameter in parts {
            let Some((name, value)) = parameter.split_once('=') else {
                continue;
            };
            if name.trim_end().eq_ignore_ascii_case("q") {
                weight = weight_of(value.trim_start())?;
            }
        }
        Some(Self { main, sub, weight })
    }

    /// How exactly the range names `format`, `None` if it does not.
    fn matches(&self, format: Format) -> Option<u8> {
        let (main, sub) = format.media_type();
        if (self.main, self.sub) == ("*", "*") {
            return Some(0);
        }
        if !self.main.eq_ignore_ascii_case(main) {
            let is_xml = format == Format::ProblemXml && self.main.eq_ignore_ascii_case("text");
            return (is_xml && self.sub.eq_ignore_ascii_case("xml")).then_some(2);
        }
        if self.sub == "*" {
            return Some(1);
        }
        if self.sub.eq_ignore_ascii_case(sub) {
            return Some(3);
        }
        // Who reads any XML reads this one.
        let is_xml = format == Format::ProblemXml && self.sub.eq_ignore_ascii_case("xml");
        is_xml.then_some(2)
    }
}

/// `0.85` as 850 (RFC 9110, section 12.4.2).
fn weight_of(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 {
        return None;
    }
    let mut thousandths = 0;
    for place in 0..3 {
        let digit = fraction.as_bytes().get(place).unwrap_or(&b'0');
        thousandths = 10 * thousandths + u16::from(digit.checked_sub(b'0').filter(|it| *it < 10)?);
    }
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
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
