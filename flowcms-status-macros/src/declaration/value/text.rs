//! Texts behind keys, and what bears a text under a name.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, LitStr, Path, Token};

use crate::declaration::attr::{Many, Once, Value};
use crate::declaration::grammar::{assigned, called, expect, listed, one_in_the_list};
use crate::diag::Errors;

/// Where a text may stand: the text, or a path to a function.
pub(crate) enum Text {
    Literal(LitStr),
    Function(Path),
}

impl Text {
    fn parse(key: &Ident, input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            input.parse().map(Self::Literal)
        } else {
            let expected = || format!("expected a string or a path to a function for `{key}`");
            called(input, expected).map(Self::Function)
        }
    }
}

pub(crate) enum Detail {
    None,
    Display,
    Text(Text),
}

impl Value for Detail {
    type Slot = Once<Self>;
    const GRAMMAR: &'static str =
        "= \"…\"`, `detail = none`, `detail = display` or `detail = some::function";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        assigned(key, input, |input| {
            Ok(match Text::parse(key, input)? {
                Text::Function(path) if path.is_ident("none") => Self::None,
                Text::Function(path) if path.is_ident("display") => Self::Display,
                text => Self::Text(text),
            })
        })
    }
}

/// `header("Name" = "text {field}")` and `member("name" = some::function)`.
pub(crate) struct Named {
    pub(crate) name: LitStr,
    /// `None` = reported.
    pub(crate) value: Option<Given>,
}

/// What a header or a member is given.
pub(crate) enum Given {
    Text(Text),
    /// `const PATH`
    Constant(Path),
    /// `none`: the header is not sent.
    None,
}

impl Given {
    fn parse(key: &Ident, input: ParseStream) -> syn::Result<Self> {
        if input.parse::<Option<Token![const]>>()?.is_some() {
            let expected = || "expected the path of a constant: `const PATH`".to_owned();
            return expect(input, expected).map(Self::Constant);
        }
        Ok(match Text::parse(key, input)? {
            Text::Function(path) if path.is_ident("none") && key == "header" => Self::None,
            text => Self::Text(text),
        })
    }
}

impl Value for Named {
    type Slot = Many<Self>;
    const GRAMMAR: &'static str = "(\"…\" = \"…\")";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        listed(key, input, |input| {
            let name: LitStr = expect(input, || format!("expected `{key}{}`", Self::GRAMMAR))?;
            let missing = || {
                let message = format!("expected `{key}({} = \"…\")`", name.token());
                syn::Error::new(name.span(), message)
            };
            if input.is_empty() {
                return Err(missing());
            }
            expect::<Token![=]>(input, || "expected `=`".to_owned())?;
            if input.is_empty() {
                return Err(missing());
            }
            let value = Some(Given::parse(key, input)?);
            one_in_the_list(input, || {
                format!("`{key}(…)` declares one, write another `{key}(…)` for the next")
            })?;
            Ok(Self { name, value })
        })
    }

    /// A name is kept where what stands behind it is wrong.
    fn read(key: &Ident, input: TokenStream, errors: &mut Errors) -> Option<Self> {
        let name = match input.clone().into_iter().next() {
            Some(TokenTree::Group(group)) => {
                let mut inside = group.stream().into_iter();
                let first = inside.next().map(ToTokens::into_token_stream);
                first.and_then(|first| syn::parse2::<LitStr>(first).ok())
            }
            _ => None,
        };
        match Self::parse(key, input) {
            Ok(named) => Some(named),
            Err(error) => {
                errors.ok::<()>(Err(error));
                Some(Self {
                    name: name?,
                    value: None,
                })
            }
        }
    }
}

/// `retired("old_reason" = 404, "since when and what instead")`.
pub(crate) struct Retired {
    pub(crate) reason: LitStr,
    pub(crate) code: LitInt,
    pub(crate) note: LitStr,
}

impl Value for Retired {
    type Slot = Many<Self>;
    const GRAMMAR: &'static str = "(\"old_reason\" = 404, \"since when, and what comes instead\")";

    fn parse(key: &Ident, input: TokenStream) -> syn::Result<Self> {
        listed(key, input, |input| {
            let reason: LitStr = expect(input, || format!("expected `{key}{}`", Self::GRAMMAR))?;
            let missing = |culprit, what: &str| {
                let message = format!("expected `{key}({} = {what})`", reason.token());
                syn::Error::new(culprit, message)
            };
            if input.is_empty() {
                return Err(missing(reason.span(), "404, \"…\""));
            }
            expect::<Token![=]>(input, || "expected `=` and the code it had".to_owned())?;
            if input.is_empty() {
                return Err(missing(reason.span(), "404, \"…\""));
            }
            let code: LitInt = expect(input, || {
                "expected the code it had, an integer such as `404`".to_owned()
            })?;
            let say = format!("{code}, \"since when, and what comes instead\"");
            if input.is_empty() {
                return Err(missing(code.span(), &say));
            }
            expect::<Token![,]>(input, || "expected `,`".to_owned())?;
            if input.is_empty() {
                return Err(missing(code.span(), &say));
            }
            let note = expect(input, || {
                "expected a string that says since when, and what comes instead".to_owned()
            })?;
            one_in_the_list(input, || {
                format!("`{key}(…)` names one reason, write another `{key}(…)` for the next")
            })?;
            Ok(Self { reason, code, note })
        })
    }
}
