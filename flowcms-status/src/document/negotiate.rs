//! Which form of a resource a request asks for (RFC 9110, section 12.5.1).

use http::HeaderValue;

/// A form that a resource can be sent in.
pub(crate) trait Form: Copy {
    /// The media type, and after it those whose readers can read this one too; without parameters.
    fn media_types(self) -> &'static [(&'static str, &'static str)];
}

/// The form that the values of `Accept` ask for: that with the highest weight, among equals the one
/// that is named most exactly, then the first. Without a media range, the first. `None` where there
/// are ranges and none of the forms is acceptable.
///
/// Every request is negotiated before it is known to fail, so nothing is allocated.
pub(crate) fn choose<'a, F: Form, const N: usize>(
    forms: [F; N],
    accept: impl Iterator<Item = &'a HeaderValue>,
) -> Option<F> {
    // For each form, how exactly it is named, whether without parameters, and with which weight.
    let mut named = [None::<(u8, bool, u16)>; N];
    let mut is_asked = false;
    let ranges = accept
        .flat_map(|value| Pieces::of(value.as_bytes(), b','))
        .filter_map(Range::parse);
    for range in ranges {
        is_asked = true;
        for (form, named) in forms.into_iter().zip(&mut named) {
            let matched = range
                .matches(form)
                .map(|exactness| (exactness, range.is_plain, range.weight));
            *named = matched.max(*named);
        }
    }
    if !is_asked {
        return forms.first().copied();
    }
    let mut best = None;
    let mut most = (0, 0);
    for (form, named) in forms.into_iter().zip(named) {
        let Some((exactness, _, weight)) = named else {
            continue;
        };
        if weight > 0 && (best.is_none() || (weight, exactness) > most) {
            (best, most) = (Some(form), (weight, exactness));
        }
    }
    best
}

/// The pieces of a value between separators that are in no quoted string (RFC 9110, sections 5.6.1
/// and 5.6.4), without the white space around them.
struct Pieces<'a> {
    rest: Option<&'a [u8]>,
    separator: u8,
}

impl<'a> Pieces<'a> {
    fn of(value: &'a [u8], separator: u8) -> Self {
        Self {
            rest: Some(value),
            separator,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest.take()?;
        let (mut is_quoted, mut is_escaped) = (false, false);
        let end = rest.iter().position(|&byte| {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = is_quoted,
                b'"' => is_quoted = !is_quoted,
                _ => return byte == self.separator && !is_quoted,
            }
            false
        });
        let Some(end) = end else {
            return Some(rest.trim_ascii());
        };
        self.rest = Some(&rest[end + 1..]);
        Some(rest[..end].trim_ascii())
    }
}

/// A media range with its weight.
struct Range<'a> {
    main: &'a [u8],
    sub: &'a [u8],
    /// Whether it has no parameters, which no form has: what is said of others counts for it only
    /// where nothing is said of it.
    is_plain: bool,
    /// In thousandths.
    weight: u16,
}

impl<'a> Range<'a> {
    /// `None` for what is no media range.
    fn parse(text: &'a [u8]) -> Option<Self> {
        let mut parts = Pieces::of(text, b';');
        let (main, sub) = split_once(parts.next()?, b'/')?;
        let mut range = Self {
            main,
            sub,
            is_plain: true,
            weight: 1000,
        };
        for parameter in parts {
            let Some((name, value)) = split_once(parameter, b'=') else {
                continue;
            };
            if name.trim_ascii_end().eq_ignore_ascii_case(b"q") {
                range.weight = weight_of(value.trim_ascii_start())?;
            } else {
                range.is_plain = false;
            }
        }
        Some(range)
    }

    /// How exactly the range names `form`, `None` if it does not.
    fn matches<F: Form>(&self, form: F) -> Option<u8> {
        if (self.main, self.sub) == (b"*", b"*") {
            return Some(0);
        }
        let (own, others) = form.media_types().split_first()?;
        if self.sub == b"*" {
            return (self.main.eq_ignore_ascii_case(own.0.as_bytes())).then_some(1);
        }
        let is = |(main, sub): &(&str, &str)| {
            self.main.eq_ignore_ascii_case(main.as_bytes())
                && self.sub.eq_ignore_ascii_case(sub.as_bytes())
        };
        if is(own) {
            return Some(3);
        }
        others.iter().any(is).then_some(2)
    }
}

fn split_once(text: &[u8], separator: u8) -> Option<(&[u8], &[u8])> {
    let at = text.iter().position(|byte| *byte == separator)?;
    Some((&text[..at], &text[at + 1..]))
}

/// `0.85` as 850 (RFC 9110, section 12.4.2).
fn weight_of(text: &[u8]) -> Option<u16> {
    let (whole, fraction) = split_once(text, b'.').unwrap_or((text, b""));
    if fraction.len() > 3 {
        return None;
    }
    let mut thousandths = 0;
    for place in 0..3 {
        let digit = fraction.get(place).unwrap_or(&b'0');
        thousandths = 10 * thousandths + u16::from(digit.checked_sub(b'0').filter(|it| *it < 10)?);
    }
    match whole {
        b"0" => Some(thousandths),
        b"1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}
