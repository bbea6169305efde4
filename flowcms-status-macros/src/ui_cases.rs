//! What the macros say of the cases of `tests/ui`: the messages that rustc prints, without rustc.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};

/// Beside the crate in the workspace; a package has none.
const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/ui");

/// What rustc and the standard library's macros say by themselves without a number.
const OF_RUSTC: &[&str] = &["invalid format string: "];

/// What is put together where it is evaluated.
const MADE_BY_RUSTC: &[&str] = &[
    "is none of this catalogue",
    "is declared by",
    "the map `",
    "the `type_base` and a reason",
    "by the reason of this row",
    "the header value contains",
];

#[test]
fn what_is_said_of_each_case_is_what_rustc_prints() {
    let Ok(folders) = Path::new(CASES).read_dir() else {
        return;
    };
    let (mut count, mut faults) = (0, Vec::new());
    for folder in folders {
        let folder = folder.expect("a folder").path();
        for case in folder.read_dir().expect("a folder of cases") {
            let case = case.expect("a case").path();
            if case.extension().is_some_and(|extension| extension == "rs") {
                count += 1;
                faults.extend(fault(&case));
            }
        }
    }
    assert!(count > 300, "{count} cases");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_is_said_of_what_compiles() {
    if !Path::new(CASES).is_dir() {
        return;
    }
    let mut folders = ["..", "../../examples"]
        .map(|folder| Path::new(CASES).join(folder))
        .to_vec();
    let (mut count, mut faults) = (0, Vec::new());
    while let Some(path) = folders.pop() {
        if path.is_dir() && !path.ends_with("ui") {
            let entries = path.read_dir().expect("a folder");
            folders.extend(entries.map(|entry| entry.expect("an entry").path()));
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file");
        let file = TokenStream::from_str(&text).expect("tokens");
        let mut said = Said::default();
        of_file(&file.into_iter().collect::<Vec<_>>(), &mut said);
        count += usize::from(!said.literals.is_empty());
        if !said.messages.is_empty() {
            faults.push(format!("{}: {:#?}", path.display(), said.messages));
        }
    }
    assert!(count > 80, "{count} files");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// How what is said differs from what is printed.
fn fault(case: &PathBuf) -> Option<String> {
    let text = fs::read_to_string(case).expect("a case");
    let file = TokenStream::from_str(&text).expect("tokens");
    let mut said = Said::default();
    of_file(&file.into_iter().collect::<Vec<_>>(), &mut said);
    let (mut said, left_to_rustc) = (said.messages, said.literals);
    let stderr = fs::read_to_string(case.with_extension("stderr")).expect("what rustc prints");
    let mut printed = printed(&stderr);
    let missing = evaluated(&stderr).find(|message| {
        let is_made = MADE_BY_RUSTC.iter().any(|start| message.contains(start));
        !is_made && !left_to_rustc.contains(*message)
    });
    if let Some(missing) = missing {
        return Some(format!("{} has no {missing:?}", case.display()));
    }
    for messages in [&mut said, &mut printed] {
        messages.sort_unstable();
        // rustc says the same of the same place once.
        messages.dedup_by(|one, other| one == other && one == "first one here");
    }
    (said != printed).then(|| format!("{}\n said {said:#?}\n not {printed:#?}", case.display()))
}

/// The messages without a number, which are those of `compile_error!`.
fn printed(stderr: &str) -> Vec<String> {
    let messages = stderr.split("\n\n").filter_map(|block| {
        let message = block.strip_prefix("error: ")?;
        let lines = message.lines().map(str::trim);
        let lines: Vec<&str> = lines.take_while(|line| !line.starts_with("--> ")).collect();
        Some(lines.join("\n"))
    });
    messages
        .filter(|message| !OF_RUSTC.iter().any(|start| message.starts_with(start)))
        .collect()
}

/// The messages of constants, which the macros write and rustc prints where they are true.
fn evaluated(stderr: &str) -> impl Iterator<Item = &str> {
    (stderr.lines()).filter_map(|line| line.strip_prefix("error[E0080]: evaluation panicked: "))
}

/// What is said: at once, and what rustc may say.
#[derive(Default)]
struct Said {
    messages: Vec<String>,
    literals: HashSet<String>,
}

/// What is said of the declarations in these tokens.
fn of_file(tokens: &[TokenTree], said: &mut Said) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        if matches!(token, TokenTree::Ident(name) if name == "macro_rules") {
            // Its body is no declaration yet.
            at += 4;
            continue;
        }
        if is_attribute(rest) {
            let len = 2 * rest.chunks(2).take_while(|pair| is_attribute(pair)).count();
            if rest[..len].iter().any(derives) {
                at += of_type(rest, said);
            } else {
                at += len;
            }
            continue;
        }
        if let [
            TokenTree::Ident(name),
            TokenTree::Punct(_),
            TokenTree::Group(group),
            ..,
        ] = rest
        {
            if name == "status_table" {
                of_expansion(crate::status_table::whole(group.stream()), said);
                at += 3;
                continue;
            }
        }
        if let TokenTree::Group(group) = token {
            of_file(&group.stream().into_iter().collect::<Vec<_>>(), said);
        }
        at += 1;
    }
}

fn is_attribute(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(hash), TokenTree::Group(group), ..]
        if hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket)
}

/// Whether it is the group of a `#[derive(…)]` with ours.
fn derives(token: &TokenTree) -> bool {
    let text = token.to_string();
    text.contains("derive") && text.contains("FlowError")
}

/// What is said of the type that the tokens begin with, and how many tokens it has.
fn of_type(tokens: &[TokenTree], said: &mut Said) -> usize {
    let parser = |input: ParseStream<'_>| {
        let mut item: syn::DeriveInput = input.parse()?;
        item.attrs
            .retain(|attribute| !attribute.path().is_ident("derive"));
        let rest: TokenStream = input.parse()?;
        Ok((item, rest.into_iter().count()))
    };
    let (item, rest) = (parser.parse2(tokens.iter().cloned().collect())).expect("a type");
    of_expansion(crate::flow_error::whole(quote::quote!(#item)), said);
    tokens.len() - rest
}

/// The messages of an expansion.
fn of_expansion(expansion: TokenStream, said: &mut Said) {
    let mut before = String::new();
    for token in expansion {
        match &token {
            TokenTree::Punct(_) => continue,
            TokenTree::Group(group) if before == "compile_error" => {
                let text: syn::LitStr = syn::parse2(group.stream()).expect("a message");
                let text = text.value();
                let lines: Vec<&str> = text.lines().map(str::trim).collect();
                said.messages.push(lines.join("\n"));
            }
            TokenTree::Group(group) => of_expansion(group.stream(), said),
            TokenTree::Literal(_) => {
                let text = syn::parse2::<syn::LitStr>(token.clone().into());
                said.literals.extend(text.ok().map(|text| text.value()));
            }
            TokenTree::Ident(_) => {}
        }
        before = token.to_string();
    }
}
