/// Codes of the API.
/**
## 2xx Success

It worked.

| code | name | context |
|---|---|---|
| <span id="200">200</span> | [OK](Self::Ok) | Here it is. |

## 4xx Client Error

The request is wrong.

| code | name | context |
|---|---|---|
| <span id="401">401</span> | [Unauthorized](Self::Unauthorized) | Who are you? |
| <span id="429">429</span> | [Too Many Requests](Self::TooManyRequests) | Wait. |
*/
#[allow(rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags, rustdoc::bare_urls)]
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
#[repr(u16)]
pub enum Codes {
    ///Here it is.
    Ok = 200,
    ///Who are you?
    Unauthorized = 401,
    ///Wait.
    TooManyRequests = 429,
}
#[allow(deprecated)]
const _: () = {
    static __FLOW_CLASSES: [::flowcms_status::__private::Class; 2usize] = [
        ::flowcms_status::__private::Class::__new(2, "Success", "It worked."),
        ::flowcms_status::__private::Class::__new(
            4,
            "Client Error",
            "The request is wrong.",
        ),
    ];
    static __FLOW_STATUSES: [::flowcms_status::__private::Status; 3usize] = [
        ::flowcms_status::__private::Status::__new(
            200,
            ["OK", "Here it is.", "ok"],
            &__FLOW_CLASSES[0],
            ::flowcms_status::__private::Retry::Never,
            &[],
        ),
        ::flowcms_status::__private::Status::__new(
            401,
            ["Unauthorized", "Who are you?", "unauthorized"],
            &__FLOW_CLASSES[1],
            ::flowcms_status::__private::Retry::Never,
            &[
                ::flowcms_status::__private::DeclaredHeader::__new(
                    "WWW-Authenticate",
                    ::core::option::Option::Some("Bearer"),
                ),
            ],
        ),
        ::flowcms_status::__private::Status::__new(
            429,
            ["Too Many Requests", "Wait.", "too_many_requests"],
            &__FLOW_CLASSES[1],
            ::flowcms_status::__private::Retry::After("Retry-After"),
            &[],
        ),
    ];
    fn __flow_cells() -> &'static [::flowcms_status::__private::Cell] {
        static __FLOW_CELLS: [::flowcms_status::__private::Cell; 3usize] = [const {
            ::flowcms_status::__private::Cell::new()
        }; 3usize];
        &__FLOW_CELLS
    }
    static __FLOW_OWN: ::flowcms_status::__private::Voice = ::flowcms_status::__private::VoiceOf::<
        Codes,
    >::__FLOW_VOICE
        .kept_in(__flow_cells);
    static __FLOW_TYPES: [::flowcms_status::__private::ProblemType; 3usize] = __FLOW_OWN
        .__rows(["Ok", "Unauthorized", "TooManyRequests"]);
    /// The place of a row.
    const fn __flow_index(__flow_row: Codes) -> ::core::primitive::usize {
        match __flow_row {
            Codes::Ok => 0,
            Codes::Unauthorized => 1,
            Codes::TooManyRequests => 2,
        }
    }
    #[automatically_derived]
    #[allow(clippy::must_use_candidate, clippy::same_name_method, dead_code)]
    impl Codes {
        /// Every row, in the order of the codes.
        pub const ALL: &'static [Self; 3usize] = &[
            Self::Ok,
            Self::Unauthorized,
            Self::TooManyRequests,
        ];
        /// The status code (RFC 9110, section 15).
        #[must_use]
        pub const fn code(self) -> ::core::primitive::u16 {
            self as ::core::primitive::u16
        }
        /// The name of the code.
        #[must_use]
        pub const fn name(self) -> &'static ::core::primitive::str {
            self.status().name()
        }
        /// What the code means for the API's caller.
        #[must_use]
        pub const fn context(self) -> &'static ::core::primitive::str {
            self.status().context()
        }
        /// The class the code stands in.
        #[must_use]
        pub const fn class(self) -> &'static ::flowcms_status::__private::Class {
            self.status().class()
        }
        /// Whether, and when, a request that got this code is worth sending again.
        #[must_use]
        pub const fn retry(self) -> ::flowcms_status::__private::Retry {
            self.status().retry()
        }
        /// The whole row.
        #[must_use]
        pub const fn status(self) -> &'static ::flowcms_status::__private::Status {
            &__FLOW_STATUSES[__flow_index(self)]
        }
        /// The row as a response: from 400 up with a problem document (RFC 9457), below
        /// without content.
        #[must_use]
        pub fn to_response(
            self,
        ) -> ::flowcms_status::__private::Response<::flowcms_status::__private::Bytes> {
            ::flowcms_status::__private::FlowError::to_response(&self)
        }
    }
    #[automatically_derived]
    impl ::flowcms_status::__private::StatusTable for Codes {
        const NAME: &'static ::core::primitive::str = "Codes";
        const STATUSES: &'static [::flowcms_status::__private::Status] = &__FLOW_STATUSES;
        fn status(self) -> &'static ::flowcms_status::__private::Status {
            Self::status(self)
        }
        fn from_code(
            __flow_code: ::core::primitive::u16,
        ) -> ::core::option::Option<Self> {
            match __flow_code {
                200 => ::core::option::Option::Some(Self::Ok),
                401 => ::core::option::Option::Some(Self::Unauthorized),
                429 => ::core::option::Option::Some(Self::TooManyRequests),
                _ => ::core::option::Option::None,
            }
        }
    }
    /// The code and the name, such as `404 Not Found`.
    #[automatically_derived]
    impl ::core::fmt::Display for Codes {
        fn fmt(&self, __flow_f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(Self::status(*self), __flow_f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for Codes {}
    #[automatically_derived]
    impl ::core::convert::TryFrom<::core::primitive::u16> for Codes {
        type Error = ::flowcms_status::__private::UnknownCode;
        fn try_from(
            __flow_code: ::core::primitive::u16,
        ) -> ::core::result::Result<Self, ::flowcms_status::__private::UnknownCode> {
            ::core::option::Option::ok_or(
                <Self as ::flowcms_status::__private::StatusTable>::from_code(
                    __flow_code,
                ),
                ::flowcms_status::__private::UnknownCode::__new(__flow_code, "Codes"),
            )
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<::flowcms_status::__private::StatusCode> for Codes {
        type Error = ::flowcms_status::__private::UnknownCode;
        fn try_from(
            __flow_code: ::flowcms_status::__private::StatusCode,
        ) -> ::core::result::Result<Self, ::flowcms_status::__private::UnknownCode> {
            <Self as ::core::convert::TryFrom<
                ::core::primitive::u16,
            >>::try_from(::flowcms_status::__private::StatusCode::as_u16(&__flow_code))
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<Codes> for ::flowcms_status::__private::StatusCode {
        fn from(__flow_row: Codes) -> Self {
            ::flowcms_status::__private::Status::status_code(Codes::status(__flow_row))
        }
    }
    #[doc(hidden)]
    #[automatically_derived]
    impl ::flowcms_status::__private::Defines<200> for Codes {
        const STATUS: &'static ::flowcms_status::__private::Status = &__FLOW_STATUSES[0];
        ///`200 OK`: Here it is.
        fn __flow_row(_: ::core::marker::PhantomData<Self>) {}
    }
    #[doc(hidden)]
    #[automatically_derived]
    impl ::flowcms_status::__private::Defines<401> for Codes {
        const STATUS: &'static ::flowcms_status::__private::Status = &__FLOW_STATUSES[1];
        ///`401 Unauthorized`: Who are you?
        fn __flow_row(_: ::core::marker::PhantomData<Self>) {}
    }
    #[doc(hidden)]
    #[automatically_derived]
    impl ::flowcms_status::__private::Defines<429> for Codes {
        const STATUS: &'static ::flowcms_status::__private::Status = &__FLOW_STATUSES[2];
        ///`429 Too Many Requests`: Wait.
        fn __flow_row(_: ::core::marker::PhantomData<Self>) {}
    }
    #[automatically_derived]
    impl ::flowcms_status::__private::FlowError for Codes {
        fn problem_type(&self) -> &'static ::flowcms_status::__private::ProblemType {
            &__FLOW_TYPES[__flow_index(*self)]
        }
        fn constant(
            &self,
        ) -> ::core::option::Option<&'static ::flowcms_status::__private::ProblemType> {
            ::flowcms_status::__private::ProblemType::__constant(
                &__FLOW_TYPES[__flow_index(*self)],
            )
        }
    }
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::flowcms_status::__private::Catalogued for Codes {
        const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::Catalog::__new(const {
            &::flowcms_status::__private::Leaf::__new::<
                Self,
            >("Codes", <[_]>::split_at(&__FLOW_TYPES, 1usize).1, &[])
        });
    }
    ::flowcms_status::__private::client_side! {
        #[automatically_derived] impl ::flowcms_status::__private::client::HasClient for
        Codes { type Client = Self; } #[automatically_derived] impl
        ::flowcms_status::__private::client::Decode for Codes { fn
        __decode(__flow_reading : ::flowcms_status::__private::client::Reading < '_ >,)
        -> ::core::option::Option < Self > {
        ::flowcms_status::__private::client::Reading::own(__flow_reading, & __FLOW_TYPES,
        | __flow_index | { ::core::option::Option::Some(Self::ALL[__flow_index]) }) } fn
        __retry(& self) -> ::flowcms_status::__private::Retry { Self::retry(* self) } }
    }
    ::flowcms_status::__private::kits_side! {
        #[automatically_derived] impl ::flowcms_status::__private::read_back::ReadBack
        for Codes { fn __compare(& self, _ : & mut
        ::flowcms_status::__private::read_back::Sent < '_ >) {} }
    }
};
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl Codes {
    ///The problem types of the rows from 400 up.
    #[cfg_attr(
        doc,
        doc = "\n| reason | code | title | context |\n|---|---|---|---|\n| [`unauthorized`](Self::Unauthorized) | [401](Self#401) | Unauthorized | Who are you? |\n| [`too_many_requests`](Self::TooManyRequests) | [429](Self#429) | Too Many Requests | Wait. |\n"
    )]
    #[allow(rustdoc::broken_intra_doc_links)]
    pub const CATALOG: ::flowcms_status::__private::Catalog = ::flowcms_status::__private::catalog_of::<
        Self,
    >();
}
::flowcms_status::__private::impl_adapters! {
    {} { Codes } { where }
}
#[cfg(doc)]
#[doc(hidden)]
macro_rules! __flow_rows_of_Codes {
    (200 name) => {
        "OK"
    };
    (200 context) => {
        "Here it is."
    };
    (200 reason) => {
        "`ok`"
    };
    (401 name) => {
        "Unauthorized"
    };
    (401 context) => {
        "Who are you?"
    };
    (401 reason) => {
        "`unauthorized`"
    };
    (429 name) => {
        "Too Many Requests"
    };
    (429 context) => {
        "Wait."
    };
    (429 reason) => {
        "`too_many_requests`"
    };
    ($($other:tt)*) => {
        ""
    };
}
#[cfg(doc)]
#[doc(hidden)]
#[allow(unused_imports)]
pub(crate) use __flow_rows_of_Codes as Codes;
