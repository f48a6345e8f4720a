//! What can stop a command.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a command ended without having done its work.
#[derive(Debug)]
pub enum Failure {
    /// The command line wasn't understood.
    Usage(lexopt::Error),
    /// A file or folder couldn't be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A program couldn't be started.
    Start {
        /// The command line.
        line: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ended with an error.
    Ended {
        /// The command line.
        line: String,
        /// Its exit code, if it wasn't killed.
        code: Option<i32>,
    },
    /// Something is missing that this command can't install here.
    Missing {
        /// What is missing.
        what: &'static str,
        /// What to do about it.
        remedy: String,
    },
    /// The port is taken, or may not be opened.
    Port {
        /// Which one.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// A download isn't what it should be.
    Digest {
        /// What was downloaded.
        what: String,
    },
    /// The built page doesn't have what the build relies on.
    Page {
        /// What is wrong with it.
        what: &'static str,
    },
    /// The application couldn't be split into bundles.
    Split {
        /// What the splitter said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A part of the site is heavier than it may be.
    Budget {
        /// Which part.
        part: String,
        /// What it weighs, compressed.
        bytes: usize,
        /// What it may weigh.
        most: usize,
    },
    /// A step that should have run tests ran none.
    NoTest,
    /// The site that a step works on could not be built.
    NoSite,
}

impl Failure {
    /// For `map_err` on anything done to a file.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::File { path: path.to_owned(), source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(error) => write!(f, "{error}"),
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Start { line, source } => write!(f, "could not start `{line}`: {source}"),
            Self::Ended { line, code: Some(code) } => write!(f, "`{line}` ended with code {code}"),
            Self::Ended { line, code: None } => write!(f, "`{line}` was stopped"),
            Self::Missing { what, remedy } => write!(f, "{what} is missing. {remedy}"),
            Self::Port { port, source } => write!(f, "port {port} can't be opened ({source}); choose another with --port"),
            Self::Digest { what } => write!(f, "{what} is not the file that was pinned; it was thrown away"),
            Self::Page { what } => write!(f, "the built page is not as expected: {what}"),
            Self::Split { source } => write!(f, "the application could not be split: {source}"),
            Self::Budget { part, bytes, most } => {
                write!(f, "{part} weighs {bytes} bytes compressed, and {most} are allowed")
            }
            Self::NoSite => write!(f, "there is no site to work on, as its build failed"),
            Self::NoTest => write!(f, "no test ran where some should have"),
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error)
    }
}
