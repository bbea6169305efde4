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
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 0usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 0usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 0usize] = __FLOW_OWN
    .__types([]);
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::FlowError for ContentError {
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        match self {
            Self::Auth { 0: __flow_0, .. } => {
                return ::flowcms_status::__private::FlowError::problem_type(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                );
            }
            Self::User { source: __flow_0, .. } => {
                return ::flowcms_status::__private::FlowError::problem_type(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                );
            }
        }
    }
    fn status(&self) -> &'static ::flowcms_status::__private::Status {
        match self {
            Self::Auth { 0: __flow_0, .. } => {
                ::flowcms_status::__private::FlowError::status(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                )
            }
            Self::User { source: __flow_0, .. } => {
                ::flowcms_status::__private::FlowError::status(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                )
            }
        }
    }
    fn detail(&self) -> ::flowcms_status::__private::DetailPolicy {
        match self {
            Self::Auth { 0: __flow_0, .. } => {
                ::flowcms_status::__private::DetailPolicy::__of_inner(
                    ::flowcms_status::__private::FlowError::detail(
                        ::flowcms_status::__private::Answers::answers(__flow_0),
                    ),
                )
            }
            Self::User { .. } => {
                ::flowcms_status::__private::DetailPolicy::Template("for {user}")
            }
        }
    }
    #[allow(unreachable_patterns)]
    fn fmt_detail(
        &self,
        __flow_f: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        match self {
            Self::Auth {
                0: __flow_0,
                ..
            } if ::flowcms_status::__private::DetailPolicy::is_declared(
                ::flowcms_status::__private::FlowError::detail(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                ),
            ) => {
                ::flowcms_status::__private::FlowError::fmt_detail(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                    __flow_f,
                )
            }
            Self::User { user: __flow_1, .. } => {
                ::core::fmt::Formatter::write_fmt(
                    __flow_f,
                    ::core::format_args!("for {__flow_1}", __flow_1 = __flow_1),
                )
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
            Self::Auth { 0: __flow_0, .. } => {
                ::flowcms_status::__private::Problem::__transparent(
                    __flow_problem,
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                );
            }
            Self::User { source: __flow_0, .. } => {
                ::flowcms_status::__private::Problem::__transparent(
                    __flow_problem,
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                );
                ::flowcms_status::__private::Problem::__unsay(__flow_problem);
            }
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
                ::flowcms_status::__private::Nested::<Box<dyn FlowError>>::__FLOW_CATALOG,
            ],
        )
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ContentError {
    ///The problem types of this error.
    #[cfg_attr(doc, doc = "", doc = "And those of [`AuthError`], `Box<dyn FlowError>`.")]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    {} { ContentError } { where }
}
