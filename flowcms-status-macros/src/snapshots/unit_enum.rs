type __FlowTable = ::flowcms_status::FlowCms;
#[allow(unused_imports)]
use ::flowcms_status::__private::{
    Declared as __FlowDeclared, Defines as __FlowDefines, More as __FlowMore,
    OfNoMap as _, OfNoTable as _, declared as __flow_declared, says as __flow_says,
    shaped as __flow_shaped, OfUnknown as _, OtherMember as _,
};
const __FLOW_VOICE: ::flowcms_status::__private::Voice = ::flowcms_status::__private::VoiceOf::<
    __FlowTable,
>::__FLOW_VOICE
    .based("https://docs.example.com/errors#");
fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
    static __FLOW_CELLS: [::flowcms_status::__private::Cell; 3usize] = [const {
        ::flowcms_status::__private::Cell::new()
    }; 3usize];
    &__FLOW_CELLS
}
static __FLOW_OWN: ::flowcms_status::__private::Voice = __FLOW_VOICE
    .kept_in(__flow_cells);
static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 3usize] = __FLOW_OWN
    .__types([
        __flow_says(
                <__FlowTable as __FlowDefines<404>>::STATUS,
                "entry_not_found",
                "EntryNotFound",
                "The slug names no entry.",
                "no such entry",
            )
            .context("List the entries."),
        __flow_says(
                <__FlowTable as __FlowDefines<409>>::STATUS,
                "slug_taken",
                "SlugTaken",
                "",
                "the slug is taken",
            )
            .title("Slug taken")
            .more(
                &__FlowMore::new()
                    .retry(::flowcms_status::__private::Retry::Never)
                    .log(::flowcms_status::__private::LogLevel::Info)
                    .grpc(::flowcms_status::__private::GrpcCode::AlreadyExists),
            ),
        __flow_declared(
                <__FlowTable as __FlowDefines<409>>::STATUS,
                "slug_taken",
                "SlugTakenAgain",
                "",
            )
            .title("Slug taken")
            .more(
                &__FlowMore::new()
                    .grpc(::flowcms_status::__private::GrpcCode::AlreadyExists)
                    .same_as(),
            ),
    ]);
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
    fn constant(
        &self,
    ) -> ::core::option::Option<&'static ::flowcms_status::__private::ProblemType> {
        ::flowcms_status::__private::ProblemType::__constant(
            ::flowcms_status::__private::FlowError::problem_type(self),
        )
    }
    fn to_response(
        &self,
    ) -> ::flowcms_status::__private::Response<::flowcms_status::__private::Bytes> {
        ::flowcms_status::__private::http(self)
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
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    {} { ContentError } { where }
}
