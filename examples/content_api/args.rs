//! The command line.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

pub(crate) const HELP: &str = "\
A small FlowCMS content API on axum and SQLite, whose errors are all derived.

Usage: cargo run --example content_api -- [OPTIONS]

Options:
  --listen ADDR   Where to listen [default: 127.0.0.1:8080]
  --db FILE       Keep the workspace in FILE [default: in memory]
  --pages N       Never let the database grow past N pages of 4 KiB
  --media ADDR    The media store [default: one of its own, on a free port]
  --help          Print this

Endpoints, all but the last two for `Authorization: Bearer KEY`:
  GET POST        /entries                 list (?after=SLUG&limit=N), create
  GET PUT DELETE  /entries/{slug}          read (ETag), update (send its version), delete
  GET             /entries/{slug}/paths    what its links lead to (?hops=N)
  GET             /entries/{slug}/preview  live preview (WebSocket)
  POST            /imports                 entries in bulk, brought in later
  GET             /imports/{id}            what became of an import
  GET             /media/{id}              media from the store, such as logo.svg
  GET             /v1/entries...           moved to /entries...
  GET             /errors                  what goes wrong, and what to do about it

Keys of a fresh workspace:
  demo-editor     may read, write and delete   1000 requests a minute
  demo-reader     may read                     1000 requests a minute
  demo-trial      may read                        3 requests a minute

Try:
  curl -i -H 'Authorization: Bearer demo-reader' http://127.0.0.1:8080/entries/nowhere
";

/// What was asked for.
#[derive(Debug)]
pub(crate) enum Args {
    Help,
    Serve(Options),
}

#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) listen: SocketAddr,
    pub(crate) media: Option<SocketAddr>,
    pub(crate) db: Option<PathBuf>,
    pub(crate) pages: Option<u32>,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgsError {
    #[error("unknown argument `{}`, see --help", .0.display())]
    Unknown(OsString),

    #[error("{option} needs a value, see --help")]
    NoValue { option: &'static str },

    #[error("{option} {}: {expected}", .value.display())]
    WrongValue {
        option: &'static str,
        value: OsString,
        expected: &'static str,
    },
}

impl Args {
    pub(crate) fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Self, ArgsError> {
        let mut options = Options {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            media: None,
            db: None,
            pages: None,
        };
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some("--help" | "-h") => return Ok(Self::Help),
                Some("--listen") => options.listen = address("--listen", &mut args)?,
                Some("--media") => options.media = Some(address("--media", &mut args)?),
                Some("--db") => options.db = Some(value("--db", &mut args)?.into()),
                Some("--pages") => options.pages = Some(pages(&mut args)?),
                _ => return Err(ArgsError::Unknown(arg)),
            }
        }
        Ok(Self::Serve(options))
    }
}

type Rest<'a> = &'a mut dyn Iterator<Item = OsString>;

fn value(option: &'static str, rest: Rest<'_>) -> Result<OsString, ArgsError> {
    rest.next().ok_or(ArgsError::NoValue { option })
}

fn address(option: &'static str, rest: Rest<'_>) -> Result<SocketAddr, ArgsError> {
    parsed(option, "not an address such as 127.0.0.1:8080", rest)
}

fn pages(rest: Rest<'_>) -> Result<u32, ArgsError> {
    parsed("--pages", "not a number of pages", rest)
}

fn parsed<T: std::str::FromStr>(
    option: &'static str,
    expected: &'static str,
    rest: Rest<'_>,
) -> Result<T, ArgsError> {
    let value = value(option, rest)?;
    let parsed = value.to_str().and_then(|text| text.parse().ok());
    parsed.ok_or(ArgsError::WrongValue {
        option,
        value,
        expected,
    })
}
