::core::compile_error! {
    "unknown key `cod`, did you mean `code`?"
}
::core::compile_error! {
    "`{slug}` names no field, the fields are `{0}`"
}
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
const _: &::core::primitive::str = <__FlowTable as ::flowcms_status::__private::StatusTable>::NAME;
fn __flow_codes() {
    let __flow_table = ::flowcms_status::__private::VoiceOf::<
        __FlowTable,
    >::__flow_table();
    __FlowDefines::<404>::__flow_row(__flow_table);
}
fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 0usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 0usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 0usize] = __FLOW_OWN
    .__types([]);
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::flowcms_status::__private::FlowError for ContentError<T>
where
    ContentError<T>: ::flowcms_status::__private::IsError,
{
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        match self {
            _ => return ::flowcms_status::__private::stub(),
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
impl<T> ::flowcms_status::__private::Catalogued for ContentError<T> {
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::EMPTY
    });
}
#[cfg(doc)]
#[allow(unused_imports)]
use ::flowcms_status::__private::catalog_no_row as __flow_rows;
const _: () = {
    #[cfg(doc)]
    #[allow(unused_imports)]
    use ::flowcms_status::FlowCms as __flow_rows;
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl<T> ContentError<T> {
        ///The problem types of this error.
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
        pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
            Self,
        >();
    }
};
::flowcms_status::__private::impl_adapters! {
    { T } { ContentError < T > } { where ContentError < T > :
    ::flowcms_status::__private::IsError, }
}
