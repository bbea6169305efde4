//! What was written in `#[flow(…)]`: each value with its key's span.

use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::{Attribute, Ident, Meta};

use crate::diag::Errors;
use crate::keys::{
    FieldAttrs, MapAttrs, RowAttrs, TableAttrs, TableRowAttrs, TypeAttrs, VariantAttrs,
};
use crate::names::nearest;

/// What stands behind a key.
pub(crate) trait Value: Sized {
    /// [`Once`] for a key that stands at most once, else [`Many`].
    type Slot: Slot + Default;

    /// What a user writes behind the key, such as `= 404`; nothing for a key alone.
    const GRAMMAR: &'static str;

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self>;

    /// `None` = reported.
    fn read(key: &Ident, input: TokenStream, errors: &mut Errors) -> Option<Self> {
        errors.ok(Self::parse(key, input))
    }

    /// What `= literal` means, if that is all it takes: a parser costs rustc more than most values.
    fn of_literal(_: &Literal) -> Option<Self> {
        None
    }
}

/// What stands behind a key; `None` = reported.
fn value<T: Value>(key: &Ident, input: &[TokenTree], errors: &mut Errors) -> Option<T> {
    let of_literal = match input {
        [TokenTree::Punct(equals), TokenTree::Literal(literal)] if equals.as_char() == '=' => {
            T::of_literal(literal)
        }
        _ => None,
    };
    of_literal.or_else(|| T::read(key, input.iter().cloned().collect(), errors))
}

/// A key as it was written.
pub(crate) struct Written<T> {
    /// Where it stands; `None` = an unknown key, which is reported, may be meant to be this one.
    span: Option<Span>,
    /// `None` = reported.
    value: Option<T>,
}

/// A key that stands at most once.
pub(crate) struct Once<T>(Option<Written<T>>);

/// A key that stands as often as one likes.
pub(crate) struct Many<T>(Vec<Written<T>>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Once<T> {
    pub(crate) fn value(&self) -> Option<&T> {
        self.0.as_ref()?.value.as_ref()
    }

    /// Where the key stands, if it does.
    pub(crate) fn span(&self) -> Option<Span> {
        self.0.as_ref()?.span
    }

    /// The value and where its key stands.
    pub(crate) fn given(&self) -> Option<(&T, Span)> {
        Some((self.value()?, self.span()?))
    }

    /// What `check` makes of the value; `None` = reported.
    pub(crate) fn check<U>(&self, check: impl FnOnce(&T) -> Option<U>) -> Once<U> {
        Once(self.0.as_ref().map(|written| Written {
            span: written.span,
            value: written.value.as_ref().and_then(check),
        }))
    }

    /// This key, or the one that speaks where it is absent.
    pub(crate) fn or<'o>(&'o self, otherwise: &'o Self) -> &'o Self {
        if self.is_absent() { otherwise } else { self }
    }

    /// Whether nothing that was written may be meant to be this key.
    pub(crate) fn is_absent(&self) -> bool {
        self.0.is_none()
    }
}

impl<T> Many<T> {
    pub(crate) fn given(&self) -> impl Iterator<Item = (&T, Span)> {
        (self.0.iter()).filter_map(|written| Some((written.value.as_ref()?, written.span?)))
    }

    /// Whether each of them could be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.0.iter().all(|written| written.value.is_some())
    }
}

/// A key of one place, whatever stands behind it.
pub(crate) trait Slot {
    fn grammar(&self) -> &'static str;

    /// Puts the key there. Returns whether it could be read.
    fn write(&mut self, key: &Ident, input: &[TokenTree], errors: &mut Errors) -> bool;

    /// What was reported may be meant to be this key.
    fn may_be_meant(&mut self);
}

impl<T: Value> Slot for Once<T> {
    fn grammar(&self) -> &'static str {
        T::GRAMMAR
    }

    fn write(&mut self, key: &Ident, input: &[TokenTree], errors: &mut Errors) -> bool {
        let value = value(key, input, errors);
        let is_read = value.is_some();
        match self.span() {
            Some(first) => errors.push_twice(first, key.span(), format!("`{key}` is given twice")),
            None => {
                self.0 = Some(Written {
                    span: Some(key.span()),
                    value,
                });
            }
        }
        is_read
    }

    fn may_be_meant(&mut self) {
        self.0.get_or_insert(Written {
            span: None,
            value: None,
        });
    }
}

