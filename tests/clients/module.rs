//! The modules themselves, as a person reads them.

use flowcms_status::{Catalog, FlowCms, FlowError, Http};

use crate::api::CATALOG;

/// Two that share a reason, and not whether it is worth asking again.
#[derive(Debug, thiserror::Error, FlowError)]
#[expect(dead_code, reason = "only its catalogue is read")]
enum StoreError {
    #[error("…")]
    #[flow(code = 503, reason = "away", retry = never)]
    Gone,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("…")]
#[flow(code = 503, reason = "away")]
struct Away;

#[test]
fn a_problem_type_has_one_name_in_all_formats() {
    for catalog in [CATALOG, FlowCms::CATALOG, Http::CATALOG] {
        let typescript = catalog.to_typescript_client();
        let python = catalog.to_python();
        let rust = catalog.to_rust_client();
        let openapi = catalog.to_openapi();
        let mut documents = 0;
        for entry in catalog
            .entries()
            .iter()
            .filter(|entry| entry.has_document())
        {
            let name = entry.type_name();
            documents += 1;
            assert!(
                typescript.contains(&format!("\nexport interface {name} extends")),
                "{name}"
            );
            assert!(python.contains(&format!("\nclass {name}(")), "{name}");
            let variant = name.strip_suffix("Problem").unwrap();
            let is_variant =
                [",", " {"].map(|end| rust.contains(&format!("\n    {variant}{end}\n")));
            assert!(is_variant.contains(&true), "{name}");
            assert!(openapi["components"]["schemas"][name].is_object(), "{name}");
        }
        assert!(documents >= 5, "{documents}");
    }
}

#[test]
fn types_are_the_same_with_and_without_functions() {
    for catalog in [CATALOG, Http::CATALOG, Catalog::new("Nothing")] {
        let client = catalog.to_typescript_client();
        assert!(client.starts_with(&catalog.to_typescript()));
        assert!(!client.contains(" ApiProblem"), "{client}");
    }
}

#[test]
fn a_reason_that_is_declared_in_two_ways_is_repeated_by_its_status() {
    let catalog = Catalog::new("Store")
        .with(StoreError::CATALOG)
        .with(Away::CATALOG);
    let typescript = catalog.to_typescript_client();
    assert!(
        typescript.contains("\n  \"away\": \"by_status\",\n"),
        "{typescript}"
    );
    let python = catalog.to_python();
    assert!(
        python.contains("\n    \"away\": \"by_status\",\n"),
        "{python}"
    );
    let own = StoreError::CATALOG.to_python();
    assert!(own.contains("\n    \"away\": \"never\",\n"), "{own}");
}

#[test]
fn an_exception_says_what_the_declaration_says() {
    let module = CATALOG.to_python();
    let start = module
        .find("@dataclass(eq=False, kw_only=True)\nclass ParcelNotFoundProblem")
        .unwrap();
    let end = start + module[start..].find("\n\n\n").unwrap();
    assert_eq!(
        &module[start..end],
        r#"@dataclass(eq=False, kw_only=True)
class ParcelNotFoundProblem(ParcelErrorProblem):
    """Not Found: See the list.

    Nothing has that number.
    """

    REASON: ClassVar[Literal["parcel_not_found"]] = "parcel_not_found"
    number: int
    near: list[str] | None = None"#
    );
}
