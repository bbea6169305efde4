//! What the catalogue knows of a type.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Type;

use super::Roots;
use super::occurrence::called;
use super::roots::hygienic;
use crate::declaration::spec::{FieldErrors, Member, RetiredReason, Source};

/// The data of the catalogue of one type or map.
pub(crate) struct Leaf {
    private: TokenStream,
    new: TokenStream,
    more: TokenStream,
}

impl Leaf {
    /// The leaf of `Self`, called `name`. `nested` are functions that give the catalogues of the types
    /// it answers through.
    pub(crate) fn new(
        name: &str,
        types: &TokenStream,
        nested: &[TokenStream],
        private: &TokenStream,
    ) -> Self {
        Self {
            private: private.clone(),
            new: quote!(#private::Leaf::__new::<Self>(#name, #types, &[#(#nested),*])),
            more: TokenStream::new(),
        }
    }

    fn list(&mut self, method: &TokenStream, items: &[TokenStream]) {
        if !items.is_empty() {
            (self.more).extend(quote!(.#method(const { &[#(#items),*] })));
        }
    }

    pub(crate) fn retired(mut self, retired: &[RetiredReason], roots: &Roots) -> Self {
        let retired: Vec<TokenStream> = (retired.iter())
            .map(|retired| retired.tokens(roots))
            .collect();
        self.list(&quote!(__retired), &retired);
        self
    }

    /// The schemas of the members whose types are known: the place of the problem type, the member
    /// with its place, the type of its field. `error` is what functions are asked of.
    pub(crate) fn schemas<'m>(
        mut self,
        error: &TokenStream,
        members: impl Iterator<Item = (TokenStream, usize, &'m Member, Option<&'m Type>)>,
    ) -> Self {
        let schemas: Vec<TokenStream> = members
            .filter_map(|(of, at, member, ty)| {
                let (at, schema) = (
                    Literal::usize_unsuffixed(at),
                    schema(member, ty, error, &self.private)?,
                );
                Some(quote!((#of, #at, #schema)))
            })
            .collect();
        self.list(&quote!(__schemas), &schemas);
        self
    }

    /// What variants add to the answers of their fields.
    pub(crate) fn added(mut self, added: &[TokenStream]) -> Self {
        self.list(&quote!(__added), added);
        self
    }

    pub(crate) fn tokens(&self) -> TokenStream {
        let Self { new, more, .. } = self;
        quote!(#new #more)
    }
}

/// The schema of a member, where its type is known: that of the field `ty`, a text, what a function
/// of `error` returns, or a constant.
pub(crate) fn schema(
    member: &Member,
    ty: Option<&Type>,
    error: &TokenStream,
    private: &TokenStream,
) -> Option<TokenStream> {
    if let Some(FieldErrors { reasons, .. }) = &member.errors {
        let schema = quote!(#private::MemberSchema::errors(&[#(#reasons),*]));
        return Some(match (&member.source, ty) {
            (Source::Field(_), Some(ty)) => quote!(#schema.if_any({
                #[allow(unused_imports)]
                use #private::OtherErrors as _;
                #private::ErrorsOf::<#ty>::__FLOW_IS_OPTIONAL
            })),
            // What a function makes may be nothing.
            _ => quote!(#schema.if_any(true)),
        });
    }
    let ty = match (&member.source, ty) {
        (Source::Field(_), Some(ty)) => quote!(#ty),
        (Source::Text(_), _) => quote!(::core::primitive::str),
        (Source::Function(path), _) => {
            let [this, asked] = ["__flow_this", "__flow_asked"].map(hygienic);
            let made = called(path, &this.to_token_stream(), &asked, private);
            let asked_of = quote!((&#error, &#private::Problem<'_>));
            return Some(made_by(&asked_of, &quote!((#this, #asked)), &made, private));
        }
        (Source::Constant(path), _) => {
            let nothing = quote!(());
            return Some(made_by(
                &nothing,
                &nothing,
                &path.to_token_stream(),
                private,
            ));
        }
        (Source::Field(_), None) => return None,
    };
    Some(quote!(#private::SchemaOf::<#ty>::__FLOW_SCHEMA))
}

/// The schema of what an expression makes of arguments of that type: it has no name here, and the
/// expression does not run.
fn made_by(
    asked_of: &TokenStream,
    arguments: &TokenStream,
    made: &TokenStream,
    private: &TokenStream,
) -> TokenStream {
    quote!(#private::MemberSchema::made(|| {
        #[allow(unused_imports)]
        use #private::{Function as _, OtherMade as _, UnknownFunction as _};
        #private::AskedOf::<#asked_of>::NEW.makes(|#arguments| #made).__flow_schema()
    }))
}
