use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Never {}

fn answers<E: FlowError>(_: Option<E>) {}

fn main() {
    answers(None::<Never>);
    let _ = Never::CATALOG;
}
