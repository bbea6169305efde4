//! The gRPC code beside that of HTTP.

use flowcms_status::{FlowCms, FlowError, GrpcCode, Http, status_table};

macro_rules! every_code {
    ($($code:ident = $number:literal $name:literal,)*) => {
        #[derive(Debug, thiserror::Error, FlowError)]
        #[error("of gRPC")]
        enum EveryCode {
            $(#[flow(code = 404, grpc = $code)] $code,)*
        }

        #[test]
        fn each_error_code_of_grpc_can_be_declared() {
            $(
                let code = EveryCode::$code.grpc_code();
                assert_eq!(code, GrpcCode::$code);
                assert_eq!(EveryCode::$code.problem_type().grpc_code(), code);
                assert_eq!((code.code(), code.name()), ($number, $name));
                assert_eq!(format!("{code:>20}"), format!("{:>20}", $name));
            )*
            assert_eq!(GrpcCode::ALL, [$(GrpcCode::$code),*]);
        }
    };
}

every_code! {
    Cancelled = 1 "CANCELLED",
    Unknown = 2 "UNKNOWN",
    InvalidArgument = 3 "INVALID_ARGUMENT",
    DeadlineExceeded = 4 "DEADLINE_EXCEEDED",
    NotFound = 5 "NOT_FOUND",
    AlreadyExists = 6 "ALREADY_EXISTS",
    PermissionDenied = 7 "PERMISSION_DENIED",
    ResourceExhausted = 8 "RESOURCE_EXHAUSTED",
    FailedPrecondition = 9 "FAILED_PRECONDITION",
    Aborted = 10 "ABORTED",
    OutOfRange = 11 "OUT_OF_RANGE",
    Unimplemented = 12 "UNIMPLEMENTED",
    Internal = 13 "INTERNAL",
    Unavailable = 14 "UNAVAILABLE",
    DataLoss = 15 "DATA_LOSS",
    Unauthenticated = 16 "UNAUTHENTICATED",
}

#[test]
fn the_code_follows_from_that_of_http() {
    let expected = [
        (300, "UNKNOWN"),
        (304, "UNKNOWN"),
        (400, "INVALID_ARGUMENT"),
        (401, "UNAUTHENTICATED"),
        (402, "FAILED_PRECONDITION"),
        (403, "PERMISSION_DENIED"),
        (404, "NOT_FOUND"),
        (405, "UNIMPLEMENTED"),
        (408, "DEADLINE_EXCEEDED"),
        (409, "ABORTED"),
        (410, "NOT_FOUND"),
        (412, "FAILED_PRECONDITION"),
        (413, "RESOURCE_EXHAUSTED"),
        (414, "INVALID_ARGUMENT"),
        (415, "INVALID_ARGUMENT"),
        (416, "OUT_OF_RANGE"),
        (422, "INVALID_ARGUMENT"),
        (423, "FAILED_PRECONDITION"),
        (425, "UNAVAILABLE"),
        (429, "RESOURCE_EXHAUSTED"),
        (451, "PERMISSION_DENIED"),
        (499, "CANCELLED"),
        (500, "INTERNAL"),
        (501, "UNIMPLEMENTED"),
        (502, "UNAVAILABLE"),
        (503, "UNAVAILABLE"),
        (504, "DEADLINE_EXCEEDED"),
        (507, "RESOURCE_EXHAUSTED"),
        (508, "INTERNAL"),
        (599, "INTERNAL"),
        (600, "UNKNOWN"),
    ];
    for (status, name) in expected {
        assert_eq!(GrpcCode::of_status(status).to_string(), name, "of {status}");
    }
    assert_eq!(FlowCms::Conflict.grpc_code(), GrpcCode::Aborted);
    assert_eq!(Http::Gone.grpc_code(), GrpcCode::NotFound);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http)]
enum Upload {
    #[error("refused with {0}")]
    #[flow(code = 400)]
    Refused(#[flow(status)] u16),
    #[error("refused with {0}")]
    #[flow(code = 400, grpc = OutOfRange)]
    Declared(#[flow(status)] u16),
    #[error("taken")]
    #[flow(code = 409, grpc = AlreadyExists)]
    Taken,
    #[error("taken again")]
    #[flow(same_as = Taken)]
    TakenAgain,
}

#[test]
fn a_run_time_status_has_its_own_code_unless_one_is_declared() {
    assert_eq!(
        Upload::Refused(429).grpc_code(),
        GrpcCode::ResourceExhausted
    );
    assert_eq!(Upload::Refused(299).grpc_code(), GrpcCode::InvalidArgument);
    assert_eq!(Upload::Declared(429).grpc_code(), GrpcCode::OutOfRange);
    let declared = Upload::Refused(429).problem_type();
    assert_eq!(declared.grpc_code(), GrpcCode::InvalidArgument);
}

#[test]
fn the_same_problem_type_has_the_same_code() {
    assert_eq!(Upload::TakenAgain.grpc_code(), GrpcCode::AlreadyExists);
}

status_table! {
    /// How numbers fail.
    struct Number(std::num::ParseIntError) in FlowCms {
        #[flow(grpc = OutOfRange)]
        error if *error.kind() == std::num::IntErrorKind::PosOverflow => 400,
        _ => 422,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Outer {
    #[error(transparent)]
    #[flow(transparent)]
    Upload(#[from] Upload),
    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] std::num::ParseIntError),
}

#[test]
fn whoever_answers_says_the_code() {
    let outer = Outer::from(Upload::Taken);
    assert_eq!(outer.grpc_code(), GrpcCode::AlreadyExists);
    assert_eq!(
        Outer::from(Upload::Refused(412)).grpc_code(),
        GrpcCode::FailedPrecondition
    );
    let number = |text: &str| Outer::from(text.parse::<u8>().unwrap_err());
    assert_eq!(number("256").grpc_code(), GrpcCode::OutOfRange);
    assert_eq!(number("x").grpc_code(), GrpcCode::InvalidArgument);
    let boxed: Box<dyn FlowError> = Box::new(Upload::Declared(500));
    assert_eq!(boxed.grpc_code(), GrpcCode::OutOfRange);
}
