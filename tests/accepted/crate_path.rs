//! `flowcms_status` under another name.

mod reexport {
    pub use flowcms_status as status;
}

mod errors {
    use crate::accepted::crate_path::reexport::status::{FlowCms, FlowError, status_table};

    #[derive(Debug, thiserror::Error, FlowError)]
    #[flow(crate = crate::accepted::crate_path::reexport::status)]
    pub enum Error {
        #[error("no entry")]
        #[flow(code = 404)]
        Missing(#[flow(member = "slug")] String),
        #[error(transparent)]
        #[flow(map = Format)]
        Format(#[from] std::fmt::Error),
    }

    status_table! {
        #[flow(crate = crate::accepted::crate_path::reexport::status)]
        pub struct Format(std::fmt::Error) in FlowCms {
            _ => 500,
        }
    }
}

#[test]
fn the_crate_has_the_name_that_a_path_gives_it() {
    use reexport::status::FlowError as _;

    assert_eq!(
        errors::Error::Missing("intro".to_owned())
            .to_response()
            .status(),
        404
    );
    assert_eq!(
        errors::Error::from(std::fmt::Error).to_response().status(),
        500
    );
}
