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
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 1usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 1usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 1usize] = __FLOW_OWN
    .__types([
        __flow_says(
            <__FlowTable as __FlowDefines<404>>::STATUS,
            "gone",
            "Gone",
            "",
            "gone",
        ),
    ]);
fn __flow_cells_0() -> &'static [::flowcms_status::__private::Cell] {
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; ::flowcms_status::__private::MapOf::<
        Storage,
    >::__FLOW_MAP
        .__len()] = [const {
        ::flowcms_status::__private::Cell::new()
    }; ::flowcms_status::__private::MapOf::<Storage>::__FLOW_MAP.__len()];
    &__FLOW_CELLS
}
static __FLOW_VOICE_0: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .of_map(::flowcms_status::__private::MapOf::<Storage>::__FLOW_MAP)
    .kept_in(__flow_cells_0);
static __FLOW_MAP_0: [::flowcms_status::__private::ProblemType; ::flowcms_status::__private::MapOf::<
    Storage,
>::__FLOW_MAP
    .__len()] = __FLOW_VOICE_0
    .__map("Storage", ::flowcms_status::__private::MapOf::<Storage>::__FLOW_MAP);
fn __flow_catalog_0() -> ::flowcms_status::__private::Catalog {
    ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Nested::<Storage>::__FLOW_LEAF
            .__in_voice(&__FLOW_MAP_0)
    })
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::FlowError for ContentError {
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        &__FLOW_TYPES[match self {
            Self::Storage { 0: __flow_0, .. } => {
                return ::flowcms_status::__private::MappedBy::<
                    Storage,
                >::__problem_type(__flow_0, &__FLOW_MAP_0);
            }
            Self::Gone { .. } => 0,
        }]
    }
    fn status(&self) -> &'static ::flowcms_status::__private::Status {
        match self {
            Self::Storage { 0: __flow_0, .. } => {
                ::flowcms_status::__private::MappedBy::<
                    Storage,
                >::__status(__flow_0, &__FLOW_MAP_0)
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
            Self::Storage { 0: __flow_0, .. } => {
                ::flowcms_status::__private::DetailPolicy::__of_inner(
                    ::flowcms_status::__private::ProblemType::detail(
                        ::flowcms_status::__private::MappedBy::<
                            Storage,
                        >::__problem_type(__flow_0, &__FLOW_MAP_0),
                    ),
                )
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
            Self::Storage { .. } => ::core::option::Option::None,
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
            Self::Storage {
                0: __flow_0,
                ..
            } if ::flowcms_status::__private::DetailPolicy::is_declared(
                ::flowcms_status::__private::ProblemType::detail(
                    ::flowcms_status::__private::MappedBy::<
                        Storage,
                    >::__problem_type(__flow_0, &__FLOW_MAP_0),
                ),
            ) => {
                ::flowcms_status::__private::MappedBy::<
                    Storage,
                >::__fmt_detail(__flow_0, __flow_f)
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
            Self::Storage { 0: __flow_0, .. } => {
                ::flowcms_status::__private::MappedBy::<
                    Storage,
                >::__occurrence(__flow_0, __flow_problem);
            }
            _ => {}
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::Catalogued for ContentError {
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::__new::<
            Self,
        >("ContentError", &__FLOW_TYPES, &[__flow_catalog_0])
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ContentError {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"flowcms_status::FlowCms";404
        "gone"
        Gone
        name
        context}
    )]
    #[cfg_attr(doc, doc = "", doc = "And those of [`Storage`].")]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    {} { ContentError } { where }
}
