//! The kit reads samples back.

use flowcms_status::{FlowError, testing};
use serde::{Deserialize, Serialize};

/// It is written in another form than it is read in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename(serialize = "Level"))]
enum Level {
    #[serde(rename(serialize = "hi"))]
    High,
    Low,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = AlarmProblem)]
enum AlarmError {
    #[error("alarm")]
    #[flow(code = 409)]
    Raised {
        #[flow(member)]
        level: Level,
    },
    #[error("unchanged")]
    #[flow(code = 304)]
    Unchanged,
}

#[test]
fn a_sample_that_its_client_type_does_not_read_is_a_fault() {
    let check = |level| {
        testing::check(AlarmError::CATALOG)
            .read_by::<AlarmProblem>()
            .sample(&AlarmError::Raised { level })
            .sample(&AlarmError::Unchanged)
            .result()
    };
    check(Level::Low).unwrap();
    let faults = check(Level::High).unwrap_err().to_string();
    assert!(
        faults.contains("`AlarmProblem` does not read it"),
        "{faults}"
    );
}
