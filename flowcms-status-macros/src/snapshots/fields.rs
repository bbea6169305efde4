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
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 4usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 4usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 4usize] = __FLOW_OWN
    .__types([
        __flow_shaped(
                <__FlowTable as __FlowDefines<404>>::STATUS,
                "entry_not_found",
                "EntryNotFound",
                "",
                "entry `{slug}` does not exist\0String\0\0entry `` does not exist",
                38,
                1,
                7,
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
                                "origin",
                                "",
                            ),
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "slug",
                                "String",
                            ),
                        ],
                    ),
            ),
        __flow_shaped(
                <__FlowTable as __FlowDefines<429>>::STATUS,
                "limited",
                "Limited",
                "",
                "{0}\0Duration",
                0,
                0,
                0,
            )
            .more(
                &__FlowMore::new()
                    .headers(
                        &[
                            ::flowcms_status::__private::DeclaredHeader::__of_occurrence(
                                "X-Wait",
                                "{0:?}",
                            ),
                            ::flowcms_status::__private::DeclaredHeader::__of_occurrence(
                                "Retry-After",
                                "Duration",
                            ),
                            ::flowcms_status::__private::DeclaredHeader::__new(
                                "X-Api",
                                ::core::option::Option::Some("content"),
                            ),
                        ],
                    )
                    .members(
                        &[
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "origin",
                                "",
                            ),
                        ],
                    ),
            ),
        __flow_shaped(
                <__FlowTable as __FlowDefines<500>>::STATUS,
                "job",
                "Job",
                "",
                "in {0} of {2}\0String\0usize",
                0,
                0,
                0,
            )
            .more(
                &__FlowMore::new()
                    .detail(
                        ::flowcms_status::__private::DetailPolicy::Template(
                            "in {0:>2$} of {2}",
                        ),
                    )
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
                                "origin",
                                "",
                            ),
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "job_id",
                                "String",
                            ),
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "step",
                                "String",
                            ),
                        ],
                    ),
            ),
        __flow_declared(
                <__FlowTable as __FlowDefines<400>>::STATUS,
                "plain",
                "Plain",
                "",
            )
            .text("plain")
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
                                "origin",
                                "",
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
            Self::EntryNotFound { .. } => 0,
            Self::Limited { .. } => 1,
            Self::Job { .. } => 2,
            Self::Plain { .. } => 3,
        }]
    }
    #[allow(unreachable_patterns)]
    fn fmt_detail(
        &self,
        __flow_f: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        match self {
            Self::Job { 0: __flow_0, 2: __flow_2, .. } => {
                ::core::fmt::Formatter::write_fmt(
                    __flow_f,
                    ::core::format_args!(
                        "in {__flow_0:>__flow_2$} of {__flow_2}", __flow_0 = __flow_0,
                        __flow_2 = __flow_2
                    ),
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
            Self::EntryNotFound { slug: __flow_0, .. } => {
                ::flowcms_status::__private::TextField(__flow_0)
                    .__flow_put(__flow_problem);
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
                    "slug",
                    __flow_0,
                );
            }
            Self::Limited { 0: __flow_0, .. } => {
                ::flowcms_status::__private::TextField(__flow_0)
                    .__flow_put(__flow_problem);
                ::flowcms_status::__private::Problem::add_header_text(
                    __flow_problem,
                    const {
                        ::flowcms_status::__private::HeaderName::from_static("x-wait")
                    },
                    ::core::format_args!("{__flow_0:?}", __flow_0 = __flow_0),
                );
                ::flowcms_status::__private::Problem::add_header(
                    __flow_problem,
                    const {
                        ::flowcms_status::__private::HeaderName::from_static(
                            "retry-after",
                        )
                    },
                    __flow_0,
                );
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
            }
            Self::Job { 0: __flow_0, 1: __flow_1, .. } => {
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
                ::flowcms_status::__private::Problem::__add_member_text(
                    __flow_problem,
                    "job_id",
                    ::core::format_args!("job-{__flow_1}", __flow_1 = __flow_1),
                );
                ::flowcms_status::__private::Problem::add_member(
                    __flow_problem,
                    "step",
                    __flow_0,
                );
            }
            Self::Plain { .. } => {
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
        >("ContentError", &__FLOW_TYPES, &[])
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
                        ::flowcms_status::__private::SchemaOf::<String>::__FLOW_SCHEMA,
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
                        2,
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
                        2,
                        1,
                        ::flowcms_status::__private::SchemaOf::<
                            ::core::primitive::str,
                        >::__FLOW_SCHEMA,
                    ),
                    (
                        2,
                        2,
                        ::flowcms_status::__private::SchemaOf::<String>::__FLOW_SCHEMA,
                    ),
                    (
                        3,
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
                ]
            })
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ContentError {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"flowcms_status::FlowCms";404
        "entry_not_found"
        EntryNotFound
        name
        context
        429
        "limited"
        Limited
        name
        context
        500
        "job"
        Job
        name
        context
        400
        "plain"
        Plain
        name
        context}
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    {} { ContentError } { where }
}
