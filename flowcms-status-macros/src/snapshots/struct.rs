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
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 1usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 1usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 1usize] = __FLOW_OWN
    .__types([
        __flow_shaped(
                <__FlowTable as __FlowDefines<409>>::STATUS,
                "slug_taken",
                "SlugTaken",
                "",
                "slug `{0}` is taken\0String\0\0slug `` is taken",
                28,
                1,
                6,
            )
            .more(
                &__FlowMore::new()
                    .members(
                        &[
                            ::flowcms_status::__private::DeclaredMember::__new(
                                "slug",
                                "String",
                            ),
                        ],
                    ),
            ),
    ]);
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::flowcms_status::__private::FlowError for SlugTaken {
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        &__FLOW_TYPES[match self {
            Self { .. } => 0,
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
            Self { 0: __flow_0, .. } => {
                ::flowcms_status::__private::TextField(__flow_0)
                    .__flow_put(__flow_problem);
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
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::__new::<
            Self,
        >("SlugTaken", &__FLOW_TYPES, &[])
            .__schemas(const {
                &[(0, 0, ::flowcms_status::__private::SchemaOf::<String>::__FLOW_SCHEMA)]
            })
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl SlugTaken {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = ::flowcms_status::__private::catalog_rows!{"flowcms_status::FlowCms";409
        "slug_taken"
        Self
        name
        context}
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    {} { SlugTaken } { where } []
}
