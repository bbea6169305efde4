//! `GrpcCode`: the codes of gRPC, of which an error has one beside that of HTTP.

use std::fmt;

macro_rules! codes {
    ($($(#[$docs:meta])* $variant:ident = $code:literal $name:literal,)*) => {
        /// A code that a gRPC call fails with
        /// ([the codes of gRPC](https://grpc.io/docs/guides/status-codes/) without `OK`).
        ///
        /// It follows from the HTTP code, unless `#[flow(grpc = AlreadyExists)]` says another.
        ///
        /// ```
        /// use flowcms_status::{FlowError, GrpcCode};
        ///
        /// #[derive(Debug, thiserror::Error, FlowError)]
        /// enum ContentError {
        ///     #[error("the entry is being edited")]
        ///     #[flow(code = 409)]
        ///     Locked,
        ///     #[error("the slug is taken")]
        ///     #[flow(code = 409, grpc = AlreadyExists)]
        ///     SlugTaken,
        /// }
        ///
        /// assert_eq!(ContentError::Locked.grpc_code(), GrpcCode::Aborted);
        /// assert_eq!(ContentError::SlugTaken.grpc_code(), GrpcCode::AlreadyExists);
        /// assert_eq!(GrpcCode::AlreadyExists.code(), 6);
        /// assert_eq!(GrpcCode::AlreadyExists.to_string(), "ALREADY_EXISTS");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(i32)]
        pub enum GrpcCode {
            $($(#[$docs])* $variant = $code,)*
        }

        impl GrpcCode {
            /// All codes, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name as gRPC writes it, such as `ALREADY_EXISTS`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    /// The caller cancelled the call.
    Cancelled = 1 "CANCELLED",
    /// Nothing else is known.
    Unknown = 2 "UNKNOWN",
    /// An argument is wrong whatever the state of the system.
    InvalidArgument = 3 "INVALID_ARGUMENT",
    /// The time ran out.
    DeadlineExceeded = 4 "DEADLINE_EXCEEDED",
    /// What was asked for does not exist.
    NotFound = 5 "NOT_FOUND",
    /// What was to be made exists.
    AlreadyExists = 6 "ALREADY_EXISTS",
    /// The caller, who is known, may not do this.
    PermissionDenied = 7 "PERMISSION_DENIED",
    /// A quota or a resource is used up.
    ResourceExhausted = 8 "RESOURCE_EXHAUSTED",
    /// The system is not in the state that this needs: the caller mends that before another try.
    FailedPrecondition = 9 "FAILED_PRECONDITION",
    /// Another call came in between: the caller tries the whole again.
    Aborted = 10 "ABORTED",
    /// Behind the end, which the state of the system sets.
    OutOfRange = 11 "OUT_OF_RANGE",
    /// The method does not exist or does nothing here.
    Unimplemented = 12 "UNIMPLEMENTED",
    /// The system is broken.
    Internal = 13 "INTERNAL",
    /// The system cannot be reached for a while.
    Unavailable = 14 "UNAVAILABLE",
    /// Data are lost or destroyed.
    DataLoss = 15 "DATA_LOSS",
    /// The caller did not prove who they are.
    Unauthenticated = 16 "UNAUTHENTICATED",
}

impl GrpcCode {
    /// The number that is sent as `grpc-status`.
    #[must_use]
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// What an HTTP status code is in gRPC: that of [`google.rpc.Code`], read backwards, where it is
    /// named there (400, 401, 403, 404, 409, 429, 499, 500, 501, 503, 504); 502 as [gRPC reads
    /// it](https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md); others by what
    /// `google.rpc.Code` says of the gRPC code. What is no error is `UNKNOWN`.
    ///
    /// [`google.rpc.Code`]: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
    #[must_use]
    pub const fn of_status(code: u16) -> Self {
        match code {
            400 | 406 | 411 | 414 | 415 | 422 => Self::InvalidArgument,
            401 | 407 | 511 => Self::Unauthenticated,
            403 | 451 => Self::PermissionDenied,
            404 | 410 => Self::NotFound,
            405 | 501 | 505 => Self::Unimplemented,
            408 | 504 => Self::DeadlineExceeded,
            409 => Self::Aborted,
            // Messages that are too large are its own example.
            413 | 429 | 431 | 507 => Self::ResourceExhausted,
            416 => Self::OutOfRange,
            425 | 502 | 503 => Self::Unavailable,
            499 => Self::Cancelled,
            // The caller mends something before another try.
            402..=498 => Self::FailedPrecondition,
            500..=599 => Self::Internal,
            _ => Self::Unknown,
        }
    }
}

/// The [name](GrpcCode::name).
impl fmt::Display for GrpcCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
