type __FlowTable = ::flowcms_status::FlowCms;
#[allow(unused_imports)]
use ::flowcms_status::__private::{
    Declared as __FlowDeclared, Defines as __FlowDefines, More as __FlowMore,
    OfNoMap as _, OfNoTable as _, declared as __flow_declared, says as __flow_says,
    shaped as __flow_shaped, OfUnknown as _, OtherMember as _,
};
const __FLOW_VOICE: ::flowcms_status::__private::Voice = ::flowcms_status::__private::VoiceOf::<
    __FlowTable,
>::__FLOW_VOICE;
fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 2usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 2usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 2usize] = __FLOW_OWN
    .__types([
        __flow_declared(
                <__FlowTable as __FlowDefines<500>>::STATUS,
                "other",
                "Other",
                "",
            )
            .more(
                &__FlowMore::new()
                    .headers(
                        &[
                            ::flowcms_status::__private::DeclaredHeader::__new(
                                "X-Api",
                                ::core::option::Option::Some("content"),
                            ),
                        ],
                    )
                    .members(
                        &[
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "job",
                                "String",
                            ),
                        ],
                    ),
            ),
        __flow_says(
                <__FlowTable as __FlowDefines<404>>::STATUS,
                "gone",
                "Gone",
                "",
                "gone",
            )
            .more(
                &__FlowMore::new()
                    .headers(
                        &[
                            ::flowcms_status::__private::DeclaredHeader::__new(
                                "X-Api",
                                ::core::option::Option::Some("content"),
                            ),
                        ],
                    ),
            ),
    ]);
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::FlowError for ContentError {
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        &__FLOW_TYPES[match self {
            Self::Other { .. } => {
                match ::flowcms_status::__private::Downcast::answering(self) {
                    ::core::option::Option::Some(__flow_inside) => {
                        return ::flowcms_status::__private::FlowError::problem_type(
                            __flow_inside,
                        );
                    }
                    ::core::option::Option::None => 0,
                }
            }
            Self::Gone { .. } => 1,
        }]
    }
    fn status(&self) -> &'static ::flowcms_status::__private::Status {
        match self {
            Self::Other { .. } => {
                match ::flowcms_status::__private::Downcast::answering(self) {
                    ::core::option::Option::Some(__flow_inside) => {
                        ::flowcms_status::__private::FlowError::status(__flow_inside)
                    }
                    ::core::option::Option::None => {
                        ::flowcms_status::__private::ProblemType::status(
                            &__FLOW_TYPES[0],
                        )
                    }
                }
            }
            _ => {
                ::flowcms_status::__private::ProblemType::status(
                    ::flowcms_status::__private::FlowError::problem_type(self),
                )
            }
        }
    }
    fn detail(&self) -> ::flowcms_status::__private::DetailPolicy {
        match self {
            Self::Other { .. } => {
                match ::flowcms_status::__private::Downcast::answering(self) {
                    ::core::option::Option::Some(__flow_inside) => {
                        ::flowcms_status::__private::detail_of_found(__flow_inside)
                    }
                    ::core::option::Option::None => {
                        ::flowcms_status::__private::ProblemType::detail(
                            &__FLOW_TYPES[0],
                        )
                    }
                }
            }
            _ => {
                ::flowcms_status::__private::ProblemType::detail(
                    ::flowcms_status::__private::FlowError::problem_type(self),
                )
            }
        }
    }
    fn constant(
        &self,
    ) -> ::core::option::Option<&'static ::flowcms_status::__private::ProblemType> {
        match self {
            Self::Other { .. } => ::core::option::Option::None,
            _ => {
                ::flowcms_status::__private::ProblemType::__constant(
                    ::flowcms_status::__private::FlowError::problem_type(self),
                )
            }
        }
    }
    #[allow(unreachable_patterns)]
    fn fmt_detail(
        &self,
        __flow_f: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        match self {
            Self::Other { .. } => {
                match ::flowcms_status::__private::Downcast::answering(self) {
                    ::core::option::Option::Some(__flow_inside) => {
                        ::flowcms_status::__private::FlowError::fmt_detail(
                            __flow_inside,
                            __flow_f,
                        )
                    }
                    ::core::option::Option::None => {
                        ::core::fmt::Display::fmt(self, __flow_f)
                    }
                }
            }
            _ => ::core::fmt::Display::fmt(self, __flow_f),
        }
    }
    fn to_response(
        &self,
    ) -> ::flowcms_status::__private::Response<::flowcms_status::__private::Bytes> {
        ::flowcms_status::__private::http(self)
    }
    fn occurrence<'__flow>(
        &'__flow self,
        __flow_problem: &mut ::flowcms_status::__private::Problem<'__flow>,
    ) {
        #[allow(unused_imports)]
        use ::flowcms_status::__private::OtherText as _;
        match self {
            Self::Other { job: __flow_1, .. } => {
                match ::flowcms_status::__private::Downcast::answering(self) {
                    ::core::option::Option::Some(__flow_inside) => {
                        ::flowcms_status::__private::FlowError::occurrence(
                            __flow_inside,
                            __flow_problem,
                        );
                        ::flowcms_status::__private::Problem::__end_of_inner(
                            __flow_problem,
                        );
                        ::flowcms_status::__private::Problem::__add_outer_header(
                            __flow_problem,
                            "X-Api",
                            "content",
                        );
                    }
                    ::core::option::Option::None => {
                        ::flowcms_status::__private::Problem::add_member(
                            __flow_problem,
                            "job",
                            __flow_1,
                        );
                    }
                }
            }
            _ => {}
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::Downcast for ContentError {
    fn answering(
        &self,
    ) -> ::core::option::Option<&dyn ::flowcms_status::__private::FlowError> {
        #[allow(unused_imports)]
        use ::flowcms_status::__private::OtherBoxedError as _;
        match self {
            Self::Other { source: __flow_0, .. } => {
                let __flow_boxed = ::flowcms_status::__private::BoxedError(__flow_0)
                    .__flow_receiver();
                if let ::core::option::Option::Some(__flow_found) = ::flowcms_status::__private::found::<
                    AuthError,
                >(__flow_boxed.downcast_ref()) {
                    return ::core::option::Option::Some(__flow_found);
                }
                if let ::core::option::Option::Some(__flow_found) = ::flowcms_status::__private::found::<
                    crate::NoEntry,
                >(__flow_boxed.downcast_ref()) {
                    return ::core::option::Option::Some(__flow_found);
                }
                ::core::option::Option::None
            }
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::Catalogued for ContentError {
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::__new::<
            Self,
        >(
                "ContentError",
                &__FLOW_TYPES,
                &[
                    ::flowcms_status::__private::Nested::<AuthError>::__FLOW_CATALOG,
                    ::flowcms_status::__private::Nested::<crate::NoEntry>::__FLOW_CATALOG,
                ],
            )
            .__schemas(const {
                &[(0, 0, ::flowcms_status::__private::SchemaOf::<String>::__FLOW_SCHEMA)]
            })
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ContentError {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"flowcms_status::FlowCms";500
        "other"
        Other
        name
        context
        404
        "gone"
        Gone
        name
        context}
    )]
    #[cfg_attr(doc, doc = "", doc = "And those of [`AuthError`], [`crate::NoEntry`].")]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    {} { ContentError } { where }
}
