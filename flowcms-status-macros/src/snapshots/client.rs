#[automatically_derived]
#[allow(deprecated)]
impl<'a, T> ::flowcms_status::__private::client::HasClient for ContentError<'a, T>
where
    T: ::flowcms_status::__private::client::HasClient,
{
    type Client = ContentProblem<
        <T as ::flowcms_status::__private::client::HasClient>::Client,
    >;
}
impl<T> ContentProblem<T>
where
    T: ::core::fmt::Debug + ::core::fmt::Display,
{
    #[allow(unused_variables)]
    fn __flow_fmt(
        &self,
        __flow_by_reason: ::core::primitive::bool,
        __flow_f: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        match self {
            Self::EntryNotFound { slug: __flow_0 } => {
                ::flowcms_status::__private::client::Shape::fmt(
                    &::flowcms_status::__private::client::Shape {
                        variant: "EntryNotFound",
                        reason: "entry_not_found",
                        fields: &["slug"],
                    },
                    __flow_by_reason,
                    __flow_f,
                    &[__flow_0],
                )
            }
            Self::Limited { 0: __flow_0 } => {
                ::flowcms_status::__private::client::Shape::fmt(
                    &::flowcms_status::__private::client::Shape {
                        variant: "Limited",
                        reason: "limited",
                        fields: &[],
                    },
                    __flow_by_reason,
                    __flow_f,
                    &[__flow_0],
                )
            }
            Self::Storage { 0: __flow_0, .. } if __flow_by_reason => {
                ::core::fmt::Display::fmt(__flow_0, __flow_f)
            }
            Self::Storage { 0: __flow_0 } => {
                ::flowcms_status::__private::client::Shape::fmt(
                    &::flowcms_status::__private::client::Shape {
                        variant: "Storage",
                        reason: "",
                        fields: &[],
                    },
                    __flow_by_reason,
                    __flow_f,
                    &[__flow_0],
                )
            }
            Self::Inner { 0: __flow_0, .. } if __flow_by_reason => {
                ::core::fmt::Display::fmt(__flow_0, __flow_f)
            }
            Self::Inner { 0: __flow_0 } => {
                ::flowcms_status::__private::client::Shape::fmt(
                    &::flowcms_status::__private::client::Shape {
                        variant: "Inner",
                        reason: "",
                        fields: &[],
                    },
                    __flow_by_reason,
                    __flow_f,
                    &[__flow_0],
                )
            }
        }
    }
}
#[automatically_derived]
impl<T> ::core::fmt::Debug for ContentProblem<T>
where
    T: ::core::fmt::Debug + ::core::fmt::Display,
{
    fn fmt(&self, __flow_f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        Self::__flow_fmt(self, false, __flow_f)
    }
}
#[automatically_derived]
impl<T> ::core::fmt::Display for ContentProblem<T>
where
    T: ::core::fmt::Debug + ::core::fmt::Display,
{
    fn fmt(&self, __flow_f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        Self::__flow_fmt(self, true, __flow_f)
    }
}
#[automatically_derived]
impl<T> ::core::error::Error for ContentProblem<T>
where
    T: ::core::fmt::Debug + ::core::fmt::Display,
{}
#[automatically_derived]
impl<T> ::core::clone::Clone for ContentProblem<T>
where
    T: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        match self {
            Self::EntryNotFound { slug: __flow_0 } => {
                Self::EntryNotFound {
                    slug: ::core::clone::Clone::clone(__flow_0),
                }
            }
            Self::Limited { 0: __flow_0 } => {
                Self::Limited {
                    0: ::core::clone::Clone::clone(__flow_0),
                }
            }
            Self::Storage { 0: __flow_0 } => {
                Self::Storage {
                    0: ::core::clone::Clone::clone(__flow_0),
                }
            }
            Self::Inner { 0: __flow_0 } => {
                Self::Inner {
                    0: ::core::clone::Clone::clone(__flow_0),
                }
            }
        }
    }
}
#[automatically_derived]
impl<T> ::core::cmp::PartialEq for ContentProblem<T>
where
    T: ::core::cmp::PartialEq,
{
    #[allow(unused_variables)]
    fn eq(&self, __flow_other: &Self) -> ::core::primitive::bool {
        match (self, __flow_other) {
            (
                Self::EntryNotFound { slug: __flow_0 },
                Self::EntryNotFound { slug: __flow_other_0 },
            ) => ::core::cmp::PartialEq::eq(__flow_0, __flow_other_0),
            (Self::Limited { 0: __flow_0 }, Self::Limited { 0: __flow_other_0 }) => {
                ::core::cmp::PartialEq::eq(__flow_0, __flow_other_0)
            }
            (Self::Storage { 0: __flow_0 }, Self::Storage { 0: __flow_other_0 }) => {
                ::core::cmp::PartialEq::eq(__flow_0, __flow_other_0)
            }
            (Self::Inner { 0: __flow_0 }, Self::Inner { 0: __flow_other_0 }) => {
                ::core::cmp::PartialEq::eq(__flow_0, __flow_other_0)
            }
            _ => {
                ::core::mem::discriminant(self)
                    == ::core::mem::discriminant(__flow_other)
            }
        }
    }
}
#[automatically_derived]
impl<T> ::flowcms_status::__private::client::Decode for ContentProblem<T>
where
    T: ::flowcms_status::__private::client::Decode,
{
    #[allow(unused_variables)]
    fn __decode(
        __flow_reading: ::flowcms_status::__private::client::Reading<'_>,
    ) -> ::core::option::Option<Self> {
        ::flowcms_status::__private::client::Reading::own(
                __flow_reading,
                &__FLOW_TYPES,
                |__flow_index| match __flow_index {
                    0 | 2 => {
                        ::core::option::Option::Some(Self::EntryNotFound {
                            slug: ::flowcms_status::__private::client::Reading::member::<
                                ::flowcms_status::__private::client::String,
                            >(__flow_reading, "slug")?,
                        })
                    }
                    1 => {
                        ::core::option::Option::Some(Self::Limited {
                            0: ::flowcms_status::__private::client::Reading::header(
                                __flow_reading,
                                "Retry-After",
                            ),
                        })
                    }
                    _ => ::core::option::Option::None,
                },
            )
            .or_else(|| {
                let __flow_0 = ::flowcms_status::__private::client::Reading::row(
                    __flow_reading,
                    &__FLOW_MAP_0,
                )?;
                ::core::option::Option::Some(Self::Storage { 0: __flow_0 })
            })
            .or_else(|| {
                let __flow_0 = ::flowcms_status::__private::client::Reading::inner::<
                    Self,
                    _,
                >(__flow_reading)?;
                ::core::option::Option::Some(Self::Inner { 0: __flow_0 })
            })
    }
    #[allow(unused_variables)]
    fn __retry(&self) -> ::flowcms_status::__private::Retry {
        ::flowcms_status::__private::ProblemType::retry(
            &__FLOW_TYPES[match self {
                Self::EntryNotFound { .. } => 0,
                Self::Limited { .. } => 1,
                Self::Storage { 0: __flow_0, .. } => {
                    return ::flowcms_status::__private::client::retry_of_row(
                        __flow_0,
                        &__FLOW_MAP_0,
                    );
                }
                Self::Inner { 0: __flow_0, .. } => {
                    return ::flowcms_status::__private::client::Decode::__retry(__flow_0);
                }
            }],
        )
    }
}
impl<T> ContentProblem<T>
where
    T: ::flowcms_status::__private::client::Decode,
{
    /// Whether the same request is worth sending again, as it is declared.
    #[must_use]
    pub fn retry(&self) -> ::flowcms_status::__private::Retry {
        ::flowcms_status::__private::client::Decode::__retry(self)
    }
}
///The problems of [`ContentError`] as a caller reads them.
#[non_exhaustive]
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_docs,
    variant_size_differences,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::struct_excessive_bools,
    rustdoc::broken_intra_doc_links,
    rustdoc::private_intra_doc_links
)]
pub enum ContentProblem<T> {
    ///The slug names no entry.
    EntryNotFound { slug: ::flowcms_status::__private::client::String },
    ///The problem `limited`.
    Limited(::core::option::Option<Duration>),
    Storage(<Storage as ::flowcms_status::__private::client::HasClient>::Client),
    Inner(T),
}
