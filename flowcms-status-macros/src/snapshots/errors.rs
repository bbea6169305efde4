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
        __flow_declared(<__FlowTable as __FlowDefines<422>>::STATUS, "own", "Own", "")
            .text("some fields are wrong")
            .more(
                &__FlowMore::new()
                    .private_unless({
                        #[allow(unused_imports)]
                        use ::flowcms_status::__private::OtherErrors as _;
                        ::flowcms_status::__private::ErrorsOf::<
                            &'static FieldErrors,
                        >::__FLOW_IS_PUBLIC
                    })
                    .members(
                        &[
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "origin",
                                "",
                            ),
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "count",
                                "usize",
                            ),
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "errors",
                                "&'a FieldErrors",
                            ),
                        ],
                    ),
            ),
        __flow_declared(
                <__FlowTable as __FlowDefines<422>>::STATUS,
                "generic",
                "Generic",
                "",
            )
            .more(
                &__FlowMore::new()
                    .detail(::flowcms_status::__private::DetailPolicy::None)
                    .members(
                        &[
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "origin",
                                "",
                            ),
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "errors",
                                "T",
                            ),
                        ],
                    ),
            ),
    ]);
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, T> ::flowcms_status::__private::FlowError for Wrong<'a, T>
where
    T: ::flowcms_status::__private::FieldErrorSource,
    Wrong<'a, T>: ::flowcms_status::__private::IsError,
{
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        &__FLOW_TYPES[match self {
            Self::Own { .. } => 0,
            Self::Generic { .. } => 1,
        }]
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
            Self::Own { errors: __flow_0, count: __flow_1, .. } => {
                ::flowcms_status::__private::Problem::__make_member(
                    __flow_problem,
                    "origin",
                    move |__flow_asked, __flow_to| ::flowcms_status::__private::writing(
                        self,
                        "origin",
                        || {
                            #[allow(unused_imports)]
                            use ::flowcms_status::__private::{
                                Function as _, OtherFunction as _,
                            };
                            ::flowcms_status::__private::Member::write_json(
                                &(&&&&&::flowcms_status::__private::Asked(self, origin))
                                    .__flow_call(__flow_asked),
                                __flow_to,
                            )
                        },
                    ),
                );
                ::flowcms_status::__private::Problem::add_member(
                    __flow_problem,
                    "count",
                    __flow_1,
                );
                ::flowcms_status::__private::Problem::__add_errors(
                    __flow_problem,
                    __flow_0,
                    ::flowcms_status::__private::FieldNames::Camel,
                );
            }
            Self::Generic { 0: __flow_0, .. } => {
                ::flowcms_status::__private::Problem::__make_member(
                    __flow_problem,
                    "origin",
                    move |__flow_asked, __flow_to| ::flowcms_status::__private::writing(
                        self,
                        "origin",
                        || {
                            #[allow(unused_imports)]
                            use ::flowcms_status::__private::{
                                Function as _, OtherFunction as _,
                            };
                            ::flowcms_status::__private::Member::write_json(
                                &(&&&&&::flowcms_status::__private::Asked(self, origin))
                                    .__flow_call(__flow_asked),
                                __flow_to,
                            )
                        },
                    ),
                );
                ::flowcms_status::__private::Problem::__add_errors(
                    __flow_problem,
                    __flow_0,
                    ::flowcms_status::__private::FieldNames::AsWritten,
                );
            }
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, T> ::flowcms_status::__private::Catalogued for Wrong<'a, T> {
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::__new::<Self>("Wrong", &__FLOW_TYPES, &[])
            .__schemas(const {
                &[
                    (
                        0,
                        0,
                        ::flowcms_status::__private::MemberSchema::made(|| {
                            #[allow(unused_imports)]
                            use ::flowcms_status::__private::{
                                Function as _, OtherMade as _, UnknownFunction as _,
                            };
                            ::flowcms_status::__private::AskedOf::<
                                (&Self, &::flowcms_status::__private::Problem<'_>),
                            >::NEW
                                .makes(|(__flow_this, __flow_asked)| {
                                    (&&&&&::flowcms_status::__private::Asked(
                                        __flow_this,
                                        origin,
                                    ))
                                        .__flow_call(__flow_asked)
                                })
                                .__flow_schema()
                        }),
                    ),
                    (
                        0,
                        1,
                        ::flowcms_status::__private::SchemaOf::<usize>::__FLOW_SCHEMA,
                    ),
                    (
                        0,
                        2,
                        ::flowcms_status::__private::MemberSchema::errors(
                                &["range", "length"],
                            )
                            .if_any({
                                #[allow(unused_imports)]
                                use ::flowcms_status::__private::OtherErrors as _;
                                ::flowcms_status::__private::ErrorsOf::<
                                    &'a FieldErrors,
                                >::__FLOW_IS_OPTIONAL
                            }),
                    ),
                    (
                        1,
                        0,
                        ::flowcms_status::__private::MemberSchema::made(|| {
                            #[allow(unused_imports)]
                            use ::flowcms_status::__private::{
                                Function as _, OtherMade as _, UnknownFunction as _,
                            };
                            ::flowcms_status::__private::AskedOf::<
                                (&Self, &::flowcms_status::__private::Problem<'_>),
                            >::NEW
                                .makes(|(__flow_this, __flow_asked)| {
                                    (&&&&&::flowcms_status::__private::Asked(
                                        __flow_this,
                                        origin,
                                    ))
                                        .__flow_call(__flow_asked)
                                })
                                .__flow_schema()
                        }),
                    ),
                    (
                        1,
                        1,
                        ::flowcms_status::__private::MemberSchema::errors(&[])
                            .if_any({
                                #[allow(unused_imports)]
                                use ::flowcms_status::__private::OtherErrors as _;
                                ::flowcms_status::__private::ErrorsOf::<
                                    T,
                                >::__FLOW_IS_OPTIONAL
                            }),
                    ),
                ]
            })
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, T> Wrong<'a, T> {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"flowcms_status::FlowCms";422
        "own"
        Own
        name
        context
        422
        "generic"
        Generic
        name
        context}
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    { 'a, T } { Wrong < 'a, T > } { where T :
    ::flowcms_status::__private::FieldErrorSource, Wrong < 'a, T > :
    ::flowcms_status::__private::IsError, }
}
