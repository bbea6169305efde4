type __FlowTable = flowcms_status::Http;
#[allow(unused_imports)]
use ::flowcms_status::__private::{
    Declared as __FlowDeclared, Defines as __FlowDefines, More as __FlowMore,
    OfNoMap as _, OfNoTable as _, declared as __flow_declared, says as __flow_says,
    shaped as __flow_shaped, OfUnknown as _, OtherMember as _,
};
const __FLOW_VOICE: ::flowcms_status::__private::Voice = ::flowcms_status::__private::VoiceOf::<
    __FlowTable,
>::__FLOW_VOICE;
const _: &::core::primitive::str = <__FlowTable as ::flowcms_status::__private::StatusTable>::NAME;
fn __flow_codes() {
    let __flow_table = ::flowcms_status::__private::VoiceOf::<
        __FlowTable,
    >::__flow_table();
    __FlowDefines::<413>::__flow_row(__flow_table);
    __FlowDefines::<415>::__flow_row(__flow_table);
    __FlowDefines::<422>::__flow_row(__flow_table);
    __FlowDefines::<502>::__flow_row(__flow_table);
}
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
        __flow_declared(__FLOW_VOICE.__status(413), "refused", "Refused", "")
            .more(&__FlowMore::new().codes(&[415, 422])),
        __flow_declared(__FLOW_VOICE.__status(502), "upstream", "Upstream", "")
            .more(&__FlowMore::new().any_code()),
    ]);
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
                    &::core::option::Option::flatten(
                        ::flowcms_status::__private::asking(
                            self,
                            "status",
                            &self,
                            |__flow_asked| {
                                #[allow(unused_imports)]
                                use ::flowcms_status::__private::{
                                    Function as _, OtherFunction as _,
                                };
                                ::flowcms_status::__private::RunTimeStatus::code(
                                    &(&&&&&::flowcms_status::__private::Asked(
                                        self,
                                        Self::status,
                                    ))
                                        .__flow_call(__flow_asked),
                                )
                            },
                        ),
                    ),
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
    fn to_response(
        &self,
    ) -> ::flowcms_status::__private::Response<::flowcms_status::__private::Bytes> {
        ::flowcms_status::__private::http(self)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::Catalogued for Upload {
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::__new::<Self>("Upload", &__FLOW_TYPES, &[])
    });
}
#[cfg(doc)]
#[allow(unused_imports)]
use ::flowcms_status::__private::catalog_no_row as __flow_rows;
const _: () = {
    #[cfg(doc)]
    #[allow(unused_imports)]
    use flowcms_status::Http as __flow_rows;
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl Upload {
        ///The problem types of this error.
        #[cfg_attr(
            doc,
            doc = ::core::concat!(
                "\n| reason | code | title | context |\n|---|---|---|---|\n",
                "| ",
                "[`refused`](Self::Refused)",
                " | [413](type@flowcms_status::Http#413) | ",
                __flow_rows!(413 name),
                " | ",
                __flow_rows!(413 context),
                " |\n",
                "| ",
                "[`upstream`](Self::Upstream)",
                " | [502](type@flowcms_status::Http#502) | ",
                __flow_rows!(502 name),
                " | ",
                __flow_rows!(502 context),
                " |\n",
            )
        )]
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
        pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
            Self,
        >();
    }
};
::flowcms_status::__private::impl_adapters! {
    {} { Upload } { where }
}
