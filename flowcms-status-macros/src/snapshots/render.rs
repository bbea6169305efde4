const _: () = {
    type __FlowTable = my::flow::FlowCms;
    fn __flow_cells() -> &'static [my::flow::__private::Cell] {
        static __FLOW_CELLS: [my::flow::__private::Cell; 1usize] = [const {
            my::flow::__private::Cell::new()
        }; 1usize];
        &__FLOW_CELLS
    }
    static __FLOW_TYPES: [my::flow::__private::ProblemType; 1usize] = [
        my::flow::__private::ProblemType::__new(my::flow::__private::Declared {
            reason: "gone",
            variant: "Gone",
            ..my::flow::__private::Declared::new(
                <__FlowTable as my::flow::__private::Defines<404>>::STATUS,
                __flow_cells,
            )
        }),
    ];
    #[allow(unused_imports)]
    use my::flow::__private::OfUnknown as _;
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl my::flow::__private::FlowError for Legacy {
        fn problem_type(&self) -> &'static my::flow::__private::ProblemType {
            &__FLOW_TYPES[match self {
                Self::Gone { .. } => 0,
            }]
        }
        fn occurrence<'__flow>(
            &'__flow self,
            __flow_problem: &mut my::flow::__private::Problem<'__flow>,
        ) {
            #[allow(unused_imports)]
            use my::flow::__private::OtherText as _;
            my::flow::__private::Problem::__set_render(
                __flow_problem,
                |__flow_problem| <my::flow::__private::Rendered as ::core::convert::From<
                    _,
                >>::from(legacy::<u8>(__flow_problem)),
            );
        }
    }
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl my::flow::__private::Catalogued for Legacy {
        const CATALOG: my::flow::__private::Catalog = my::flow::__private::Catalog::__new::<
            Self,
        >("Legacy", &__FLOW_TYPES, &[]);
    }
};
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl Legacy {
    ///The problem types of this error.
    #[cfg_attr(doc, doc = "")]
    #[cfg_attr(doc, doc = "| reason | code | title | context |")]
    #[cfg_attr(doc, doc = "|---|---|---|---|")]
    #[cfg_attr(
        doc,
        doc = ::core::concat!(
            "| ",
            "`gone`",
            " | [404](my::flow::FlowCms#404) | ",
            my::flow::__private::row!(404 name),
            " | ",
            my::flow::__private::row!(404 context),
            " |"
        )
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: my::flow::__private::Catalog = <Self as my::flow::__private::Catalogued>::CATALOG;
}
my::flow::__private::impl_adapters! {
    {} { Legacy } { where }
}
