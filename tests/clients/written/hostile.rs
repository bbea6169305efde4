// The problems of */ 1st "API" \u{202e}"""\\, written from the declarations of its errors
// by flowcms-status 0.1.0: read it with that version.

use std::error::Error;
use std::fmt;

use flowcms_status::Retry;
use flowcms_status::__private::client::Reading;
use flowcms_status::client::Decode;

/// A part of `ABCDProblem`.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum ABCDProblemConstructorClass {
    #[serde(rename = "\"; export const kind = 1; //\u{202e}\"\"\"\\")]
    ExportConstKind1,
}

/// A part of `ABCDProblem`.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub struct ABCDProblemConstructor {
    pub __proto__: bool,
    pub class: ABCDProblemConstructorClass,
    #[serde(rename = "quo\"te\n*/\\")]
    pub quo_te____: String,
}

/// A part of `BuiltinsProblem`.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum BuiltinsProblemDictClass {
    #[serde(rename = "\"; export const kind = 1; //\u{202e}\"\"\"\\")]
    ExportConstKind1,
}

/// A part of `BuiltinsProblem`.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub struct BuiltinsProblemDict {
    pub __proto__: bool,
    pub class: BuiltinsProblemDictClass,
    #[serde(rename = "quo\"te\n*/\\")]
    pub quo_te____: String,
}

/// A problem that `Hostile` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum HostileProblem {
    /// "; export const title = 1; \\ */\u{202e} `${x}`'''"""\\: */ /* **/ ***/ {x} %s """
    ABCD {
        constructor: ABCDProblemConstructor,
    },
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Class {
        class: String,
        lambda: Option<u8>,
        none: bool,
        None: bool,
        r#async: bool,
        function: bool,
        default: bool,
    },
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Builtins {
        str: String,
        list: Vec<String>,
        int: u8,
        dict: BuiltinsProblemDict,
        object: bool,
        bool: bool,
        args: Option<Vec<u8>>,
        with_traceback: u8,
        retry: u8,
        document: u8,
        document_: u8,
        headers: u8,
        __proto__: u8,
        __class__: u8,
        __mangled: u8,
        _private: u8,
        prototype: u8,
        self_0: u8,
        Self_0: u8,
        crate_0: u8,
        __0: u8,
        retry_after: u8,
        BuiltinsProblemDict: u8,
        retry_after_: Option<u8>,
        self_0_: Option<String>,
    },
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Reason,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Proto,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Unknown,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    NotA,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    HostileProblem,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    ProblemDocument,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Error,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Reason1st,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl HostileProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::ABCD { .. } => Retry::Never,
            Self::Class { .. } => Retry::Never,
            Self::Builtins { .. } => Retry::Never,
            Self::Reason { .. } => Retry::Never,
            Self::Proto { .. } => Retry::Never,
            Self::Unknown { .. } => Retry::Never,
            Self::NotA { .. } => Retry::Never,
            Self::HostileProblem { .. } => Retry::Never,
            Self::ProblemDocument { .. } => Retry::Never,
            Self::Error { .. } => Retry::Never,
            Self::Reason1st { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for HostileProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("a-b~c.d", "about:blank", &[404]) {
            return Some(Self::ABCD {
                constructor: reading.member("constructor")?,
            });
        }
        if reading.says("class", "about:blank", &[404]) {
            return Some(Self::Class {
                class: reading.member("class")?,
                lambda: reading.member("lambda")?,
                none: reading.member("none")?,
                None: reading.member("None")?,
                r#async: reading.member("async")?,
                function: reading.member("function")?,
                default: reading.member("default")?,
            });
        }
        if reading.says("builtins", "about:blank", &[404]) {
            return Some(Self::Builtins {
                str: reading.member("str")?,
                list: reading.member("list")?,
                int: reading.member("int")?,
                dict: reading.member("dict")?,
                object: reading.member("object")?,
                bool: reading.member("bool")?,
                args: reading.member("args")?,
                with_traceback: reading.member("with_traceback")?,
                retry: reading.member("retry")?,
                document: reading.member("document")?,
                document_: reading.member("document_")?,
                headers: reading.member("headers")?,
                __proto__: reading.member("__proto__")?,
                __class__: reading.member("__class__")?,
                __mangled: reading.member("__mangled")?,
                _private: reading.member("_private")?,
                prototype: reading.member("prototype")?,
                self_0: reading.member("self")?,
                Self_0: reading.member("Self")?,
                crate_0: reading.member("crate")?,
                __0: reading.member("_")?,
                retry_after: reading.member("retry_after")?,
                BuiltinsProblemDict: reading.member("BuiltinsProblemDict")?,
                retry_after_: reading.header("Retry-After"),
                self_0_: reading.header("Self"),
            });
        }
        if reading.says("...", "about:blank", &[404]) {
            return Some(Self::Reason);
        }
        if reading.says("__proto__", "about:blank", &[404]) {
            return Some(Self::Proto);
        }
        if reading.says("unknown", "about:blank", &[404]) {
            return Some(Self::Unknown);
        }
        if reading.says("not_a", "about:blank", &[404]) {
            return Some(Self::NotA);
        }
        if reading.says("hostile_problem", "about:blank", &[404]) {
            return Some(Self::HostileProblem);
        }
        if reading.says("problem_document", "about:blank", &[404]) {
            return Some(Self::ProblemDocument);
        }
        if reading.says("Error", "about:blank", &[404]) {
            return Some(Self::Error);
        }
        if reading.says("1st", "about:blank", &[404]) {
            return Some(Self::Reason1st);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for HostileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ABCD { constructor: field0 } => f.debug_struct("a-b~c.d").field("constructor", field0).finish(),
            Self::Class { class: field0, lambda: field1, none: field2, None: field3, r#async: field4, function: field5, default: field6 } => f.debug_struct("class").field("class", field0).field("lambda", field1).field("none", field2).field("None", field3).field("async", field4).field("function", field5).field("default", field6).finish(),
            Self::Builtins { str: field0, list: field1, int: field2, dict: field3, object: field4, bool: field5, args: field6, with_traceback: field7, retry: field8, document: field9, document_: field10, headers: field11, __proto__: field12, __class__: field13, __mangled: field14, _private: field15, prototype: field16, self_0: field17, Self_0: field18, crate_0: field19, __0: field20, retry_after: field21, BuiltinsProblemDict: field22, retry_after_: field23, self_0_: field24 } => f.debug_struct("builtins").field("str", field0).field("list", field1).field("int", field2).field("dict", field3).field("object", field4).field("bool", field5).field("args", field6).field("with_traceback", field7).field("retry", field8).field("document", field9).field("document_", field10).field("headers", field11).field("__proto__", field12).field("__class__", field13).field("__mangled", field14).field("_private", field15).field("prototype", field16).field("self_0", field17).field("Self_0", field18).field("crate_0", field19).field("__0", field20).field("retry_after", field21).field("BuiltinsProblemDict", field22).field("retry_after_", field23).field("self_0_", field24).finish(),
            Self::Reason => f.debug_struct("...").finish(),
            Self::Proto => f.debug_struct("__proto__").finish(),
            Self::Unknown => f.debug_struct("unknown").finish(),
            Self::NotA => f.debug_struct("not_a").finish(),
            Self::HostileProblem => f.debug_struct("hostile_problem").finish(),
            Self::ProblemDocument => f.debug_struct("problem_document").finish(),
            Self::Error => f.debug_struct("Error").finish(),
            Self::Reason1st => f.debug_struct("1st").finish(),
        }
    }
}

