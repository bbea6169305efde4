//! Which name was probably meant.

/// Longer names are no slips of the pen, and comparing them takes time.
const LONGEST: usize = 100;

/// The nearest of the names to one that is none of them; `None` where none is near.
pub(in crate::catalog) fn nearest<'n>(
    asked: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    if asked.len() > LONGEST {
        return None;
    }
    let farthest = |name: &str| 1 + name.len() / 3;
    (names.into_iter())
        // Each letter that is missing is a slip by itself.
        .filter(|name| name.len().abs_diff(asked.len()) <= farthest(name))
        .map(|name| (strsim::osa_distance(asked, name), name))
        .filter(|(distance, name)| *distance <= farthest(name))
        .min()
        .map(|(_, name)| name)
}
