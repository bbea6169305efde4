const _: () = {
    type __FlowTable = ::flowcms_status::FlowCms;
    fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
        static __FLOW_CELLS: [::flowcms_status::__private::Cell; 3usize] = [const {
            ::flowcms_status::__private::Cell::new()
        }; 3usize];
        &__FLOW_CELLS
    }
    static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 3usize] = [
        ::flowcms_status::__private::ProblemType::__new(::flowcms_status::__private::Declared {
            reason: "entry_not_found",
            type_uri: "https://docs.example.com/errors#entry_not_found",
            context: ::core::option::Option::Some("List the entries."),
            description: "The slug names no entry.",
            detail: ::flowcms_status::__private::DetailPolicy::Default {
                text: ::core::option::Option::Some("no such entry"),
            },
            constant: true,
            variant: "EntryNotFound",
            ..::flowcms_status::__private::Declared::new(
                <__FlowTable as ::flowcms_status::__private::Defines<404>>::STATUS,
                __flow_cells,
            )
        }),
        ::flowcms_status::__private::ProblemType::__new(::flowcms_status::__private::Declared {
            reason: "slug_taken",
            type_uri: "https://docs.example.com/errors#slug_taken",
            title: ::core::option::Option::Some("Slug taken"),
            detail: ::flowcms_status::__private::DetailPolicy::Default {
                text: ::core::option::Option::Some("the slug is taken"),
            },
            retry: ::core::option::Option::Some(
                ::flowcms_status::__private::Retry::Never,
            ),
            log: ::core::option::Option::Some(
                ::flowcms_status::__private::LogLevel::Info,
            ),
            constant: true,
            variant: "SlugTaken",
            cell: 1,
            ..::flowcms_status::__private::Declared::new(
                <__FlowTable as ::flowcms_status::__private::Defines<409>>::STATUS,
                __flow_cells,
            )
        }),
        ::flowcms_status::__private::ProblemType::__new(::flowcms_status::__private::Declared {
            reason: "slug_taken",
            type_uri: "https://docs.example.com/errors#slug_taken",
            title: ::core::option::Option::Some("Slug taken"),
            same_as: true,
            variant: "SlugTakenAgain",
            cell: 2,
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
        const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new::<
            Self,
        >("ContentError", &__FLOW_TYPES, &[]);
    }
};
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ContentError {
    ///The problem types of this error.
    #[cfg_attr(doc, doc = "")]
    #[cfg_attr(doc, doc = "| reason | code | title | context |")]
    #[cfg_attr(doc, doc = "|---|---|---|---|")]
    #[cfg_attr(
        doc,
        doc = ::core::concat!(
            "| ",
            "`entry_not_found`",
            " | [404](flowcms_status::FlowCms#404) | ",
            ::flowcms_status::__private::row!(404 name),
            " | ",
            "List the entries.",
            " |"
        )
    )]
    #[cfg_attr(
        doc,
        doc = ::core::concat!(
            "| ",
            "`slug_taken`",
            " | [409](flowcms_status::FlowCms#409) | ",
            "Slug taken",
            " | ",
            ::flowcms_status::__private::row!(409 context),
            " |"
        )
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = <Self as ::flowcms_status::__private::Catalogued>::CATALOG;
}
::flowcms_status::__private::impl_adapters! {
    {} { ContentError } { where }
}
