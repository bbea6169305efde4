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
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 3usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 3usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 3usize] = __FLOW_OWN
    .__types([
        __flow_shaped(
                <__FlowTable as __FlowDefines<400>>::STATUS,
                "value",
                "Value",
                "",
                "{0}\0&'a [T; N]",
                0,
                0,
                0,
            )
            .more(
                &__FlowMore::new()
                    .members(
                        &[
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "value",
                                "&'a [T; N]",
                            ),
                        ],
                    ),
            ),
        __flow_shaped(
                <__FlowTable as __FlowDefines<409>>::STATUS,
                "written",
                "Written",
                "",
                "{0} {0:?}\0U\0U",
                0,
                0,
                0,
            )
            .more(
                &__FlowMore::new()
                    .detail(
                        ::flowcms_status::__private::DetailPolicy::Template("{0} {0:?}"),
                    ),
            ),
        __flow_declared(
            <__FlowTable as __FlowDefines<422>>::STATUS,
            "unused",
            "Unused",
            "",
        ),
    ]);
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, T: Clone, U, const N: usize> ::flowcms_status::__private::FlowError
for Wrapped<'a, T, U, N>
where
    U: Copy,
    &'a [T; N]: ::flowcms_status::__private::Member,
    U: ::core::fmt::Display,
    U: ::core::fmt::Debug,
    Box<T>: ::flowcms_status::__private::Answers,
    Wrapped<'a, T, U, N>: ::flowcms_status::__private::IsError,
{
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        &__FLOW_TYPES[match self {
            Self::Value { .. } => 0,
            Self::Written { .. } => 1,
            Self::Unused { .. } => 2,
            Self::Inner { 0: __flow_0, .. } => {
                return ::flowcms_status::__private::FlowError::problem_type(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                );
            }
        }]
    }
    fn status(&self) -> &'static ::flowcms_status::__private::Status {
        match self {
            Self::Inner { 0: __flow_0, .. } => {
                ::flowcms_status::__private::FlowError::status(
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                )
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
            Self::Inner { 0: __flow_0, .. } => {
                ::flowcms_status::__private::DetailPolicy::__of_inner(
                    ::flowcms_status::__private::FlowError::detail(
                        ::flowcms_status::__private::Answers::answers(__flow_0),
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
    #[allow(unreachable_patterns)]
    fn fmt_detail(
        &self,
        __flow_f: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        match self {
            Self::Written { 0: __flow_0, .. } => {
                ::core::fmt::Formatter::write_fmt(
                    __flow_f,
                    ::core::format_args!("{__flow_0} {__flow_0:?}", __flow_0 = __flow_0),
                )
            }
            Self::Inner {
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
            Self::Value { 0: __flow_0, .. } => {
                ::flowcms_status::__private::TextField(__flow_0)
                    .__flow_put(__flow_problem);
                ::flowcms_status::__private::Problem::add_member(
                    __flow_problem,
                    "value",
                    __flow_0,
                );
            }
            Self::Inner { 0: __flow_0, .. } => {
                ::flowcms_status::__private::Problem::__transparent(
                    __flow_problem,
                    ::flowcms_status::__private::Answers::answers(__flow_0),
                );
            }
            _ => {}
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, T: Clone, U, const N: usize> ::flowcms_status::__private::Catalogued
for Wrapped<'a, T, U, N>
where
    U: Copy,
    Box<T>: ::flowcms_status::__private::Catalogued,
{
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::__new::<
            Self,
        >(
                "Wrapped",
                &__FLOW_TYPES,
                &[::flowcms_status::__private::Nested::<Box<T>>::__FLOW_CATALOG],
            )
            .__schemas(const {
                &[
                    (
                        0,
                        0,
                        ::flowcms_status::__private::SchemaOf::<
                            &'a [T; N],
                        >::__FLOW_SCHEMA,
                    ),
                ]
            })
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, T: Clone, U, const N: usize> Wrapped<'a, T, U, N>
where
    U: Copy,
    Box<T>: ::flowcms_status::__private::Catalogued,
{
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"flowcms_status::FlowCms";400
        "value"
        Value
        name
        context
        409
        "written"
        Written
        name
        context
        422
        "unused"
        Unused
        name
        context}
    )]
    #[cfg_attr(doc, doc = "", doc = "And those of `Box<T>`.")]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    { 'a, T : Clone, U, const N : usize } { Wrapped < 'a, T, U, N > } { where U : Copy, &
    'a[T; N] : ::flowcms_status::__private::Member, U : ::core::fmt::Display, U :
    ::core::fmt::Debug, Box < T > : ::flowcms_status::__private::Answers, Wrapped < 'a,
    T, U, N > : ::flowcms_status::__private::IsError, }
}
