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
    let letters = Letters::of(asked);
    let asked_chars: Vec<char> = asked.chars().collect();
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        // Each letter that is missing is a slip by itself.
        let farthest = (1 + name.len() / 3).min(best.map_or(usize::MAX, |(distance, _)| distance));
        // The distance takes the product of the lengths, this their sum: of many names few are left.
        if name.len().abs_diff(asked.len()) > farthest
            || letters.differ(&Letters::of(name)) > farthest
        {
            continue;
        }
        let chars: Vec<char> = name.chars().collect();
        let found = distance(&asked_chars, &chars, farthest).map(|distance| (distance, name));
        if found.is_some() && (best.is_none() || found < best) {
            best = found;
        }
    }
    best.map(|(_, name)| name)
}

/// How many letters have to be put in, taken out, replaced or turned around with their neighbour
/// (optimal string alignment), if that is not more than `most`: only what is so near to the diagonal
/// is looked at.
fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    const FAR: usize = usize::MAX / 2;
    let mut before = vec![FAR; other.len() + 1];
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut current = before.clone();
    for (row, letter) in one.iter().enumerate() {
        current.fill(FAR);
        if row < most {
            current[0] = row + 1;
        }
        let mut nearest = current[0];
        for at in row.saturating_sub(most)..other.len().min(row + most + 1) {
            let replaced = above[at] + usize::from(*letter != other[at]);
            let mut least = replaced.min(above[at + 1] + 1).min(current[at] + 1);
            if row > 0 && at > 0 && *letter == other[at - 1] && one[row - 1] == other[at] {
                least = least.min(before[at - 1] + 1);
            }
            current[at + 1] = least;
            nearest = nearest.min(least);
        }
        if nearest > most {
            return None;
        }
        (before, above, current) = (above, current, before);
    }
    Some(above[other.len()]).filter(|distance| *distance <= most)
}

/// How often each letter stands in a name.
struct Letters([u8; 64]);

impl Letters {
    fn of(name: &str) -> Self {
        let mut counts = [0_u8; 64];
        for char in name.chars() {
            let count = &mut counts[char as usize % 64];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// The fewest letters that have to be put in or replaced to make the one of the other.
    fn differ(&self, other: &Self) -> usize {
        let (mut missing, mut surplus) = (0, 0);
        for (one, other) in self.0.iter().zip(&other.0) {
            missing += usize::from(other.saturating_sub(*one));
            surplus += usize::from(one.saturating_sub(*other));
        }
        missing.max(surplus)
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_seen_through_and_others_not() {
        let names = ["entry_not_found", "slug_taken", "rate_limited", "später"];
        for (asked, found) in [
            ("entry_not_fond", Some("entry_not_found")),
            ("enrty_not_found", Some("entry_not_found")),
            ("EntryNotFound", Some("entry_not_found")),
            ("slug_taken", Some("slug_taken")),
            ("rate-limit", Some("rate_limited")),
            ("spater", Some("später")),
            ("payment_required", None),
            ("", None),
        ] {
            assert_eq!(nearest(asked, names), found, "{asked}");
        }
    }

    #[test]
    fn of_two_that_are_as_near_it_is_the_first_of_the_alphabet() {
        assert_eq!(nearest("taken_c", ["taken_b", "taken_a"]), Some("taken_a"));
    }

    #[test]
    fn it_is_what_comparing_all_of_them_finds() {
        let names: Vec<String> = (0..400)
            .map(|at| format!("service_{}_refused_{}", at % 20, at / 20))
            .collect();
        let slow = |asked: &str| {
            (names.iter().map(String::as_str))
                .filter_map(|name| {
                    let [one, other]: [Vec<char>; 2] =
                        [asked, name].map(|text| text.chars().collect());
                    let distance = super::distance(&one, &other, usize::MAX / 4)?;
                    (distance <= 1 + name.len() / 3).then_some((distance, name))
                })
                .min()
                .map(|(_, name)| name)
        };
        for asked in [
            "service_7_refused_19",
            "service_7_refsued_1",
            "servce7refused9",
            "refused_service",
            "nothing_of_the_kind_at_all",
            "service____",
        ] {
            assert_eq!(
                nearest(asked, names.iter().map(String::as_str)),
                slow(asked),
                "{asked}"
            );
        }
    }
}
