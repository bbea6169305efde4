const _: () = {
    type __FlowTable = flowcms_status::Http;
    fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
        static __FLOW_CELLS: [::flowcms_status::__private::Cell; 2usize] = [const {
            ::flowcms_status::__private::Cell::new()
        }; 2usize];
        &__FLOW_CELLS
    }
    static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 2usize] = [
        ::flowcms_status::__private::ProblemType::__new(::flowcms_status::__private::Declared {
            reason: "refused",
            codes: ::flowcms_status::__private::RunTimeCodes::Listed(
                &[
                    <__FlowTable as ::flowcms_status::__private::Defines<415>>::STATUS,
                    <__FlowTable as ::flowcms_status::__private::Defines<422>>::STATUS,
                ],
            ),
            variant: "Refused",
            ..::flowcms_status::__private::Declared::new(
                <__FlowTable as ::flowcms_status::__private::Defines<413>>::STATUS,
                __flow_cells,
            )
        }),
        ::flowcms_status::__private::ProblemType::__new(::flowcms_status::__private::Declared {
            reason: "upstream",
            codes: ::flowcms_status::__private::RunTimeCodes::Table(
                <__FlowTable as ::flowcms_status::__private::StatusTable>::STATUSES,
            ),
            variant: "Upstream",
            cell: 1,
            ..::flowcms_status::__private::Declared::new(
                <__FlowTable as ::flowcms_status::__private::Defines<502>>::STATUS,
                __flow_cells,
            )
        }),
    ];
    #[allow(unused_imports)]
    use ::flowcms_status::__private::OfUnknown as _;
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::flowcms_status::__private::FlowError for Upload {
        fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
            &__FLOW_TYPES[match self {
                Self::Refused { .. } => 0,
                Self::Upstream { .. } => 1,
            }]
        }
        fn status(&self) -> &'static ::flowcms_status::__private::Status {
            match self {
                Self::Refused { .. } => {
                    ::flowcms_status::__private::ProblemType::__run_time(
                        &__FLOW_TYPES[0],
                        &Self::status(self),
                    )
                }
                Self::Upstream { 0: __flow_0, .. } => {
                    ::flowcms_status::__private::ProblemType::__run_time(
                        &__FLOW_TYPES[1],
                        __flow_0,
                    )
                }
            }
        }
    }
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::flowcms_status::__private::Catalogued for Upload {
        const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new::<
            Self,
        >("Upload", &__FLOW_TYPES, &[]);
    }
};
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl Upload {
    ///The problem types of this error.
    #[cfg_attr(doc, doc = "")]
    #[cfg_attr(doc, doc = "| reason | code | title | context |")]
    #[cfg_attr(doc, doc = "|---|---|---|---|")]
    #[cfg_attr(
        doc,
        doc = ::core::concat!(
            "| ",
            "`refused`",
            " | [413](flowcms_status::Http#413) | ",
            "as [413](flowcms_status::Http#413) has it",
            " | ",
            "as [413](flowcms_status::Http#413) has it",
            " |"
        )
    )]
    #[cfg_attr(
        doc,
        doc = ::core::concat!(
            "| ",
            "`upstream`",
            " | [502](flowcms_status::Http#502) | ",
            "as [502](flowcms_status::Http#502) has it",
            " | ",
            "as [502](flowcms_status::Http#502) has it",
            " |"
        )
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = <Self as ::flowcms_status::__private::Catalogued>::CATALOG;
}
::flowcms_status::__private::impl_adapters! {
    {} { Upload } { where }
}
