//! Variants with a problem type of their own.

use std::collections::BTreeSet;

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;

use super::{Arms, pattern};
use crate::declaration::spec::{ProblemType, RunTimeStatus};
use crate::emit::{Occurrence, binding};
use crate::flow_error::check::Variant;

/// What a variant with a problem type of its own does in each method, and the fields it names.
pub(super) struct OwnArms {
    pub(super) place: Literal,
    pub(super) status: Option<(TokenStream, BTreeSet<usize>)>,
    pub(super) fmt_detail: Option<(TokenStream, BTreeSet<usize>)>,
    pub(super) occurrence: Occurrence,
    /// Nothing but what fields say is put into it.
    pub(super) is_of_fields: bool,
}

impl Arms<'_> {
    pub(super) fn add_own(&mut self, variant: &Variant<'_>, problem: &ProblemType) {
        let private = self.private;
        let this = (&quote!(self), &quote!(&self));
        let place = Literal::usize_unsuffixed(self.own);
        self.own += 1;
        self.has_constant |= problem.is_constant;
        let own = OwnArms {
            status: problem.status.as_ref().map(|status| {
                let value = status.value(this, private);
                let of_table = quote! {
                    #private::ProblemType::__run_time(&__FLOW_TYPES[#place], #value)
                };
                (of_table, status.field().into_iter().collect())
            }),
            fmt_detail: problem.detail.fmt(private, this, &self.names.f),
            occurrence: self.own_occurrence(problem),
            is_of_fields: problem.members.is_empty() && problem.headers.is_empty(),
            place,
        };
        match &problem.downcast {
            None => self.add_own_arms(variant, own),
            Some(downcast) => self.add_downcast(variant, own, downcast),
        }
        (self.bounds).parts(variant, &problem.headers, &problem.members);
        if let Some(RunTimeStatus::Field(field)) = &problem.status {
            self.bounds.status(variant, *field);
        }
        self.bounds.detail(variant, &problem.detail);
    }

    fn own_occurrence(&self, problem: &ProblemType) -> Occurrence {
        let private = self.private;
        let mut occurrence = Occurrence::default();
        for &field in problem.assembled.iter().flat_map(|text| &text.fields) {
            let text = binding(field, Span::mixed_site());
            let problem = &self.names.problem;
            occurrence.fields.insert(field);
            occurrence.statements.extend(quote! {
                #private::TextField(#text).__flow_put(#problem);
            });
        }
        let parts = (&problem.headers[..], &problem.members[..]);
        occurrence.add(parts, private, &quote!(self), &self.names.problem);
        occurrence
    }

    fn add_own_arms(&mut self, variant: &Variant<'_>, own: OwnArms) {
        let OwnArms {
            place,
            status,
            fmt_detail,
            occurrence,
            is_of_fields,
        } = own;
        (self.problem_type).add(&pattern(variant, &BTreeSet::new()), &place);
        if let Some((status, fields)) = status {
            self.status.add(&pattern(variant, &fields), &status);
        }
        if let Some((write, fields)) = fmt_detail {
            self.fmt_detail.add(&pattern(variant, &fields), &write);
        }
        if occurrence.is_empty() {
            return;
        }
        if !is_of_fields {
            return self.add_occurrence(variant, &occurrence);
        }
        // rustc pays for a call in each arm, and little for a pattern.
        let types = (occurrence.fields.iter()).map(|&field| variant.fields[field].1);
        let statements = &occurrence.statements;
        let same = quote!(#statements #(#types,)*).to_string();
        let (patterns, _) =
            (self.texts.entry(same)).or_insert_with(|| (Vec::new(), occurrence.statements.clone()));
        patterns.push(pattern(variant, &occurrence.fields));
    }
}
