use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
enum Never {}

fn answers<E: FlowError>(_: Option<E>) {}

#[test]
fn an_enum_may_be_empty() {
    answers(None::<Never>);
    let _ = Never::CATALOG;
}
