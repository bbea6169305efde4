//! A table of codes as an enum.

use std::fmt::Write as _;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::ext::IdentExt as _;
use syn::{Path, Visibility};

use super::check_table::{Class, Row, Table};
use crate::editor;
use crate::emit::markdown::{cell, inline};
use crate::emit::rustdoc::HEAD;
use crate::emit::{self, Catalog, Leaf, Roots, Target, hygienic};

pub(crate) fn expand(table: &Table) -> TokenStream {
    let Table {
        roots,
        attrs,
        vis,
        ident,
        classes,
        has_lost_codes,
        adapters,
        rows_macro,
        type_base: _,
    } = table;
    let private = &roots.private;
    let rows: Vec<(usize, &Row)> = (classes.iter().enumerate())
        .flat_map(|(class, Class { rows, .. })| rows.iter().map(move |row| (class, row)))
        .collect();

    let docs = docs(classes);
    let variants = rows.iter().map(|(_, row)| {
        let (ident, context, docs) = (&row.ident, inline(&row.context), &row.docs);
        let code = Literal::u16_unsuffixed(row.code.value);
        let gap = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
        quote!(#(#docs)* #gap #[doc = #context] #ident = #code)
    });
    let statics = statics(ident, classes, &rows, roots);
    let inherent = inherent(table, &rows);
    let conversions = conversions(table, &rows);
    let of_any_code = has_lost_codes.then(|| {
        quote! {
            impl<const __FLOW_CODE: ::core::primitive::u16> #private::Defines<__FLOW_CODE> for #ident {
                const STATUS: &'static #private::Status = &__FLOW_STATUSES[0];
            }
        }
    });
    let known = if *has_lost_codes { &[] } else { &rows[..] };
    let defines = known.iter().enumerate().map(|(index, (_, row))| {
        let code = Literal::u16_unsuffixed(row.code.value);
        let index = Literal::usize_unsuffixed(index);
        // What an editor shows of the code wherever it stands, and where it leads to.
        let of_row = editor::row(row.code.span);
        let doc = format!(
            "`{} {}`: {}",
            row.code.value,
            row.name,
            inline(&row.context)
        );
        quote! {
            #[doc(hidden)]
            #[automatically_derived]
            impl #private::Defines<#code> for #ident {
                const STATUS: &'static #private::Status = &__FLOW_STATUSES[#index];

                #[doc = #doc]
                fn #of_row(_: ::core::marker::PhantomData<Self>) {}
            }
        }
    });
    let texts = texts(rows_macro.as_ref(), table, &rows);
    let first_error = rows.iter().filter(|(_, row)| row.code.value < 400).count();
    let name = ident.unraw().to_string();
    let target = Target::plain(ident);
    let types = quote!(<[_]>::split_at(&__FLOW_TYPES, #first_error).1);
    let leaf = Leaf::new(&name, &types, &[], private).tokens();
    let catalog_docs = catalog_docs(&rows);
    let Catalog {
        of_trait,
        inherent: catalog,
    } = target.catalog(&leaf, &catalog_docs, private);
    let adapters = target.adapters(adapters.as_deref(), private);
    let client = client(ident, private);

    quote! {
        #(#attrs)*
        #[doc = #docs]
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags, rustdoc::bare_urls)]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug,
            ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::cmp::PartialOrd, ::core::cmp::Ord,
            ::core::hash::Hash,
        )]
        #[repr(u16)]
        #vis enum #ident { #(#variants,)* }

        #[allow(deprecated)]
        const _: () = {
            #statics
            #inherent
            #conversions
            #(#defines)*
            #of_any_code

            #[automatically_derived]
            impl #private::FlowError for #ident {
                fn problem_type(&self) -> &'static #private::ProblemType {
                    &__FLOW_TYPES[__flow_index(*self)]
                }

                fn constant(&self) -> ::core::option::Option<&'static #private::ProblemType> {
                    #private::ProblemType::__constant(&__FLOW_TYPES[__flow_index(*self)])
                }
            }

            #of_trait
            #client
        };

        #catalog
        #adapters

        #texts
    }
}

/// A table is its own client type: what a row answers says no more than which row it is.
fn client(ident: &Ident, private: &TokenStream) -> TokenStream {
    let reading = hygienic("__flow_reading");
    let index = hygienic("__flow_index");
    quote! {
        #private::client_side! {
            #[automatically_derived]
            impl #private::client::HasClient for #ident {
                type Client = Self;
            }

            #[automatically_derived]
            impl #private::client::Decode for #ident {
                fn __decode(
                    #reading: #private::client::Reading<'_>,
                ) -> ::core::option::Option<Self> {
                    #private::client::Reading::own(#reading, &__FLOW_TYPES, |#index| {
                        ::core::option::Option::Some(Self::ALL[#index])
                    })
                }

                fn __retry(&self) -> #private::Retry {
                    Self::retry(*self)
                }
            }
        }
        #private::kits_side! {
            #[automatically_derived]
            impl #private::read_back::ReadBack for #ident {
                fn __compare(&self, _: &mut #private::read_back::Sent<'_>) {}
            }
        }
    }
}

