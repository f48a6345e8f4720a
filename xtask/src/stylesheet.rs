//! One stylesheet out of many: each component keeps a file of its own, and the page asks for one.

use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::digest;
use crate::failure::Failure;
use crate::page::{Tag, tags};
use crate::shell::write;

/// Joins the stylesheets of the built page, in their order, into one that is named by its content.
pub fn join(folder: &Path) -> Result<(), Failure> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::file(&page))?;
    let sheets: Vec<Tag<'_>> = tags(&html).filter(|tag| tag.name == "link" && tag.value("rel") == Some("stylesheet")).collect();
    let mut joined = String::new();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for sheet in &sheets {
        let file = folder.join(sheet.value("href").unwrap_or_default());
        joined.push_str(&fs::read_to_string(&file).map_err(Failure::file(&file))?);
        joined.push('\n');
        fs::remove_file(&file).map_err(Failure::file(&file))?;
        ranges.push(sheet.range.clone());
    }
    let digest = digest::of(joined.as_bytes());
    let name = format!("style-{}.css", digest.get(..16).unwrap_or(&digest));
    let (Some(first), Some(page_without)) = (ranges.first(), without(&html, &ranges)) else {
        return Err(Failure::Page { what: "it has no stylesheet" });
    };
    let mut html = page_without;
    html.insert_str(first.start, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    write(&folder.join(name), joined.as_bytes())?;
    write(&page, html.as_bytes())
}

/// The text without some parts of it, which are in order and apart.
fn without(text: &str, ranges: &[Range<usize>]) -> Option<String> {
    let mut kept = String::new();
    let mut from = 0;
    for range in ranges {
        kept.push_str(text.get(from..range.start)?);
        from = range.end;
    }
    kept.push_str(text.get(from..)?);
    Some(kept)
}
