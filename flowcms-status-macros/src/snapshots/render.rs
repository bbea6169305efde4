type __FlowTable = my::flow::FlowCms;
#[allow(unused_imports)]
use my::flow::__private::{
    Declared as __FlowDeclared, Defines as __FlowDefines, More as __FlowMore,
    OfNoMap as _, OfNoTable as _, declared as __flow_declared, says as __flow_says,
    shaped as __flow_shaped, OfUnknown as _, OtherMember as _,
};
const __FLOW_VOICE: my::flow::__private::Voice = my::flow::__private::VoiceOf::<
    __FlowTable,
>::__FLOW_VOICE;
fn __flow_cells() -> &'static [my::flow::__private::Cell] {
    static __FLOW_CELLS: [my::flow::__private::Cell; 1usize] = [const {
        my::flow::__private::Cell::new()
    }; 1usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: my::flow::__private::Voice = __FLOW_VOICE.kept_in(__flow_cells);
static __FLOW_TYPES: [my::flow::__private::ProblemType; 1usize] = __FLOW_OWN
    .__types([
        __flow_declared(<__FlowTable as __FlowDefines<404>>::STATUS, "gone", "Gone", "")
            .more(&__FlowMore::new().rendered()),
    ]);
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl my::flow::__private::FlowError for Legacy {
    fn problem_type(&self) -> &'static my::flow::__private::ProblemType {
        &__FLOW_TYPES[match self {
            Self::Gone { .. } => 0,
        }]
    }
    fn to_response(&self) -> my::flow::__private::Response<my::flow::__private::Bytes> {
        my::flow::__private::http(self)
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
    const CATALOG: my::flow::__private::Catalog = my::flow::__private::Catalog::__new(const {
        &my::flow::__private::Leaf::__new::<Self>("Legacy", &__FLOW_TYPES, &[])
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl Legacy {
    ///The problem types of this error.
    #[cfg_attr(
        doc,
        doc = my::flow::__private::catalog_rows!{"my::flow::FlowCms";404
        "gone"
        Gone
        name
        context}
    )]
    #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    pub const CATALOG: my::flow::__private::Catalog = my::flow::__private::catalog_of::<
        Self,
    >();
}
my::flow::__private::impl_adapters! {
    {} { Legacy } { where }
}
