const _: () = {
    type __FlowTable = ::flowcms_status::FlowCms;
    #[allow(unused_imports)]
    use ::flowcms_status::__private::{
        Declared as __FlowDeclared, Defines as __FlowDefines,
        DetailPolicy as __FlowDetail, More as __FlowMore, ProblemType as __FlowType,
    };
    fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
        static __FLOW_CELLS: [::flowcms_status::__private::Cell; 3usize] = [const {
            ::flowcms_status::__private::Cell::new()
        }; 3usize];
        &__FLOW_CELLS
    }
    const __FLOW_CELLS_OF: fn() -> &'static [::flowcms_status::__private::Cell] = __flow_cells;
    static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 3usize] = [
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<404>>::STATUS,
                reason: "entry_not_found",
                type_uri: "https://docs.example.com/errors#entry_not_found",
                description: "The slug names no entry.",
                text: "no such entry",
                variant: "EntryNotFound",
                cells: __FLOW_CELLS_OF,
                cell: 0,
                more: &__FlowMore {
                    context: ::core::option::Option::Some("List the entries."),
                    constant: true,
                    ..__FlowMore::NOTHING
                },
            },
        },
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<409>>::STATUS,
                reason: "slug_taken",
                type_uri: "https://docs.example.com/errors#slug_taken",
                description: "",
                text: "the slug is taken",
                variant: "SlugTaken",
                cells: __FLOW_CELLS_OF,
                cell: 1,
                more: &__FlowMore {
                    title: ::core::option::Option::Some("Slug taken"),
                    retry: ::core::option::Option::Some(
                        ::flowcms_status::__private::Retry::Never,
                    ),
                    log: ::core::option::Option::Some(
                        ::flowcms_status::__private::LogLevel::Info,
                    ),
                    grpc: ::core::option::Option::Some(
                        ::flowcms_status::__private::GrpcCode::AlreadyExists,
                    ),
                    constant: true,
                    ..__FlowMore::NOTHING
                },
            },
        },
        __FlowType {
            declared: __FlowDeclared {
                status: <__FlowTable as __FlowDefines<409>>::STATUS,
                reason: "slug_taken",
                type_uri: "https://docs.example.com/errors#slug_taken",
                description: "",
                text: "",
                variant: "SlugTakenAgain",
                cells: __FLOW_CELLS_OF,
                cell: 2,
                more: &__FlowMore {
                    title: ::core::option::Option::Some("Slug taken"),
                    grpc: ::core::option::Option::Some(
                        ::flowcms_status::__private::GrpcCode::AlreadyExists,
                    ),
                    same_as: true,
                    ..__FlowMore::NOTHING
                },
            },
        },
    ];
    #[allow(unused_imports)]
    use ::flowcms_status::__private::{OfUnknown as _, OtherMember as _};
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::flowcms_status::__private::FlowError for ContentError {
        fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
            &__FLOW_TYPES[match self {
                Self::EntryNotFound { .. } => 0,
                Self::SlugTaken { .. } => 1,
                Self::SlugTakenAgain { .. } => 2,
            }]
        }
    }
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::flowcms_status::__private::Catalogued for ContentError {
        const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
            &::flowcms_status::__private::Leaf::__new::<
                Self,
            >("ContentError", &__FLOW_TYPES, &[])
        });
    }
};
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
        "List the entries."
        409
        "slug_taken"
        SlugTaken
        "Slug taken"
        context}
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = <Self as ::flowcms_status::__private::Catalogued>::CATALOG;
}
::flowcms_status::__private::impl_adapters! {
    {} { ContentError } { where }
}
