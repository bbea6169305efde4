//! The arguments of `content_api`.

use std::ffi::OsString;

use crate::args::{Args, HELP};
use crate::world::World;

fn parse(args: &[&str]) -> Result<Args, String> {
    Args::parse(args.iter().map(OsString::from)).map_err(|wrong| wrong.to_string())
}

#[test]
fn without_arguments_it_listens_on_loopback_and_keeps_everything_in_memory() {
    let Ok(Args::Serve(options)) = parse(&[]) else {
        panic!("no arguments are refused");
    };
    assert!(options.listen.ip().is_loopback());
    assert_eq!(options.db, None);
    assert_eq!(options.pages, None);
    assert_eq!(options.media, None);
}

#[test]
fn all_options_together_are_understood() {
    let args = "--listen [::1]:9 --db a.db --pages 7 --media 127.0.0.1:8";
    let args: Vec<_> = args.split(' ').collect();
    let Ok(Args::Serve(options)) = parse(&args) else {
        panic!("{args:?} are refused");
    };
    assert_eq!(options.listen.to_string(), "[::1]:9");
    assert_eq!(options.db, Some("a.db".into()));
    assert_eq!(options.pages, Some(7));
    assert_eq!(options.media.unwrap().to_string(), "127.0.0.1:8");
}

#[test]
fn a_wrong_argument_is_named() {
    for (args, message) in [
        (&["--port"][..], "unknown argument `--port`, see --help"),
        (&["--db"], "--db needs a value, see --help"),
        (
            &["--listen", "8080"],
            "--listen 8080: not an address such as 127.0.0.1:8080",
        ),
        (&["--pages", "-1"], "--pages -1: not a number of pages"),
    ] {
        assert_eq!(parse(args).unwrap_err(), message);
    }
}

#[tokio::test]
async fn the_help_names_every_key_of_a_fresh_workspace() {
    assert!(matches!(parse(&["--db", "a", "--help"]), Ok(Args::Help)));
    let world = World::begin().await;
    let database = world.database();
    let mut keys = database
        .prepare("SELECT token, requests FROM keys")
        .unwrap();
    let mut rows = keys.query([]).unwrap();
    let mut count = 0;
    while let Some(row) = rows.next().unwrap() {
        let (token, requests): (String, u32) = row.try_into().unwrap();
        let line = HELP.lines().find(|line| line.trim().starts_with(&token));
        assert!(line.unwrap().contains(&format!("{requests} requests")));
        count += 1;
    }
    assert_eq!(count, 3);
}
