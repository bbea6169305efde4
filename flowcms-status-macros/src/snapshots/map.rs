/// How storage fails.
#[derive(::core::fmt::Debug)]
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
        ::core::fmt::Display::fmt(&self.0, __flow_f)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::error::Error for Storage {
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        ::core::error::Error::source(&self.0)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::flowcms_status::__private::Maps<rusqlite::Error> for Storage {}
#[automatically_derived]
#[allow(deprecated)]
impl ::flowcms_status::__private::FlowError for Storage {
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        <Self as ::flowcms_status::__private::ErrorMap>::problem_type_of(&self.0)
    }
    fn status(&self) -> &'static ::flowcms_status::__private::Status {
        <Self as ::flowcms_status::__private::ErrorMap>::status_of(&self.0)
    }
    fn detail(&self) -> ::flowcms_status::__private::DetailPolicy {
        <Self as ::flowcms_status::__private::ErrorMap>::detail_of(&self.0)
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
#[allow(deprecated)]
const _: () = {
    type __FlowTable = FlowCms;
    #[allow(unused_imports)]
    use ::flowcms_status::__private::{
        Declared as __FlowDeclared, Defines as __FlowDefines,
        DetailPolicy as __FlowDetail, More as __FlowMore, ProblemType as __FlowType,
    };
    const _: () = ::flowcms_status::__private::distinct_reasons(
        "taken",
        &[
            <__FlowTable as __FlowDefines<404>>::STATUS.reason(),
            <__FlowTable as __FlowDefines<500>>::STATUS.reason(),
        ],
        "reason `taken` is declared twice, it is another row's default, choose another",
    );
    fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
        static __FLOW_CELLS: [::flowcms_status::__private::Cell; 3usize] = [const {
            ::flowcms_status::__private::Cell::new()
        }; 3usize];
        &__FLOW_CELLS
    }
    const __FLOW_CELLS_OF: fn() -> &'static [::flowcms_status::__private::Cell] = __flow_cells;
    static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 3usize] = [
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<404>>::STATUS,
                reason: "",
                type_uri: {
                    const __FLOW_LEN: ::core::primitive::usize = "https://docs.example.com/errors#"
                        .len()
                        + <__FlowTable as __FlowDefines<404>>::STATUS.reason().len();
                    const __FLOW_URI: [::core::primitive::u8; __FLOW_LEN] = ::flowcms_status::__private::join(
                        "https://docs.example.com/errors#",
                        <__FlowTable as __FlowDefines<404>>::STATUS.reason(),
                    );
                    ::flowcms_status::__private::joined(&__FLOW_URI)
                },
                description: "",
                text: "",
                variant: "rusqlite::Error::QueryReturnedNoRows",
                cells: __FLOW_CELLS_OF,
                cell: 0,
                more: &__FlowMore {
                    context: ::core::option::Option::Some("Nothing is stored there."),
                    ..__FlowMore::NOTHING
                },
            },
        },
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<409>>::STATUS,
                reason: "taken",
                type_uri: "https://docs.example.com/errors#taken",
                description: "",
                text: "",
                variant: "rusqlite::Error::SqliteFailure (e , code) if e . extended_code > 0",
                cells: __FLOW_CELLS_OF,
                cell: 1,
                more: &__FlowMore {
                    detail: ::flowcms_status::__private::DetailPolicy::Template("{e}"),
                    headers: &[
                        ::flowcms_status::__private::DeclaredHeader::__of_occurrence(
                            "X-Row",
                            "",
                        ),
                    ],
                    members: &[
                        ::flowcms_status::__private::DeclaredMember::__new(
                            "code",
                            "String",
                        ),
                    ],
                    ..__FlowMore::NOTHING
                },
            },
        },
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<500>>::STATUS,
                reason: "",
                type_uri: {
                    const __FLOW_LEN: ::core::primitive::usize = "https://docs.example.com/errors#"
                        .len()
                        + <__FlowTable as __FlowDefines<500>>::STATUS.reason().len();
                    const __FLOW_URI: [::core::primitive::u8; __FLOW_LEN] = ::flowcms_status::__private::join(
                        "https://docs.example.com/errors#",
                        <__FlowTable as __FlowDefines<500>>::STATUS.reason(),
                    );
                    ::flowcms_status::__private::joined(&__FLOW_URI)
                },
                description: "",
                text: "",
                variant: "_",
                cells: __FLOW_CELLS_OF,
                cell: 2,
                more: __FlowMore::CONSTANT,
            },
        },
    ];
    #[allow(unused_imports)]
    use ::flowcms_status::__private::OtherMember as _;
    #[automatically_derived]
    #[allow(unused_variables, unreachable_patterns)]
    impl ::flowcms_status::__private::ErrorMap for Storage {
        type Error = rusqlite::Error;
        #[warn(unreachable_patterns)]
        fn problem_type_of(
            __flow_error: &rusqlite::Error,
        ) -> &'static ::flowcms_status::__private::ProblemType {
            &__FLOW_TYPES[match __flow_error {
                rusqlite::Error::QueryReturnedNoRows => 0,
                rusqlite::Error::SqliteFailure(e, code) if e.extended_code > 0 => 1,
                _ => 2,
            }]
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
                    ::core::fmt::Formatter::write_fmt(
                        __flow_f,
                        ::core::format_args!("{e}"),
                    )
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
                    ::flowcms_status::__private::Problem::add_header(
                        __flow_problem,
                        const {
                            ::flowcms_status::__private::HeaderName::from_static("x-row")
                        },
                        &row(__flow_error),
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
    impl ::flowcms_status::__private::Catalogued for Storage {
        const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
            &::flowcms_status::__private::Leaf::__new::<
                Self,
            >("Storage", &__FLOW_TYPES, &[])
                .__schemas(const {
                    &[
                        (
                            1,
                            0,
                            ::flowcms_status::__private::SchemaOf::<
                                ::core::primitive::str,
                            >::SCHEMA,
                        ),
                    ]
                })
        });
    }
};
#[automatically_derived]
#[allow(deprecated)]
impl Storage {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"FlowCms";404
        "as [404](FlowCms#404) has it"
        _
        "as [404](FlowCms#404) has it"
        "Nothing is stored there."
        409
        "taken"
        _
        "as [409](FlowCms#409) has it"
        "as [409](FlowCms#409) has it"
        500
        "as [500](FlowCms#500) has it"
        _
        "as [500](FlowCms#500) has it"
        "as [500](FlowCms#500) has it"}
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = <Self as ::flowcms_status::__private::Catalogued>::CATALOG;
}
::flowcms_status::__private::impl_adapters! {
    {} { Storage } {}
}
