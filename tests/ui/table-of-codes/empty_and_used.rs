use flowcms_status::{Catalog, FlowError};

mod codes {
    flowcms_status::status_table! {
        pub enum Api {
            4xx "Client Error" "The request is wrong." {}
        }
    }
}

use codes::Api;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Api)]
enum Error {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,
}

const CATALOG: Catalog = Catalog::new("API")
    .with(Error::CATALOG)
    .with(Api::CATALOG);

fn main() {
    let _ = (Error::Missing.to_response(), CATALOG, Api::ALL);
}
