//! Collects every mistake of a declaration and loses none.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// A mistake whose culprit is `tokens`.
    pub(crate) fn push(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.0.push(syn::Error::new_spanned(tokens, message));
    }

    /// A mistake at `span`.
    pub(crate) fn push_at(&mut self, span: Span, message: impl Display) {
        self.0.push(syn::Error::new(span, message));
    }

    /// The second of two, and where the first is.
    pub(crate) fn push_twice(&mut self, first: Span, second: Span, message: impl Display) {
        let mut error = syn::Error::new(second, message);
        error.combine(syn::Error::new(first, "first one here"));
        self.0.push(error);
    }

    /// What a parser made; `None` = reported.
    pub(crate) fn ok<T>(&mut self, parsed: syn::Result<T>) -> Option<T> {
        parsed.map_err(|error| self.0.push(error)).ok()
    }

    /// What `check` makes, unless it reports something.
    pub(crate) fn scope<T>(&mut self, check: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.0.len();
        let made = check(self);
        made.filter(|_| self.0.len() == before)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One `compile_error!` a message.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.0.iter().map(syn::Error::to_compile_error).collect()
    }
}
