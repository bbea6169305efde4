//! The header `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10.

use std::time::Duration;

use http::HeaderMap;

/// How long it is until every policy that has nothing left has something again:
/// `"name";r=0;t=30` (section 4). A list that is none is ignored (RFC 9651, section 4.2).
pub(super) fn wait(headers: &HeaderMap) -> Option<Duration> {
    let mut longest = None;
    for line in headers.get_all("ratelimit") {
        let mut rest = line.to_str().ok()?;
        loop {
            let (item, after) = item(rest.trim_matches([' ', '\t']))?;
            if let (Some(0), Some(wait)) = (item.remaining, item.reset) {
                longest = longest.max(Some(Duration::from_secs(wait)));
            }
            match after.trim_start_matches([' ', '\t']).strip_prefix(',') {
                Some(next) => rest = next,
                None if after.trim_matches([' ', '\t']).is_empty() => break,
                None => return None,
            }
        }
    }
    longest
}

/// The parameters of a policy.
#[derive(Default)]
struct Item {
    /// `r`
    remaining: Option<u64>,
    /// `t`, in seconds
    reset: Option<u64>,
}

/// A string with parameters, and what stands behind it; `None` = it is none.
fn item(text: &str) -> Option<(Item, &str)> {
    let mut rest = string(text)?;
    let mut item = Item::default();
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start_matches(' ');
        let is_key =
            |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "_-.*".contains(it);
        let (key, after) =
            parameter.split_at(parameter.find(|it| !is_key(it)).unwrap_or(parameter.len()));
        if !key.starts_with(|it: char| it.is_ascii_lowercase() || it == '*') {
            return None;
        }
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            continue;
        };
        if value.starts_with('"') {
            rest = string(value)?;
            continue;
        }
        let end = value.find([';', ',', ' ', '\t']).unwrap_or(value.len());
        let (value, after) = value.split_at(end);
        if value.is_empty() {
            return None;
        }
        match key {
            "r" => item.remaining = integer(value),
            "t" => item.reset = integer(value),
            _ => {}
        }
        rest = after;
    }
    Some((item, rest))
}

/// What stands behind a string.
fn string(text: &str) -> Option<&str> {
    let text = text.strip_prefix('"')?;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(&text[at + 1..]),
            _ => {}
        }
    }
    None
}

/// An integer that is not below zero: at most 15 digits (RFC 9651, section 3.3.1).
fn integer(value: &str) -> Option<u64> {
    let is_integer = value.len() <= 15 && value.bytes().all(|digit| digit.is_ascii_digit());
    value.parse().ok().filter(|_| is_integer)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn seconds(lines: &[&str]) -> Option<u64> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("ratelimit", HeaderValue::from_str(line).unwrap());
        }
        wait(&headers).map(|wait| wait.as_secs())
    }

    #[test]
    fn a_policy_says_a_wait_only_where_nothing_is_left() {
        assert_eq!(seconds(&[r#""default";r=0;t=30"#]), Some(30));
        assert_eq!(seconds(&[r#""default";r=1;t=30"#]), None);
        assert_eq!(seconds(&[r#""default";t=30"#]), None);
        assert_eq!(seconds(&[r#""default";r=0"#]), None);
        assert_eq!(seconds(&[]), None);
    }

    #[test]
    fn of_several_policies_the_last_to_come_back_counts() {
        assert_eq!(
            seconds(&[r#""a";r=0;t=30, "b";r=0;t=90 , "c";r=5;t=900"#]),
            Some(90)
        );
        assert_eq!(seconds(&[r#""a";r=0;t=30"#, r#""b";r=0;t=9"#]), Some(30));
    }

    #[test]
    fn names_and_other_parameters_are_passed_over() {
        assert_eq!(
            seconds(&[r#""a;r=1,\"";pk=:cGsK:;x="r=2, \"; t";y; r=0;t=7"#]),
            Some(7)
        );
        assert_eq!(seconds(&[r#""a";r=3;r=0;t=1;t=2"#]), Some(2));
    }

    #[test]
    fn what_is_no_list_is_ignored() {
        for line in [
            "",
            "30",
            "a;r=0;t=30",
            r#""a"#,
            r#""a";R=0;t=30"#,
            r#""a";r=0;t=30,"#,
            r#""a";r=0;t=30 x"#,
            r#""a";r=;t=30"#,
            r#""a";r=0;t=-1"#,
            r#""a";r=0;t=3.5"#,
            r#""a";r=0;t=1234567890123456"#,
            "limit=100, remaining=0, reset=30",
            "é",
        ] {
            assert_eq!(seconds(&[line]), None, "{line}");
        }
    }
}
