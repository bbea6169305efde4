//! What is not as it should be, in one message.

use std::{error, fmt};

use crate::occurrence::error::FlowError;

/// Characters that are shown of a sample.
const WIDTH: usize = 160;

/// A response that is not what the catalogue or the RFCs say. Its text says what is wrong and what
/// to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    sample: String,
    is_response: bool,
    reason: String,
    text: String,
}

impl Fault {
    /// The sample, as `Debug` writes it; of a captured response its request and its status.
    #[must_use]
    pub fn sample(&self) -> &str {
        &self.sample
    }

    /// The reason, empty of a response that has none.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// All that a check found.
#[derive(Debug)]
pub struct Nonconforming {
    catalog: &'static str,
    of_catalogue: Vec<String>,
    faults: Vec<Fault>,
    without_sample: Vec<String>,
}

impl Nonconforming {
    pub(super) const fn new(catalog: &'static str) -> Self {
        Self {
            catalog,
            of_catalogue: Vec::new(),
            faults: Vec::new(),
            without_sample: Vec::new(),
        }
    }

    /// What is wrong with the responses, in the order of the samples.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The variants without a sample, such as `ContentError::EntryNotFound`.
    #[must_use]
    pub fn without_sample(&self) -> &[String] {
        &self.without_sample
    }

    pub(super) fn of_catalogue(&mut self, text: String) {
        self.of_catalogue.push(text);
    }

    pub(super) fn of_sample(&mut self, sample: &dyn FlowError, texts: Vec<String>) {
        let mut shown = format!("{sample:?}");
        if let Some((end, _)) = shown.char_indices().nth(WIDTH) {
            shown.truncate(end);
            shown.push('…');
        }
        self.faults.extend(texts.into_iter().map(|text| Fault {
            sample: shown.clone(),
            is_response: false,
            reason: sample.problem_type().reason().to_owned(),
            text,
        }));
    }

    /// `response` names it, by its request if that is known.
    pub(super) fn of_response(&mut self, response: &str, reason: &str, texts: Vec<String>) {
        self.faults.extend(texts.into_iter().map(|text| Fault {
            sample: response.to_owned(),
            is_response: true,
            reason: reason.to_owned(),
            text,
        }));
    }

    pub(super) fn no_sample(&mut self, name: String) {
        self.without_sample.push(name);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.of_catalogue.is_empty() && self.faults.is_empty() && self.without_sample.is_empty()
    }

    pub(super) fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Nonconforming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let catalog = self.catalog;
        writeln!(f, "`{catalog}` does not answer as its catalogue says:")?;
        if !self.of_catalogue.is_empty() {
            writeln!(f, "\nthe catalogue:")?;
        }
        for text in &self.of_catalogue {
            writeln!(f, "* {text}")?;
        }
        let mut last = None;
        for fault in &self.faults {
            if last != Some(&fault.sample) {
                let what = if fault.is_response {
                    "response"
                } else {
                    "sample"
                };
                write!(f, "\nthe {what} `{}`", fault.sample)?;
                match fault.reason() {
                    "" => writeln!(f, ":")?,
                    reason => writeln!(f, " (`{reason}`):")?,
                }
                last = Some(&fault.sample);
            }
            writeln!(f, "* {fault}")?;
        }
        if !self.without_sample.is_empty() {
            writeln!(
                f,
                "\nwithout a sample, add one with `.sample(&…)` or excuse its reason with \
                 `.without_sample(&[…])`:"
            )?;
        }
        for variant in &self.without_sample {
            writeln!(f, "* `{variant}`")?;
        }
        Ok(())
    }
}

impl error::Error for Nonconforming {}
