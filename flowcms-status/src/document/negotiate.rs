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
    // For each form, how exactly it is named and with which weight.
    let mut named = [None::<(u8, u16)>; N];
    let mut is_asked = false;
    let ranges = accept
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(Range::parse);
    for range in ranges {
        is_asked = true;
        for (form, named) in forms.into_iter().zip(&mut named) {
            let matched = range
                .matches(form)
                .map(|exactness| (exactness, range.weight));
            *named = matched.max(*named);
        }
    }
    if !is_asked {
        return forms.first().copied();
    }
    let mut best = None;
    let mut most = (0, 0);
    for (form, named) in forms.into_iter().zip(named) {
        let Some((exactness, weight)) = named else {
            continue;
        };
        if weight > 0 && (best.is_none() || (weight, exactness) > most) {
            (best, most) = (Some(form), (weight, exactness));
        }
    }
    best
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

    /// How exactly the range names `form`, `None` if it does not.
    fn matches<F: Form>(&self, form: F) -> Option<u8> {
        if (self.main, self.sub) == ("*", "*") {
            return Some(0);
        }
        let (own, others) = form.media_types().split_first()?;
        if self.sub == "*" {
            return self.main.eq_ignore_ascii_case(own.0).then_some(1);
        }
        let is = |(main, sub): &(&str, &str)| {
            self.main.eq_ignore_ascii_case(main) && self.sub.eq_ignore_ascii_case(sub)
        };
        if is(own) {
            return Some(3);
        }
        others.iter().any(is).then_some(2)
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