/// A macro that knows the texts of the rows, for the rustdoc of catalogues, under the name of the table.
/// The tables of the library are of use in other crates, which are documented without its sources: theirs
/// are always there.
fn texts(exported: Option<&Path>, table: &Table, rows: &[(usize, &Row)]) -> TokenStream {
    let Table { vis, ident, .. } = table;
    let arms = rows.iter().map(|(_, row)| {
        let (name, context) = (cell(&row.name), cell(&row.context));
        let reason = format!("`{}`", row.reason);
        let code = Literal::u16_unsuffixed(row.code.value);
        quote! {
            (#code name) => { #name };
            (#code context) => { #context };
            (#code reason) => { #reason };
        }
    });
    let of_rows = quote!({
        #(#arms)*
        ($($other:tt)*) => { "" };
    });
    let of_table = format_ident!("__flow_rows_of_{}", ident.unraw());
    let (name, place) = match exported {
        Some(name) => (name.to_token_stream(), quote!(#[macro_export])),
        None => (of_table.to_token_stream(), quote!(#[cfg(doc)])),
    };
    // A macro that is not exported is known in its crate alone.
    let vis = match vis {
        Visibility::Public(_) => quote!(pub(crate)),
        vis => vis.to_token_stream(),
    };
    quote! {
        #place
        #[doc(hidden)]
        macro_rules! #name #of_rows
        #[cfg(doc)]
        #[doc(hidden)]
        #[allow(unused_imports)]
        #vis use #name as #ident;
    }
}

/// The rows that are errors, as the catalogues of types have theirs.
fn catalog_docs(rows: &[(usize, &Row)]) -> TokenStream {
    let mut text = HEAD.to_owned();
    let rows = rows.iter().map(|(_, row)| *row);
    for row in rows.filter(|row| row.code.value >= 400) {
        let (code, reason, place) = (row.code.value, &row.reason, &row.ident);
        let (name, context) = (cell(&row.name), cell(&row.context));
        let _ = writeln!(
            text,
            "| [`{reason}`](Self::{place}) | [{code}](Self#{code}) | {name} | {context} |"
        );
    }
    quote! {
        #[doc = "The problem types of the rows from 400 up."]
        #[cfg_attr(doc, doc = #text)]
        #[allow(rustdoc::broken_intra_doc_links)]
    }
}

/// The rows as data, and the place of a row.
fn statics(ident: &Ident, classes: &[Class], rows: &[(usize, &Row)], roots: &Roots) -> TokenStream {
    let private = &roots.private;
    let (class_count, row_count) = (classes.len(), rows.len());
    let classes = classes.iter().map(|class| {
        let Class {
            digit,
            name,
            context,
            rows: _,
        } = class;
        let digit = Literal::u8_unsuffixed(*digit);
        quote!(#private::Class::__new(#digit, #name, #context))
    });
    let headers = rows.iter().flat_map(|(_, row)| &row.headers);
    let values = emit::field_values(headers, private);
    let statuses = rows.iter().map(|(class, row)| {
        let Row {
            code,
            ident: _,
            name,
            context,
            reason,
            retry,
            headers,
            withheld,
            grpc,
            docs: _,
        } = row;
        let code = Literal::u16_unsuffixed(code.value);
        let class = Literal::usize_unsuffixed(*class);
        let retry = retry.tokens(private);
        let headers = headers.iter().map(|header| header.declared(private));
        let withheld = (!withheld.is_empty()).then(|| quote!(.__withhold(&[#(#withheld),*])));
        let grpc = grpc.as_ref().map(|code| quote!(.__grpc(#private::GrpcCode::#code)));
        quote! {
            #private::Status::__new(
                #code, [#name, #context, #reason], &__FLOW_CLASSES[#class], #retry, &[#(#headers),*],
            ) #withheld #grpc
        }
    });
    let variants = rows.iter().map(|(_, row)| row.ident.to_string());
    let cells = emit::cells("", &quote!(#row_count), private);
    quote! {
        #values
        static __FLOW_CLASSES: [#private::Class; #class_count] = [#(#classes),*];
        static __FLOW_STATUSES: [#private::Status; #row_count] = [#(#statuses),*];
        #cells
        static __FLOW_OWN: #private::Voice =
            #private::VoiceOf::<#ident>::__FLOW_VOICE.kept_in(__flow_cells);
        static __FLOW_TYPES: [#private::ProblemType; #row_count] =
            __FLOW_OWN.__rows([#(#variants),*]);
    }
}

fn inherent(table: &Table, rows: &[(usize, &Row)]) -> TokenStream {
    let Table { roots, ident, .. } = table;
    let private = &roots.private;
    let count = rows.len();
    let idents: Vec<_> = rows.iter().map(|(_, row)| &row.ident).collect();
    let indices = (0..count).map(Literal::usize_unsuffixed);
    quote! {
        /// The place of a row.
        const fn __flow_index(__flow_row: #ident) -> ::core::primitive::usize {
            match __flow_row { #(#ident::#idents => #indices,)* }
        }

        #[automatically_derived]
        #[allow(clippy::must_use_candidate, clippy::same_name_method, dead_code)]
        impl #ident {
            /// Every row, in the order of the codes.
            pub const ALL: &'static [Self; #count] = &[#(Self::#idents),*];

            /// The status code (RFC 9110, section 15).
            #[must_use]
            pub const fn code(self) -> ::core::primitive::u16 {
                self as ::core::primitive::u16
            }

            /// The name of the code.
            #[must_use]
            pub const fn name(self) -> &'static ::core::primitive::str {
                self.status().name()
            }

            /// What the code means for the API's caller.
            #[must_use]
            pub const fn context(self) -> &'static ::core::primitive::str {
                self.status().context()
            }

            /// The class the code stands in.
            #[must_use]
            pub const fn class(self) -> &'static #private::Class {
                self.status().class()
            }

            /// Whether, and when, a request that got this code is worth sending again.
            #[must_use]
            pub const fn retry(self) -> #private::Retry {
                self.status().retry()
            }

            /// The whole row.
            #[must_use]
            pub const fn status(self) -> &'static #private::Status {
                &__FLOW_STATUSES[__flow_index(self)]
            }

            /// The row as a response: from 400 up with a problem document (RFC 9457), below
            /// without content.
            #[must_use]
            pub fn to_response(self) -> #private::Response<#private::Bytes> {
                #private::FlowError::to_response(&self)
            }
        }
    }
}

fn conversions(table: &Table, rows: &[(usize, &Row)]) -> TokenStream {
    let Table {
        roots,
        ident,
        type_base,
        ..
    } = table;
    let private = &roots.private;
    let name = ident.unraw().to_string();
    let type_base = type_base.as_ref().map(|base| {
        let base = base.uri_base(private);
        quote! {
            const TYPE_BASE: ::core::option::Option<&'static ::core::primitive::str> =
                ::core::option::Option::Some(#base);
        }
    });
    let codes = (rows.iter()).map(|(_, row)| Literal::u16_unsuffixed(row.code.value));
    let idents = rows.iter().map(|(_, row)| &row.ident);
    let row = format_ident!("__flow_row", span = proc_macro2::Span::mixed_site());
    quote! {
        #[automatically_derived]
        impl #private::StatusTable for #ident {
            const NAME: &'static ::core::primitive::str = #name;
            const STATUSES: &'static [#private::Status] = &__FLOW_STATUSES;
            #type_base

            fn status(self) -> &'static #private::Status {
                Self::status(self)
            }

            fn from_code(__flow_code: ::core::primitive::u16) -> ::core::option::Option<Self> {
                match __flow_code {
                    #(#codes => ::core::option::Option::Some(Self::#idents),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        /// The code and the name, such as `404 Not Found`.
        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, __flow_f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(Self::status(*self), __flow_f)
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for #ident {}

        #[automatically_derived]
        impl ::core::convert::TryFrom<::core::primitive::u16> for #ident {
            type Error = #private::UnknownCode;

            fn try_from(
                __flow_code: ::core::primitive::u16,
            ) -> ::core::result::Result<Self, #private::UnknownCode> {
                ::core::option::Option::ok_or(
                    <Self as #private::StatusTable>::from_code(__flow_code),
                    #private::UnknownCode::__new(__flow_code, #name),
                )
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<#private::StatusCode> for #ident {
            type Error = #private::UnknownCode;

            fn try_from(
                __flow_code: #private::StatusCode,
            ) -> ::core::result::Result<Self, #private::UnknownCode> {
                <Self as ::core::convert::TryFrom<::core::primitive::u16>>::try_from(
                    #private::StatusCode::as_u16(&__flow_code),
                )
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<#ident> for #private::StatusCode {
            fn from(#row: #ident) -> Self {
                #private::Status::status_code(#ident::status(#row))
            }
        }
    }
}

/// The whole table, class by class. Each code is an anchor, for the catalogues to link to.
fn docs(classes: &[Class]) -> String {
    let mut docs = String::new();
    for class in classes {
        let Class {
            digit,
            name,
            context,
            rows,
        } = class;
        let _ = write!(
            docs,
            "\n## {digit}xx {}\n\n{}\n\n| code | name | context |\n|---|---|---|\n",
            inline(name),
            inline(context),
        );
        for row in rows {
            let _ = writeln!(
                docs,
                "| <span id=\"{0}\">{0}</span> | [{1}](Self::{2}) | {3} |",
                row.code.value,
                cell(&row.name),
                row.ident,
                cell(&row.context)
            );
        }
    }
    docs
}
