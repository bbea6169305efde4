//! `/errors`: everything that the API answers when it does not answer with content. Each `type` that
//! it sends is the address of an entry there, on the port that it listens on unless told otherwise;
//! an API in production names its public documentation instead.

use flowcms_status::Catalog;

use super::admission::AdmissionError;
use super::entry::EntryError;
use super::imports::ImportError;
use super::input::InputError;
use super::media::MediaError;
use super::paths::PathsError;
use super::preview::PreviewError;
use super::routes::RouteError;

/// All problem types of the API, in the words of the file that a test keeps current.
#[doc = include_str!("../errors.md")]
pub(crate) const CATALOG: Catalog = Catalog::new("Content API")
    .version("1.4.0")
    .with(RouteError::CATALOG)
    .with(AdmissionError::CATALOG)
    .with(InputError::CATALOG)
    .with(EntryError::CATALOG)
    .with(PathsError::CATALOG)
    .with(PreviewError::CATALOG)
    .with(ImportError::CATALOG)
    .with(MediaError::CATALOG);
