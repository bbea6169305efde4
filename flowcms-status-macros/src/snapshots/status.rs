const _: () = {
    type __FlowTable = flowcms_status::Http;
    #[allow(unused_imports)]
    use ::flowcms_status::__private::{
        Declared as __FlowDeclared, Defines as __FlowDefines,
        DetailPolicy as __FlowDetail, More as __FlowMore, ProblemType as __FlowType,
    };
    fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
        static __FLOW_CELLS: [::flowcms_status::__private::Cell; 2usize] = [const {
            ::flowcms_status::__private::Cell::new()
        }; 2usize];
        &__FLOW_CELLS
    }
    const __FLOW_CELLS_OF: fn() -> &'static [::flowcms_status::__private::Cell] = __flow_cells;
    static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 2usize] = [
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<413>>::STATUS,
                reason: "refused",
                type_uri: "about:blank",
                description: "",
                text: "",
                variant: "Refused",
                cells: __FLOW_CELLS_OF,
                cell: 0,
                more: &__FlowMore {
                    codes: ::flowcms_status::__private::RunTimeCodes::Listed(
                        &[
                            <__FlowTable as __FlowDefines<415>>::STATUS,
                            <__FlowTable as __FlowDefines<422>>::STATUS,
                        ],
                    ),
                    ..__FlowMore::NOTHING
                },
            },
        },
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<502>>::STATUS,
                reason: "upstream",
                type_uri: "about:blank",
                description: "",
                text: "",
                variant: "Upstream",
                cells: __FLOW_CELLS_OF,
                cell: 1,
                more: &__FlowMore {
                    codes: ::flowcms_status::__private::RunTimeCodes::Table(
                        <__FlowTable as ::flowcms_status::__private::StatusTable>::STATUSES,
                    ),
                    ..__FlowMore::NOTHING
                },
            },
        },
    ];
    #[allow(unused_imports)]
    use ::flowcms_status::__private::{OfUnknown as _, OtherMember as _};
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
        const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
            &::flowcms_status::__private::Leaf::__new::<
                Self,
            >("Upload", &__FLOW_TYPES, &[])
        });
    }
};
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl Upload {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"flowcms_status::Http";413
        "refused"
        Refused
        "as [413](flowcms_status::Http#413) has it"
        "as [413](flowcms_status::Http#413) has it"
        502
        "upstream"
        Upstream
        "as [502](flowcms_status::Http#502) has it"
        "as [502](flowcms_status::Http#502) has it"}
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = <Self as ::flowcms_status::__private::Catalogued>::CATALOG;
}
::flowcms_status::__private::impl_adapters! {
    {} { Upload } { where }
}
