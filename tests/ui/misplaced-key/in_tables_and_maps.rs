use flowcms_status::{FlowCms, status_table};

status_table! {
    #[flow(grpc = Aborted)]
    enum Api {
        4xx "Client Error" "The request is wrong." {
            #[flow(context = "Look elsewhere.")]
            404 "Not Found" "There is nothing.",
        }
    }
}

status_table! {
    #[flow(reason_prefix = "file.")]
    struct File(std::io::Error) in FlowCms {
        #[flow(transparent)]
        _ => 500,
    }
}

fn main() {
    let _ = (Api::CATALOG, File::CATALOG);
}
