//! The lines in which two texts differ, to be read in the output of a test.

use std::fmt::Write as _;

/// Equal lines that are shown around those that differ.
const CONTEXT: usize = 2;
/// Lines that are shown in all.
const SHOWN: usize = 40;
/// Characters of a line that are shown.
const WIDTH: usize = 160;
/// Pairs of lines that are compared; of more than this the common start and end are all that is
/// found.
const PAIRS: usize = 4_000_000;

enum Line<'t> {
    Same(&'t str),
    Old(&'t str),
    New(&'t str),
}

/// Those of `old` with `-`, those of `new` with `+`, with the number of a line of `old` at the start
/// of each place.
pub(super) fn lines(old: &str, new: &str) -> String {
    let compared = compare(old, new);
    let is_near = |at: usize| {
        let first = at.saturating_sub(CONTEXT);
        let near = &compared[first..compared.len().min(at + CONTEXT + 1)];
        near.iter().any(|line| !matches!(line, Line::Same(_)))
    };

    let mut text = String::new();
    let (mut number, mut shown, mut left_out) = (1, 0, 0);
    let mut was_near = false;
    for (at, line) in compared.iter().enumerate() {
        let near = is_near(at);
        // Writing into a `String` does not fail.
        if near && shown < SHOWN {
            if !was_near {
                let _ = writeln!(text, "line {number}:");
            }
            let _ = match line {
                Line::Same(line) => writeln!(text, "    {}", shortened(line)),
                Line::Old(line) => {
                    let other = beside(&compared, at);
                    writeln!(text, "  - {}", shortened(differing(line, other)))
                }
                Line::New(line) => {
                    let other = beside(&compared, at);
                    writeln!(text, "  + {}", shortened(differing(line, other)))
                }
            };
            shown += 1;
        } else if !matches!(line, Line::Same(_)) {
            left_out += 1;
        }
        was_near = near;
        number += usize::from(!matches!(line, Line::New(_)));
    }
    if left_out > 0 {
        let _ = writeln!(text, "… and {left_out} more lines");
    }
    if text.is_empty() {
        text.push_str("only the line end at the end of the file\n");
    }
    text
}

/// A text that may be long, cut.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(WIDTH) {
        Some((end, _)) => super::visible(&text[..end]) + "…",
        None => super::visible(text),
    }
}

/// The line that a line was replaced by, where one stands for one.
fn beside<'t>(compared: &[Line<'t>], at: usize) -> Option<&'t str> {
    let around = |at: usize| (compared.get(at.wrapping_sub(1)), compared.get(at + 1));
    match (&compared[at], around(at)) {
        (Line::Old(_), (before, Some(Line::New(new)))) if !matches!(before, Some(Line::Old(_))) => {
            Some(new)
        }
        (Line::New(_), (Some(Line::Old(old)), after)) if !matches!(after, Some(Line::New(_))) => {
            Some(old)
        }
        _ => None,
    }
}

/// Of a long line, such as a whole JSON document, the part from shortly before the first difference.
fn differing<'t>(line: &'t str, other: Option<&str>) -> &'t str {
    let Some(other) = other.filter(|_| line.chars().nth(WIDTH).is_some()) else {
        return line;
    };
    let same = line.chars().zip(other.chars());
    let same = same.take_while(|(one, other)| one == other).count();
    let start = line.char_indices().nth(same.saturating_sub(WIDTH / 4));
    &line[start.map_or(0, |(start, _)| start)..]
}

fn compare<'t>(old: &'t str, new: &'t str) -> Vec<Line<'t>> {
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let common = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let start = common(&mut old.iter().zip(&new));
    let end = common(&mut old[start..].iter().rev().zip(new[start..].iter().rev()));
    let (old_end, new_end) = (old.len() - end, new.len() - end);

    let mut lines: Vec<Line<'_>> = old[..start].iter().map(|line| Line::Same(line)).collect();
    middle(&old[start..old_end], &new[start..new_end], &mut lines);
    lines.extend(old[old_end..].iter().map(|line| Line::Same(line)));
    lines
}

/// By the longest common subsequence.
fn middle<'t>(old: &[&'t str], new: &[&'t str], lines: &mut Vec<Line<'t>>) {
    let width = new.len() + 1;
    let mut longest = Vec::new();
    if old.len() * new.len() <= PAIRS {
        longest.resize((old.len() + 1) * width, 0_u32);
        for at in (0..old.len()).rev() {
            for to in (0..new.len()).rev() {
                longest[at * width + to] = if old[at] == new[to] {
                    longest[(at + 1) * width + to + 1] + 1
                } else {
                    longest[(at + 1) * width + to].max(longest[at * width + to + 1])
                };
            }
        }
    }
    let (mut at, mut to) = (0, 0);
    while at < old.len() && to < new.len() && !longest.is_empty() {
        if old[at] == new[to] {
            lines.push(Line::Same(old[at]));
            (at, to) = (at + 1, to + 1);
        } else if longest[(at + 1) * width + to] >= longest[at * width + to + 1] {
            lines.push(Line::Old(old[at]));
            at += 1;
        } else {
            lines.push(Line::New(new[to]));
            to += 1;
        }
    }
    lines.extend(old[at..].iter().map(|line| Line::Old(line)));
    lines.extend(new[to..].iter().map(|line| Line::New(line)));
}
