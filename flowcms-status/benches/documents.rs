//! How long the documents of a catalogue of 2,000 problem types take to write.
//!
//! The catalogue is made by hand of what the macros emit, since 2,000 variants would be the better
//! part of a minute of rustc.

use std::fmt::Write as _;

use flowcms_status::__private::{
    Cell, Declared, DeclaredHeader, DeclaredMember, Leaf, MemberSchema, More, SchemaOf, Voice,
    VoiceOf,
};
use flowcms_status::{Catalog, FlowCms, ProblemType};

const TYPES: usize = 20;
const VARIANTS: u16 = 100;

fn main() {
    let catalog = catalog();
    assert_eq!(catalog.entries().len(), 2_000);
    for (name, len) in [
        ("to_markdown", catalog.to_markdown().len()),
        ("to_json", catalog.to_json().len()),
        ("to_html", catalog.to_html().len()),
        ("to_openapi", catalog.to_openapi().to_string().len()),
        ("to_typescript", catalog.to_typescript().len()),
    ] {
        println!("{name}: {len} bytes");
    }
    divan::main();
}

/// 20 error types of 100 variants each, with what a well kept declaration says.
fn catalog() -> Catalog {
    const NAMES: [&str; TYPES] = [
        "Auth", "Billing", "Blog", "Cache", "Cart", "Content", "Draft", "Export", "File", "Form",
        "Group", "Image", "Import", "Invoice", "Mail", "Media", "Order", "Page", "Search", "User",
    ];
    let types = NAMES.map(|name| {
        let of_type = NAMES
            .iter()
            .position(|known| *known == name)
            .unwrap_or_default();
        let own: Vec<ProblemType> = (0..VARIANTS)
            .map(|at| problem_type(name, at, of_type * usize::from(VARIANTS) + usize::from(at)))
            .collect();
        let schemas: Vec<(u16, u16, MemberSchema)> = (0..VARIANTS)
            .flat_map(|at| {
                [
                    (at, 0, SchemaOf::<String>::__FLOW_SCHEMA),
                    (at, 1, SchemaOf::<Option<u64>>::__FLOW_SCHEMA),
                ]
            })
            .collect();
        let leaf = Leaf::__new::<()>(leaked(format!("{name}Error")), own.leak(), &[]);
        &*Box::leak(Box::new(leaf.__schemas(schemas.leak())))
    });
    (types.into_iter()).fold(
        Catalog::new("Two thousand").version("1.0.0"),
        |all, leaf| all.with(Catalog::__new(leaf)),
    )
}

fn problem_type(name: &str, at: u16, place: usize) -> ProblemType {
    const CODES: [u16; 5] = [400, 404, 409, 429, 503];
    const HEADERS: &[DeclaredHeader] = &[DeclaredHeader::__of_occurrence("X-Slug", "String")];
    const MEMBERS: &[DeclaredMember] = &[
        DeclaredMember::__new("slug", "String"),
        DeclaredMember::__new("limit", "Option<u64>"),
    ];
    const MORE: More = More::new().headers(HEADERS).members(MEMBERS);
    let reason = leaked(format!("{}_refused_{at}", name.to_lowercase()));
    let mut description = format!("The {name} service refused request kind {at}.\n\n# Causes\n\n");
    for cause in [
        "the slug names nothing",
        "the lock is *held*",
        "a quota is used up",
    ] {
        // Writing into a `String` does not fail.
        let _ = writeln!(description, "* In the `{name}` store {cause}.");
    }
    description.push_str("\n# Solutions\n\nList what there is:\n\n```sh\ncurl /v1/entries\n```\n");
    let variant = leaked(format!("Refused{at}"));
    let declared = Declared::new(CODES[usize::from(at) % CODES.len()], reason, variant)
        .describe(leaked(description))
        .context("List the entries to find the slug, then send it again.")
        .more(&MORE);
    ProblemType::__new(declared, &VOICE, place)
}

static VOICE: Voice = VoiceOf::<FlowCms>::__FLOW_VOICE
    .based("https://docs.example.com/errors#")
    .kept_in(cells);

fn cells() -> &'static [Cell] {
    const COUNT: usize = TYPES * VARIANTS as usize;
    static CELLS: [Cell; COUNT] = [const { Cell::new() }; COUNT];
    &CELLS
}

fn leaked(text: String) -> &'static str {
    text.leak()
}

/// The service's answer to a reason that there is not: each is compared with it.
#[divan::bench(args = ["billing_refusd_42", "nothing_like_any_of_them", LONG])]
fn an_unknown_reason(bencher: divan::Bencher, reason: &str) {
    let service = catalog().service();
    let request = flowcms_status::http::Request::get(format!("/errors/{reason}"));
    let request = request.body(()).expect("a request");
    bencher.bench(|| service.respond(&request));
}

/// As long as one may be that is compared.
const LONG: &str = "billing_refused_42_billing_refused_42_billing_refused_42_billing_refused_42_billing_refused_42_";

#[divan::bench]
fn markdown(bencher: divan::Bencher) {
    let catalog = catalog();
    bencher.bench(|| catalog.to_markdown());
}

#[divan::bench]
fn json(bencher: divan::Bencher) {
    let catalog = catalog();
    bencher.bench(|| catalog.to_json());
}

#[divan::bench]
fn html(bencher: divan::Bencher) {
    let catalog = catalog();
    bencher.bench(|| catalog.to_html());
}

#[divan::bench]
fn openapi_3_1(bencher: divan::Bencher) {
    let catalog = catalog();
    bencher.bench(|| catalog.to_openapi().to_string());
}

#[divan::bench]
fn in_every_format(bencher: divan::Bencher) {
    let catalog = catalog();
    let lock = std::env::temp_dir().join(format!("flowcms-bench-{}.lock.json", std::process::id()));
    bencher.bench(|| {
        (
            catalog.to_markdown(),
            catalog.to_json(),
            catalog.to_html(),
            catalog.to_openapi().to_string(),
            catalog.openapi().version_3_0().to_json(),
            catalog.openapi().to_yaml(),
            catalog.to_typescript(),
            catalog.try_lock(&lock),
        )
    });
    let _ = std::fs::remove_file(&lock);
}

#[divan::bench]
fn typescript(bencher: divan::Bencher) {
    let catalog = catalog();
    bencher.bench(|| catalog.to_typescript());
}