impl<T: Value> Slot for Many<T> {
    fn grammar(&self) -> &'static str {
        T::GRAMMAR
    }

    fn write(&mut self, key: &Ident, input: &[TokenTree], errors: &mut Errors) -> bool {
        let value = value(key, input, errors);
        let is_read = value.is_some();
        self.0.push(Written {
            span: Some(key.span()),
            value,
        });
        is_read
    }

    fn may_be_meant(&mut self) {
        self.0.push(Written {
            span: None,
            value: None,
        });
    }
}

/// Something that was reported, and the key that it may be meant to be.
pub(crate) struct Unknown {
    /// `None` = no key could be read.
    key: Option<String>,
    shape: Shape,
}

impl Unknown {
    /// Whether it is a key of another place.
    pub(crate) fn is_of<K: Keys>(&self) -> bool {
        (self.key.as_ref()).is_some_and(|key| K::keys().contains(&key.as_str()))
    }
}

/// The keys of one place.
pub(crate) trait Keys: Default {
    /// What messages call the place.
    const PLACE: &'static str;

    fn keys() -> Vec<&'static str>;

    fn slot(&mut self, key: &str) -> Option<&mut dyn Slot>;

    /// Reads `#[flow(…)]`. What is no key here may be meant for another place.
    fn read(attributes: &[Attribute], errors: &mut Errors) -> (Self, Vec<Unknown>) {
        let mut attrs = Self::default();
        let mut unknown = Vec::new();
        for attribute in attributes.iter().filter(|a| a.path().is_ident("flow")) {
            match &attribute.meta {
                Meta::List(list) if matches!(list.delimiter, syn::MacroDelimiter::Paren(_)) => {
                    for item in split_at_commas(list.tokens.clone()) {
                        unknown.extend(attrs.item(&item, errors));
                    }
                }
                other => {
                    let message = "expected `#[flow(…)]`, such as `#[flow(code = 404)]`";
                    errors.push(other, message);
                    unknown.push(Unknown {
                        key: None,
                        shape: Shape::Any,
                    });
                }
            }
        }
        for unknown in &unknown {
            // What is a key elsewhere is no misspelt one.
            if (unknown.key.as_deref()).is_none_or(|key| elsewhere::<Self>(key).is_none()) {
                attrs.may_mean(unknown);
            }
        }
        (attrs, unknown)
    }

    /// Reads `key`, `key = …` or `key(…)`; `Some` = reported.
    fn item(&mut self, item: &[TokenTree], errors: &mut Errors) -> Option<Unknown> {
        let (key, input) = match item {
            // `$meta` of a macro of the user's.
            [TokenTree::Group(group), input @ ..] if group.delimiter() == Delimiter::None => {
                let mut inside: Vec<TokenTree> = group.stream().into_iter().collect();
                inside.extend_from_slice(input);
                return self.item(&inside, errors);
            }
            [TokenTree::Ident(key), input @ ..] => (key.unraw(), input),
            _ => {
                let item: TokenStream = item.iter().cloned().collect();
                errors.push(item, "expected a key, such as `code = 404`");
                return Some(Unknown {
                    key: None,
                    shape: Shape::Any,
                });
            }
        };
        let name = key.to_string();
        if let Some(slot) = self.slot(&name) {
            if !slot.write(&key, input, errors) {
                if name == "status" && Shape::of(input) == Shape::Number {
                    self.slot("code").into_iter().for_each(Slot::may_be_meant);
                }
                // Where a comma is missing, the next key stands behind this one.
                for token in input {
                    if let TokenTree::Ident(key) = token {
                        let slot = self.slot(&key.to_string());
                        slot.into_iter().for_each(Slot::may_be_meant);
                    }
                }
            }
            return None;
        }
        errors.push(&key, unknown_key::<Self>(&key));
        Some(Unknown {
            key: Some(name),
            shape: Shape::of(input),
        })
    }

    /// Marks the key that was probably meant, or all that it may be, so that none is missed.
    fn may_mean(&mut self, unknown: &Unknown) {
        let keys = Self::keys();
        let near = (unknown.key.as_ref()).and_then(|key| nearest(key, keys.iter().copied()));
        for key in near.map_or(keys, |near| vec![near]) {
            if let Some(slot) = self.slot(key) {
                if near.is_some() || unknown.shape.fits(slot.grammar()) {
                    slot.may_be_meant();
                }
            }
        }
    }
}

