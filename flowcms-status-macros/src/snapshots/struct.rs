const _: () = {
    type __FlowTable = ::flowcms_status::FlowCms;
    fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
        static __FLOW_CELLS: [::flowcms_status::__private::Cell; 1usize] = [const {
            ::flowcms_status::__private::Cell::new()
        }; 1usize];
        &__FLOW_CELLS
    }
    static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 1usize] = [
        ::flowcms_status::__private::ProblemType::__new(::flowcms_status::__private::Declared {
            reason: "slug_taken",
            members: &[
                ::flowcms_status::__private::DeclaredMember::__new("slug", "String"),
            ],
            variant: "SlugTaken",
            ..::flowcms_status::__private::Declared::new(
                <__FlowTable as ::flowcms_status::__private::Defines<409>>::STATUS,
                __flow_cells,
            )
        }),
    ];
    #[allow(unused_imports)]
    use ::flowcms_status::__private::OfUnknown as _;
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::flowcms_status::__private::FlowError for SlugTaken {
        fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
            &__FLOW_TYPES[match self {
                Self { .. } => 0,
            }]
        }
        fn occurrence<'__flow>(
            &'__flow self,
            __flow_problem: &mut ::flowcms_status::__private::Problem<'__flow>,
        ) {
            #[allow(unused_imports)]
            use ::flowcms_status::__private::OtherText as _;
            match self {
                Self { 0: __flow_0, .. } => {
                    ::flowcms_status::__private::Problem::add_member(
                        __flow_problem,
                        "slug",
                        __flow_0,
                    );
                }
            }
        }
    }
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::flowcms_status::__private::Catalogued for SlugTaken {
        const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new::<
            Self,
        >("SlugTaken", &__FLOW_TYPES, &[]);
    }
};
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl SlugTaken {
    ///The problem types of this error.
    #[cfg_attr(doc, doc = "")]
    #[cfg_attr(doc, doc = "| reason | code | title | context |")]
    #[cfg_attr(doc, doc = "|---|---|---|---|")]
    #[cfg_attr(
        doc,
        doc = ::core::concat!(
            "| ",
            "`slug_taken`",
            " | [409](flowcms_status::FlowCms#409) | ",
            ::flowcms_status::__private::row!(409 name),
            " | ",
            ::flowcms_status::__private::row!(409 context),
            " |"
        )
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = <Self as ::flowcms_status::__private::Catalogued>::CATALOG;
}
::flowcms_status::__private::impl_adapters! {
    {} { SlugTaken } { where } []
}
