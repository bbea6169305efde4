//! `client = Name` of a map: a variant a row, named by its reason. The checks, in order:
//!
//! 1. the name is not the map's own
//! 2. `reason`: the reason of each row is known
//! 3. `variant`: it makes a name, and another one than those before

use std::collections::HashMap;

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::{Member as FieldMember, Path, Visibility};

use super::check_map::MapRow;
use crate::declaration::attr::Once;
use crate::declaration::client::{Client, ClientField, ClientVariant, Says, Source};
use crate::declaration::parts::Common;
use crate::declaration::spec::{self, HeaderValue};
use crate::declaration::value::NewName;
use crate::diag::Errors;
use crate::emit::Roots;
use crate::http;
use crate::names::{pascal_case, snake_case};

/// The caller's side of a map.
pub(crate) struct ClientOfMap {
    pub(crate) client: Client,
    /// The reasons that the table is taken to make of its rows' names.
    pub(crate) made: Vec<MadeReason>,
}

/// What a table is taken to make of the name of a code.
pub(crate) struct MadeReason {
    /// The place of the row.
    pub(crate) row: usize,
    pub(crate) reason: String,
    pub(crate) span: Span,
}

/// The client type; `None` = none is asked for, or reported.
pub(super) fn client(
    name: &Once<NewName>,
    (vis, ident, table): (&Visibility, &Ident, Option<&Path>),
    (rows, common): (&[MapRow], &Common),
    roots: &Roots,
    errors: &mut Errors,
) -> Option<ClientOfMap> {
    let NewName(name) = name.value()?;
    if name.unraw() == ident.unraw() {
        let message = format!(
            "`{name}` is the map itself, `client` names a new type: `client = {name}Problem`"
        );
        errors.push(name, message);
        return None;
    }
    let mut made = Vec::new();
    let mut first = HashMap::new();
    let variants = rows.iter().enumerate().filter_map(|(index, row)| {
        let reason = match &row.problem.reason {
            Some(reason) => reason.clone(),
            None => {
                let reason = made_reason(row, table, errors)?;
                made.push(MadeReason {
                    row: index,
                    reason: reason.clone(),
                    span: row.problem.code.span,
                });
                reason
            }
        };
        let span = row.reason_span.unwrap_or(row.problem.code.span);
        let ident = variant(&reason, span, &mut first, errors)?;
        Some(ClientVariant {
            ident,
            description: row.problem.description.clone(),
            is_tuple: false,
            fields: fields(row, common, roots),
            says: Says::Own(reason, vec![index]),
        })
    });
    let variants = variants.collect();
    Some(ClientOfMap {
        client: Client {
            name: name.clone(),
            vis: vis.clone(),
            is_struct: false,
            params: Vec::new(),
            answering: Vec::new(),
            variants,
        },
        made,
    })
}

/// The reason that a table makes of the name that HTTP has for the code; `None` = reported.
fn made_reason(row: &MapRow, table: Option<&Path>, errors: &mut Errors) -> Option<String> {
    let code = row.problem.code;
    let name_of_table = table.and_then(|table| table.segments.last());
    let is_flowcms = name_of_table.is_some_and(|last| last.ident == "FlowCms");
    let name = match code.value {
        422 if is_flowcms => Some("Unprocessable Entity"),
        code => http::name(code),
    };
    if name.is_none() {
        let message = format!(
            "`client` names a variant by the reason of this row, which only the table knows, add `#[flow(reason = \"…\")]` to the row of `{}`",
            code.value
        );
        errors.push_at(code.span, message);
    }
    name.map(snake_case)
}

/// The variant of a reason; `None` = reported.
fn variant(
    reason: &str,
    span: Span,
    first: &mut HashMap<String, Span>,
    errors: &mut Errors,
) -> Option<Ident> {
    let name = pascal_case(&snake_case(reason));
    let Ok(mut ident) = syn::parse_str::<Ident>(&name) else {
        let message = format!("`client` makes no name of the reason `{reason}`, choose another");
        errors.push_at(span, message);
        return None;
    };
    if let Some(first) = first.get(&name) {
        let message = format!(
            "`client` makes `{name}` of this reason too, choose one that is another in letters"
        );
        errors.push_twice(*first, span, message);
        return None;
    }
    first.insert(name, span);
    ident.set_span(Span::call_site());
    Some(ident)
}

/// The texts that a row has as members and headers.
fn fields(row: &MapRow, common: &Common, roots: &Roots) -> Vec<ClientField> {
    let private = &roots.private;
    let string = quote!(#private::client::String);
    let of_map = |name: &str| common.members.iter().any(|member| member.name == name);
    let errors = (row.problem.members.iter())
        .filter(|member| member.errors.is_some() && !of_map(&member.name))
        .map(|member| (&member.name, Source::Errors, quote!(#private::FieldErrors)));
    let members = (row.problem.members.iter())
        .filter(|member| matches!(member.source, spec::Source::Text(_)) && !of_map(&member.name))
        .map(|member| {
            (
                &member.name,
                Source::Member(member.name.clone()),
                string.clone(),
            )
        });
    let of_map = |name: &str| common.headers.iter().any(|header| header.name == name);
    let headers = (row.problem.headers.iter())
        .filter(|header| {
            matches!(header.value, HeaderValue::Source(spec::Source::Text(_)))
                && !of_map(&header.name)
        })
        .map(|header| {
            let ty = quote!(::core::option::Option<#string>);
            (&header.name, Source::Header(header.name.clone()), ty)
        });
    let mut fields: Vec<ClientField> = Vec::new();
    for (name, source, ty) in members.chain(errors).chain(headers) {
        let member = FieldMember::Named(field(&snake_case(name)));
        // What is a member and a header is read from the member.
        if fields.iter().all(|field| field.member != member) {
            fields.push(ClientField {
                member,
                ty,
                span: row.problem.code.span,
                source,
                bounded: None,
            });
        }
    }
    fields
}

/// The field of that name, be it a keyword.
fn field(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(_) => Ident::new(name, Span::call_site()),
        Err(_) if ["self", "super", "crate"].contains(&name) => {
            Ident::new(&format!("{name}_"), Span::call_site())
        }
        Err(_) => Ident::new_raw(name, Span::call_site()),
    }
}
