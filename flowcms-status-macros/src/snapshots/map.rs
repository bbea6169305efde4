/// How storage fails.
pub struct Storage(rusqlite::Error);
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<rusqlite::Error> for Storage {
    fn from(__flow_error: rusqlite::Error) -> Self {
        Self(__flow_error)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Display for Storage {
    fn fmt(&self, __flow_f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        <Self as ::flowcms_status::__private::ErrorMap>::__display(&self.0, __flow_f)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for Storage {
    fn fmt(&self, __flow_f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        <Self as ::flowcms_status::__private::ErrorMap>::__debug(
            &self.0,
            "Storage",
            __flow_f,
        )
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::error::Error for Storage {
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        <Self as ::flowcms_status::__private::ErrorMap>::__source(&self.0)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::flowcms_status::__private::FlowError for Storage {
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        <Self as ::flowcms_status::__private::ErrorMap>::problem_type_of(&self.0)
    }
    fn status(&self) -> &'static ::flowcms_status::__private::Status {
        <Self as ::flowcms_status::__private::ErrorMap>::status_of(&self.0)
    }
    fn constant(
        &self,
    ) -> ::core::option::Option<&'static ::flowcms_status::__private::ProblemType> {
        ::flowcms_status::__private::ProblemType::__constant(
            ::flowcms_status::__private::FlowError::problem_type(self),
        )
    }
    fn fmt_detail(
        &self,
        __flow_f: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        <Self as ::flowcms_status::__private::ErrorMap>::fmt_detail_of(&self.0, __flow_f)
    }
    fn occurrence<'__flow>(
        &'__flow self,
        __flow_problem: &mut ::flowcms_status::__private::Problem<'__flow>,
    ) {
        <Self as ::flowcms_status::__private::ErrorMap>::occurrence_of(
            &self.0,
            __flow_problem,
        );
    }
}
type __FlowTable = FlowCms;
#[allow(unused_imports)]
use ::flowcms_status::__private::{
    Declared as __FlowDeclared, Defines as __FlowDefines, More as __FlowMore,
    OfNoMap as _, OfNoTable as _, declared as __flow_declared, says as __flow_says,
    shaped as __flow_shaped, OfUnknown as _, OtherMember as _,
};
const __FLOW_VOICE: ::flowcms_status::__private::Voice = ::flowcms_status::__private::VoiceOf::<
    __FlowTable,
>::__FLOW_VOICE
    .based("https://docs.example.com/errors#");
const __FLOW_ROWS: &[__FlowDeclared] = &[
    __FlowDeclared::new(404, "", "rusqlite::Error::QueryReturnedNoRows")
        .context("Nothing is stored there."),
    __FlowDeclared::new(
            409,
            "taken",
            "rusqlite::Error::SqliteFailure (e , code) if e . extended_code > 0",
        )
        .more(
            &__FlowMore::new()
                .detail(::flowcms_status::__private::DetailPolicy::Template("{e}"))
                .headers(
                    &[
                        ::flowcms_status::__private::DeclaredHeader::__of_occurrence(
                            "X-Row",
                            "",
                        ),
                    ],
                )
                .members(
                    &[
                        ::flowcms_status::__private::DeclaredMember::__new(
                            "code",
                            "String",
                        ),
                    ],
                ),
        ),
    __FlowDeclared::new(500, "", "_").constant(),
];
const __FLOW_DECLARED: ::flowcms_status::__private::MapDeclaration = ::flowcms_status::__private::MapDeclaration::__new(
    __FLOW_VOICE,
    ::core::option::Option::Some("https://docs.example.com/errors#"),
    __FLOW_ROWS,
);
fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; __FLOW_ROWS.len()] = [const {
        ::flowcms_status::__private::Cell::new()
    }; __FLOW_ROWS.len()];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; __FLOW_ROWS.len()] = __FLOW_DECLARED
    .__own(&__FLOW_OWN);
const _: &::core::primitive::str = <__FlowTable as ::flowcms_status::__private::StatusTable>::NAME;
fn __flow_codes() {
    let __flow_table = ::flowcms_status::__private::VoiceOf::<
        __FlowTable,
    >::__flow_table();
    __FlowDefines::<404>::__flow_row(__flow_table);
    __FlowDefines::<409>::__flow_row(__flow_table);
    __FlowDefines::<500>::__flow_row(__flow_table);
}
const __FLOW_TAKEN: [::core::primitive::bool; 1usize] = ::flowcms_status::__private::taken_reasons(
    ["taken"],
    __FLOW_DECLARED,
);
const _: () = ::flowcms_status::__private::free_reason(
    __FLOW_TAKEN[0],
    "reason `taken` is declared twice, it is another row's default, choose another",
);
#[automatically_derived]
#[allow(deprecated, unused_variables, unreachable_patterns)]
impl ::flowcms_status::__private::ErrorMap for Storage {
    type Error = rusqlite::Error;
    const __MAP: ::flowcms_status::__private::MapDeclaration = __FLOW_DECLARED;
    fn problem_types() -> &'static [::flowcms_status::__private::ProblemType] {
        &__FLOW_TYPES
    }
    #[warn(unreachable_patterns)]
    fn __row_of(__flow_error: &rusqlite::Error) -> ::core::primitive::usize {
        match __flow_error {
            rusqlite::Error::QueryReturnedNoRows => 0,
            rusqlite::Error::SqliteFailure(e, code) if e.extended_code > 0 => 1,
            _ => 2,
            _ if false => 0,
        }
    }
    fn fmt_detail_of(
        __flow_error: &rusqlite::Error,
        __flow_f: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        match __flow_error {
            rusqlite::Error::QueryReturnedNoRows => {
                ::core::fmt::Display::fmt(__flow_error, __flow_f)
            }
            rusqlite::Error::SqliteFailure(e, code) if e.extended_code > 0 => {
                ::core::fmt::Formatter::write_fmt(__flow_f, ::core::format_args!("{e}"))
            }
            _ => ::core::fmt::Display::fmt(__flow_error, __flow_f),
        }
    }
    fn occurrence_of<'__flow>(
        __flow_error: &'__flow rusqlite::Error,
        __flow_problem: &mut ::flowcms_status::__private::Problem<'__flow>,
    ) {
        match __flow_error {
            rusqlite::Error::QueryReturnedNoRows => {}
            rusqlite::Error::SqliteFailure(e, code) if e.extended_code > 0 => {
                ::flowcms_status::__private::Problem::__make_header(
                    __flow_problem,
                    const {
                        ::flowcms_status::__private::HeaderName::from_static("x-row")
                    },
                    move |__flow_asked| ::flowcms_status::__private::writing(
                        __flow_error,
                        "X-Row",
                        || {
                            #[allow(unused_imports)]
                            use ::flowcms_status::__private::{
                                Function as _, OtherFunction as _,
                            };
                            ::flowcms_status::__private::HeaderField::header_value(
                                &(&&&&&::flowcms_status::__private::Asked(
                                    __flow_error,
                                    row,
                                ))
                                    .__flow_call(__flow_asked),
                            )
                        },
                    ),
                );
                ::flowcms_status::__private::Problem::__add_member_text(
                    __flow_problem,
                    "code",
                    ::core::format_args!("{code}"),
                );
            }
            _ => {}
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::Catalogued for Storage {
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::__new::<Self>("Storage", &__FLOW_TYPES, &[])
            .__schemas(const {
                &[
                    (
                        1,
                        0,
                        ::flowcms_status::__private::SchemaOf::<
                            ::core::primitive::str,
                        >::__FLOW_SCHEMA,
                    ),
                ]
            })
    });
}
#[cfg(doc)]
#[allow(unused_imports)]
use ::flowcms_status::__private::catalog_no_row as __flow_rows;
const _: () = {
    #[cfg(doc)]
    #[allow(unused_imports)]
    use FlowCms as __flow_rows;
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl Storage {
        ///The problem types of this error.
        #[cfg_attr(
            doc,
            doc = ::core::concat!(
                "\n| reason | code | title | context |\n|---|---|---|---|\n",
                "| ",
                __flow_rows!(404 reason),
                " | [404](type@FlowCms#404) | ",
                __flow_rows!(404 name),
                " | ",
                "Nothing is stored there.",
                " |\n",
                "| ",
                "`taken`",
                " | [409](type@FlowCms#409) | ",
                __flow_rows!(409 name),
                " | ",
                __flow_rows!(409 context),
                " |\n",
                "| ",
                __flow_rows!(500 reason),
                " | [500](type@FlowCms#500) | ",
                __flow_rows!(500 name),
                " | ",
                __flow_rows!(500 context),
                " |\n",
            )
        )]
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
        pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
            Self,
        >();
    }
};
::flowcms_status::__private::impl_adapters! {
    {} { Storage } { where }
}
