//! The reasons of two rows make one name, and that of another makes none.

use flowcms_status::{FlowCms, status_table};

status_table! {
    #[flow(client = NumberProblem)]
    pub struct Number(std::num::ParseIntError) in FlowCms {
        #[flow(reason = "too-large")]
        e if *e.kind() == std::num::IntErrorKind::PosOverflow => 400,
        #[flow(reason = "too_large")]
        e if *e.kind() == std::num::IntErrorKind::NegOverflow => 400,
        #[flow(reason = "1st")]
        e if *e.kind() == std::num::IntErrorKind::Empty => 400,
        _ => 500,
    }
}

fn main() {
    let _ = NumberProblem::InternalServerError;
}
