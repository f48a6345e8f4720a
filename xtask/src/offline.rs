//! The service worker: told, in the copy that is served, which files the site has and what is in them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::digest;
use crate::dist::{self, Profile};
use crate::failure::Failure;
use crate::shell::{repository, write};
use crate::single;

/// The worker's name, in `assets/` and in the site.
const WORKER: &str = "service_worker.js";

/// Where the worker's code has the lists, before they are known.
const FILES: &str = "const FILES = [];";
const ON_ASKING: &str = "const ON_ASKING = [];";

/// Files that are kept only once somebody has asked for them.
const LARGE: [&str; 1] = [single::NAME];

/// Writes the worker into the finished site. Nothing of the site may change afterwards.
///
/// A site that is being worked on must come from the server at every load: there, the page asks for the
/// worker only where its address says `?offline`.
pub fn keep(profile: Profile, folder: &Path) -> Result<(), Failure> {
    if profile == Profile::Debug {
        let page = folder.join("index.html");
        let html = fs::read_to_string(&page).map_err(Failure::file(&page))?;
        write(&page, replaced(&html, "data-when=\"always\"", "data-when=\"asked\"")?.as_bytes())?;
    }
    let source = repository().join("assets").join(WORKER);
    let code = fs::read_to_string(&source).map_err(Failure::file(&source))?;
    let (large, small): (Vec<_>, Vec<_>) = files(folder)?.into_iter().partition(|(name, _)| LARGE.contains(&name.as_str()));
    let code = replaced(&code, FILES, &listed("FILES", &small))?;
    let code = replaced(&code, ON_ASKING, &listed("ON_ASKING", &large))?;
    write(&folder.join(WORKER), code.as_bytes())
}

/// Every file of the site by its name, with its digest, in order.
fn files(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for (name, path) in dist::files(folder)? {
        if name != WORKER {
            let content = fs::read(&path).map_err(Failure::file(&path))?;
            files.push((name, digest::stated(&content)));
        }
    }
    Ok(files)
}

/// The list as the worker has it. No name of ours holds a quotation mark.
fn listed(name: &str, files: &[(String, String)]) -> String {
    let mut list = format!("const {name} = [");
    for (file, digest) in files {
        // Writing to a string can't fail.
        let _ = write!(list, "\n  [\"{file}\", \"{digest}\"],");
    }
    list.push_str(if files.is_empty() { "];" } else { "\n];" });
    list
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String, Failure> {
    if text.contains(from) {
        Ok(text.replacen(from, to, 1))
    } else {
        Err(Failure::Page { what: "what the service worker needs has no place in it" })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_worker_has_a_place_for_each_list() {
        let worker = include_str!("../../assets/service_worker.js");
        for place in [FILES, ON_ASKING] {
            assert_eq!(worker.matches(place).count(), 1, "{place}");
        }
        assert!(include_str!("../../index.html").contains("data-when=\"always\""));
    }

    #[test]
    fn a_list_is_javascript() {
        assert_eq!(listed("FILES", &[]), "const FILES = [];");
        let one = [("a.js".to_owned(), "sha256-x=".to_owned())];
        assert_eq!(listed("FILES", &one), "const FILES = [\n  [\"a.js\", \"sha256-x=\"],\n];");
    }

    #[test]
    fn what_has_no_place_stops_the_build() {
        assert!(replaced("nothing", FILES, "x").is_err());
    }
}
