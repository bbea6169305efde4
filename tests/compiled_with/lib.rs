//! What the compiler was called with, for tests that call it again.

use proc_macro::{Delimiter, Group, Literal, Punct, Spacing, TokenStream, TokenTree};

/// The arguments of the compiler that expands this, the program itself first: `&[&str]`. So a test
/// knows the very libraries that it is linked to, whatever else lies in the target directory.
#[proc_macro]
pub fn compiled_with(_: TokenStream) -> TokenStream {
    let mut arguments = TokenStream::new();
    for argument in std::env::args() {
        arguments.extend([
            TokenTree::from(Literal::string(&argument)),
            Punct::new(',', Spacing::Alone).into(),
        ]);
    }
    let list = Group::new(Delimiter::Bracket, arguments);
    TokenStream::from_iter([
        TokenTree::from(Punct::new('&', Spacing::Alone)),
        list.into(),
    ])
}
