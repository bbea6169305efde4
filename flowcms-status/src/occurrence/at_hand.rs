//! Texts that nobody has to format: strings and integers, and texts in which they stand.

use crate::declaration::json::is_plain;

/// What a field says.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AtHand<'a> {
    Text(&'a str),
    /// The characters of an integer, from this place on.
    Integer([u8; 20], u8),
}

impl AtHand<'_> {
    pub(crate) fn integer(is_negative: bool, value: u64) -> Self {
        let (mut characters, mut from, mut rest) = ([b'-'; 20], 20, value);
        loop {
            from -= 1;
            characters[from] = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        from -= usize::from(is_negative);
        Self::Integer(characters, u8::try_from(from).unwrap_or_default())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Integer(characters, from) => &characters[usize::from(*from)..],
        }
    }
}

/// A text in which fields say something at some places, as it stands in a JSON string without them.
#[derive(Clone, Copy)]
pub(crate) struct Filled<'p> {
    pub(crate) text: &'p [u8],
    /// How many bytes of the text stand in front of each value, from the value before it on.
    pub(crate) before: &'p [u8],
    pub(crate) values: &'p [AtHand<'p>],
}

/// A text, in as many pieces as it has.
pub(crate) trait Pieces {
    /// Its length, if it stands in a JSON string as it is.
    fn plain_len(&self) -> Option<usize>;

    /// Gives `to` what it is made of, and says whether that is escaped already.
    fn each(&self, to: impl FnMut(&[u8], bool));
}

impl Pieces for &[u8] {
    #[inline]
    fn plain_len(&self) -> Option<usize> {
        is_plain(self).then_some(self.len())
    }

    #[inline]
    fn each(&self, mut to: impl FnMut(&[u8], bool)) {
        to(self, false);
    }
}

impl Pieces for Filled<'_> {
    #[inline]
    fn plain_len(&self) -> Option<usize> {
        self.values.iter().try_fold(self.text.len(), |len, value| {
            let bytes = value.bytes();
            is_plain(bytes).then_some(len + bytes.len())
        })
    }

    #[inline]
    fn each(&self, mut to: impl FnMut(&[u8], bool)) {
        let mut rest = self.text;
        for (before, value) in self.before.iter().zip(self.values) {
            let Some((piece, after)) = rest.split_at_checked(usize::from(*before)) else {
                break;
            };
            to(piece, true);
            to(value.bytes(), false);
            rest = after;
        }
        to(rest, true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_has_the_characters_that_display_writes() {
        for value in [i64::MIN, -10, -1, 0, 1, 9, 10, 99, 100, i64::MAX] {
            let said = AtHand::integer(value < 0, value.unsigned_abs());
            assert_eq!(said.bytes(), value.to_string().as_bytes());
        }
        let most = AtHand::integer(false, u64::MAX);
        assert_eq!(most.bytes(), u64::MAX.to_string().as_bytes());
    }
}