impl Error for HostileProblem {}

/// A problem of */ 1st "API" \u{202e}"""\\.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum Reason1stApiProblem {
    /// "; export const title = 1; \\ */\u{202e} `${x}`'''"""\\: */ /* **/ ***/ {x} %s """
    ABCD {
        constructor: ABCDProblemConstructor,
    },
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Class {
        class: String,
        lambda: Option<u8>,
        none: bool,
        None: bool,
        r#async: bool,
        function: bool,
        default: bool,
    },
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Builtins {
        str: String,
        list: Vec<String>,
        int: u8,
        dict: BuiltinsProblemDict,
        object: bool,
        bool: bool,
        args: Option<Vec<u8>>,
        with_traceback: u8,
        retry: u8,
        document: u8,
        document_: u8,
        headers: u8,
        __proto__: u8,
        __class__: u8,
        __mangled: u8,
        _private: u8,
        prototype: u8,
        self_0: u8,
        Self_0: u8,
        crate_0: u8,
        __0: u8,
        retry_after: u8,
        BuiltinsProblemDict: u8,
        retry_after_: Option<u8>,
        self_0_: Option<String>,
    },
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Reason,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Proto,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Unknown,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    NotA,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    HostileProblem,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    ProblemDocument,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Error,
    /// Not Found: Requested content entry, endpoint, or asset does not exist in your workspace.
    Reason1st,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Reason1stApiProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::ABCD { .. } => Retry::Never,
            Self::Class { .. } => Retry::Never,
            Self::Builtins { .. } => Retry::Never,
            Self::Reason { .. } => Retry::Never,
            Self::Proto { .. } => Retry::Never,
            Self::Unknown { .. } => Retry::Never,
            Self::NotA { .. } => Retry::Never,
            Self::HostileProblem { .. } => Retry::Never,
            Self::ProblemDocument { .. } => Retry::Never,
            Self::Error { .. } => Retry::Never,
            Self::Reason1st { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for Reason1stApiProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("a-b~c.d", "about:blank", &[404]) {
            return Some(Self::ABCD {
                constructor: reading.member("constructor")?,
            });
        }
        if reading.says("class", "about:blank", &[404]) {
            return Some(Self::Class {
                class: reading.member("class")?,
                lambda: reading.member("lambda")?,
                none: reading.member("none")?,
                None: reading.member("None")?,
                r#async: reading.member("async")?,
                function: reading.member("function")?,
                default: reading.member("default")?,
            });
        }
        if reading.says("builtins", "about:blank", &[404]) {
            return Some(Self::Builtins {
                str: reading.member("str")?,
                list: reading.member("list")?,
                int: reading.member("int")?,
                dict: reading.member("dict")?,
                object: reading.member("object")?,
                bool: reading.member("bool")?,
                args: reading.member("args")?,
                with_traceback: reading.member("with_traceback")?,
                retry: reading.member("retry")?,
                document: reading.member("document")?,
                document_: reading.member("document_")?,
                headers: reading.member("headers")?,
                __proto__: reading.member("__proto__")?,
                __class__: reading.member("__class__")?,
                __mangled: reading.member("__mangled")?,
                _private: reading.member("_private")?,
                prototype: reading.member("prototype")?,
                self_0: reading.member("self")?,
                Self_0: reading.member("Self")?,
                crate_0: reading.member("crate")?,
                __0: reading.member("_")?,
                retry_after: reading.member("retry_after")?,
                BuiltinsProblemDict: reading.member("BuiltinsProblemDict")?,
                retry_after_: reading.header("Retry-After"),
                self_0_: reading.header("Self"),
            });
        }
        if reading.says("...", "about:blank", &[404]) {
            return Some(Self::Reason);
        }
        if reading.says("__proto__", "about:blank", &[404]) {
            return Some(Self::Proto);
        }
        if reading.says("unknown", "about:blank", &[404]) {
            return Some(Self::Unknown);
        }
        if reading.says("not_a", "about:blank", &[404]) {
            return Some(Self::NotA);
        }
        if reading.says("hostile_problem", "about:blank", &[404]) {
            return Some(Self::HostileProblem);
        }
        if reading.says("problem_document", "about:blank", &[404]) {
            return Some(Self::ProblemDocument);
        }
        if reading.says("Error", "about:blank", &[404]) {
            return Some(Self::Error);
        }
        if reading.says("1st", "about:blank", &[404]) {
            return Some(Self::Reason1st);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for Reason1stApiProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ABCD { constructor: field0 } => f.debug_struct("a-b~c.d").field("constructor", field0).finish(),
            Self::Class { class: field0, lambda: field1, none: field2, None: field3, r#async: field4, function: field5, default: field6 } => f.debug_struct("class").field("class", field0).field("lambda", field1).field("none", field2).field("None", field3).field("async", field4).field("function", field5).field("default", field6).finish(),
            Self::Builtins { str: field0, list: field1, int: field2, dict: field3, object: field4, bool: field5, args: field6, with_traceback: field7, retry: field8, document: field9, document_: field10, headers: field11, __proto__: field12, __class__: field13, __mangled: field14, _private: field15, prototype: field16, self_0: field17, Self_0: field18, crate_0: field19, __0: field20, retry_after: field21, BuiltinsProblemDict: field22, retry_after_: field23, self_0_: field24 } => f.debug_struct("builtins").field("str", field0).field("list", field1).field("int", field2).field("dict", field3).field("object", field4).field("bool", field5).field("args", field6).field("with_traceback", field7).field("retry", field8).field("document", field9).field("document_", field10).field("headers", field11).field("__proto__", field12).field("__class__", field13).field("__mangled", field14).field("_private", field15).field("prototype", field16).field("self_0", field17).field("Self_0", field18).field("crate_0", field19).field("__0", field20).field("retry_after", field21).field("BuiltinsProblemDict", field22).field("retry_after_", field23).field("self_0_", field24).finish(),
            Self::Reason => f.debug_struct("...").finish(),
            Self::Proto => f.debug_struct("__proto__").finish(),
            Self::Unknown => f.debug_struct("unknown").finish(),
            Self::NotA => f.debug_struct("not_a").finish(),
            Self::HostileProblem => f.debug_struct("hostile_problem").finish(),
            Self::ProblemDocument => f.debug_struct("problem_document").finish(),
            Self::Error => f.debug_struct("Error").finish(),
            Self::Reason1st => f.debug_struct("1st").finish(),
        }
    }
}

impl Error for Reason1stApiProblem {}
