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
fn __flow_codes() {
    let __flow_table = ::flowcms_status::__private::VoiceOf::<
        __FlowTable,
    >::__flow_table();
    __FlowDefines::<404>::__flow_row(__flow_table);
}
#[automatically_derived]
#[allow(deprecated)]
impl<T> ::flowcms_status::__private::FlowError for ContentError<T>
where
    ContentError<T>: ::core::error::Error,
{
    fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
        ::flowcms_status::__private::stub()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::flowcms_status::__private::Catalogued for ContentError<T> {
    const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
        &::flowcms_status::__private::Leaf::EMPTY
    });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ContentError<T> {
    #[doc(hidden)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    { T } { ContentError < T > } { where ContentError < T > : ::core::error::Error, }
}