/// What stands behind a key, roughly.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Any,
    Nothing,
    List,
    Text,
    Number,
    Path,
}

impl Shape {
    fn of(input: &[TokenTree]) -> Self {
        match input {
            [] => Self::Nothing,
            [TokenTree::Group(_), ..] => Self::List,
            [_, TokenTree::Literal(literal), ..] if literal.to_string().ends_with('"') => {
                Self::Text
            }
            [_, TokenTree::Literal(_), ..] => Self::Number,
            [_, _, ..] => Self::Path,
            [_] => Self::Any,
        }
    }

    fn fits(self, grammar: &str) -> bool {
        let of_grammar = match grammar.trim_start_matches("= ") {
            "" => Self::Nothing,
            list if list.starts_with('(') => Self::List,
            text if text.starts_with('"') => Self::Text,
            number if number.starts_with(|first: char| first.is_ascii_digit()) => Self::Number,
            _ => Self::Path,
        };
        self == Self::Any || self == of_grammar
    }
}

/// What the place is called that has the key, if it is one.
fn elsewhere<K: Keys>(name: &str) -> Option<&'static str> {
    let place = K::PLACE;
    let rows = match place {
        _ if [MapAttrs::PLACE, RowAttrs::PLACE].contains(&place) => vec![
            (RowAttrs::PLACE, RowAttrs::keys()),
            (MapAttrs::PLACE, MapAttrs::keys()),
        ],
        _ if [TableAttrs::PLACE, TableRowAttrs::PLACE].contains(&place) => vec![
            (TableRowAttrs::PLACE, TableRowAttrs::keys()),
            (TableAttrs::PLACE, TableAttrs::keys()),
        ],
        _ => Vec::new(),
    };
    let of_types = [
        (VariantAttrs::PLACE, VariantAttrs::keys()),
        (TypeAttrs::PLACE, TypeAttrs::keys()),
        (FieldAttrs::PLACE, FieldAttrs::keys()),
    ];
    let mut places = rows.into_iter().chain(of_types);
    let (elsewhere, _) = places.find(|(_, keys)| keys.contains(&name))?;
    Some(elsewhere)
}

/// What is said of a key that does not stand here.
fn unknown_key<K: Keys>(key: &Ident) -> String {
    let name = key.to_string();
    let place = K::PLACE;
    let known: Vec<&str> = (K::keys().into_iter())
        .filter(|key| !key.starts_with("__"))
        .collect();
    match (&*name, elsewhere::<K>(&name)) {
        ("code" | "context", _) if place == RowAttrs::PLACE => {
            format!("the `{name}` of a row stands behind its pattern: `pattern => 404 \"…\"`")
        }
        ("table", _) if place == MapAttrs::PLACE => {
            "the table of a map stands behind `in`: `struct Map(TheError) in Table`".to_owned()
        }
        ("code" | "name" | "context", _) if place == TableRowAttrs::PLACE => {
            format!("the `{name}` of a row has no key: `404 \"Not Found\" \"…\"`")
        }
        (_, Some(elsewhere)) => {
            format!("`{name}` does not belong on {place}, it belongs on {elsewhere}")
        }
        _ => match nearest(&name, known.iter().copied()) {
            Some(near) => format!("unknown key `{name}`, did you mean `{near}`?"),
            None => format!("unknown key `{name}`, {place} has `{}`", known.join("`, `")),
        },
    }
}

/// The items between the commas, where those inside `<…>` separate nothing.
pub(crate) fn split_at_commas(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut items = vec![Vec::new()];
    let mut angles = 0_usize;
    let mut arrow = false;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                ',' if angles == 0 => {
                    // Nothing in front of it: the comma itself is what is wrong there.
                    if let Some(empty) = items.last_mut().filter(|item| item.is_empty()) {
                        empty.push(token);
                    }
                    items.push(Vec::new());
                    continue;
                }
                '<' => angles += 1,
                '>' if !arrow => angles = angles.saturating_sub(1),
                _ => {}
            }
            arrow = matches!(punct.as_char(), '-' | '=');
        } else {
            arrow = false;
        }
        if let Some(item) = items.last_mut() {
            item.push(token);
        }
    }
    if items.last().is_some_and(Vec::is_empty) {
        items.pop();
    }
    items
}
