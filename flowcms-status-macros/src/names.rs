//! Names made from names: snake case, Pascal case, the nearest of a list; and paths as one writes them.

use proc_macro2::TokenStream;

/// `HTTPError2` as `http_error2`, `Not Found` as `not_found`.
pub(crate) fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, &char) in chars.iter().enumerate() {
        if !char.is_alphanumeric() {
            if !snake.is_empty() && !snake.ends_with('_') {
                snake.push('_');
            }
            continue;
        }
        let after_small = at > 0 && !chars[at - 1].is_uppercase();
        let before_small = chars.get(at + 1).is_some_and(|next| next.is_lowercase());
        if char.is_uppercase()
            && (after_small || before_small)
            && !snake.is_empty()
            && !snake.ends_with('_')
        {
            snake.push('_');
        }
        snake.extend(char.to_lowercase());
    }
    snake.truncate(snake.trim_end_matches('_').len());
    snake
}

/// `HTTP Version Not Supported` as `HttpVersionNotSupported`, `Multi-Status` as `MultiStatus`.
pub(crate) fn pascal_case(name: &str) -> String {
    let mut pascal = String::new();
    for word in name.split(|char: char| !char.is_alphanumeric()) {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { continue };
        pascal.extend(first.to_uppercase());
        if word.chars().any(char::is_lowercase) {
            pascal.push_str(chars.as_str());
        } else {
            pascal.extend(chars.flat_map(char::to_lowercase));
        }
    }
    pascal
}

/// How the words of a name are put together, as serde calls it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    pub(crate) const ALL: [(&str, Self); 8] = [
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
        ("camelCase", Self::Camel),
        ("PascalCase", Self::Pascal),
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
    ];

    pub(crate) fn of(self, name: &str) -> String {
        let snake = snake_case(name);
        match self {
            Self::Snake => snake,
            Self::ScreamingSnake => snake.to_uppercase(),
            Self::Kebab => snake.replace('_', "-"),
            Self::ScreamingKebab => snake.replace('_', "-").to_uppercase(),
            Self::Pascal => pascal_case(&snake),
            Self::Camel => match snake.split_once('_') {
                Some((first, others)) => format!("{first}{}", pascal_case(others)),
                None => snake,
            },
            Self::Lower => snake.replace('_', ""),
            Self::Upper => snake.replace('_', "").to_uppercase(),
        }
    }
}

/// The name among `known` that `name` was probably meant to be: one that it begins, or a near one.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let is_begun = |candidate: &str| name.len() > 3 && candidate.starts_with(name);
    known
        .into_iter()
        .map(|candidate| {
            let is_begun = is_begun(candidate);
            (
                if is_begun {
                    0
                } else {
                    distance(name, candidate)
                },
                candidate,
            )
        })
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many insertions, deletions and replacements lie between two names.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

/// Tokens as one writes them, not as they print.
pub(crate) fn tight(tokens: &TokenStream) -> String {
    let printed = tokens.to_string();
    let mut text = printed.as_str();
    let mut tight = String::new();
    while let Some(char) = text.chars().next() {
        text = &text[char.len_utf8()..];
        let is_loose = char == ' '
            && (tight.ends_with(['<', '(', '[', '&', ':', '\'', '!'])
                || text.starts_with(['<', '>', ')', ']', ',', ':', ';']));
        if !is_loose {
            tight.push(char);
        }
    }
    tight
}

/// A path as documents have it, from where one is.
pub(crate) fn plain(tokens: &TokenStream) -> String {
    let path = tight(tokens).replace("r#", "");
    path.strip_prefix("::").unwrap_or(&path).to_owned()
}
