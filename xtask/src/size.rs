//! What the site weighs on the wire.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;

use crate::dist;
use crate::failure::Failure;
use crate::page;
use crate::single;

/// What everything that the first screen loads may weigh, compressed.
const FIRST_LOAD: usize = 350_000;
/// What each part that is loaded later may weigh, compressed.
const LATER: usize = 300_000;

/// The bundle that comes before every other.
const FORUM: &str = "forum";

/// One file, as it is and compressed.
struct Weight {
    raw: usize,
    brotli: usize,
}

/// Prints what every part weighs, and fails where one is over its budget.
pub fn report(folder: &Path) -> Result<(), Failure> {
    let first = first_load(folder)?;
    println!("First load");
    let total = print(folder, &first)?;
    println!("{}", row("  in all", total.raw, total.brotli));
    println!("{:<58}{:>10}{:>10}", "  allowed", "", FIRST_LOAD);
    within("the first load", total.brotli, FIRST_LOAD)?;
    println!("Loaded later, when first needed");
    for (part, files) in later(folder, &first)? {
        let total = print(folder, &files)?;
        if files.len() > 1 {
            println!("{}", row(&format!("  {part} in all"), total.raw, total.brotli));
        }
        within(&part, total.brotli, LATER)?;
    }
    println!("{:<58}{:>10}{:>10}", "  allowed, each", "", LATER);
    println!("Travels by hand, fetched only where somebody asks for it");
    print(folder, &BTreeSet::from([single::NAME.to_owned()]))?;
    Ok(())
}

fn within(part: &str, bytes: usize, most: usize) -> Result<(), Failure> {
    if bytes <= most { Ok(()) } else { Err(Failure::Budget { part: part.to_owned(), bytes, most }) }
}

fn print(folder: &Path, files: &BTreeSet<String>) -> Result<Weight, Failure> {
    let mut total = Weight { raw: 0, brotli: 0 };
    for file in files {
        let weight = weigh(&folder.join(file))?;
        println!("{}", row(&format!("  {file}"), weight.raw, weight.brotli));
        total.raw += weight.raw;
        total.brotli += weight.brotli;
    }
    Ok(total)
}

fn row(name: &str, raw: usize, brotli: usize) -> String {
    format!("{name:<58}{raw:>10}{brotli:>10}")
}

/// How many bytes a file is on the wire.
///
/// # Errors
/// [`Failure`] where it can't be read.
pub fn compressed(file: &Path) -> Result<usize, Failure> {
    weigh(file).map(|weight| weight.brotli)
}

fn weigh(file: &Path) -> Result<Weight, Failure> {
    let bytes = fs::read(file).map_err(Failure::file(file))?;
    let parameters = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    let brotli = BrotliCompress(&mut bytes.as_slice(), &mut compressed, &parameters).map_err(Failure::file(file))?;
    Ok(Weight { raw: bytes.len(), brotli })
}

/// The files that the page asks for by itself: those it names, and those that these name in turn.
fn first_load(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];
    while let Some(name) = open.pop() {
        if found.contains(&name) || !folder.join(&name).is_file() {
            continue;
        }
        let path = folder.join(&name);
        let within = Path::new(&name).parent().unwrap_or(Path::new(""));
        let names = match path.extension().and_then(|ending| ending.to_str()) {
            Some("html") => named_by_page(&read(&path)?),
            Some("css") => between(&read(&path)?, "url(", ")"),
            Some("js") => between(&read(&path)?, "from \"", "\""),
            _ => Vec::new(),
        };
        open.extend(names.iter().map(|name| within.join(name.trim_start_matches("./")).to_string_lossy().into_owned()));
        found.insert(name);
    }
    Ok(found)
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file(path))
}

/// Every attribute value of the page may be an address; those that name no file drop out later.
fn named_by_page(html: &str) -> Vec<String> {
    page::tags(html).flat_map(|tag| tag.values().map(str::to_owned).collect::<Vec<_>>()).filter(|value| !value.is_empty()).collect()
}

fn between(text: &str, before: &str, after: &str) -> Vec<String> {
    let parts = text.split(before).skip(1);
    let inside = parts.filter_map(|part| part.split(after).next());
    inside.map(|name| name.trim().trim_matches(['"', '\'']).to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The other files. A worker's code, its module and its starter make one part, and so do a bundle and
/// what it shares with others. The forum's bundle is always there before the others: what they share with
/// it is weighed with it alone.
fn later(folder: &Path, first: &BTreeSet<String>) -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, _) in dist::files(folder)? {
        if first.contains(&name) || name == single::NAME {
            continue;
        }
        for part in parts_of(&name) {
            parts.entry(part).or_default().insert(name.clone());
        }
    }
    Ok(parts)
}

/// The parts that a file belongs to.
fn parts_of(name: &str) -> Vec<String> {
    let bundles =
        name.strip_prefix("open-forum-").and_then(|name| name.strip_suffix(".wasm")).and_then(|name| name.split_once('_'));
    if let Some((_, bundles)) = bundles {
        let bundles: Vec<&str> = bundles.split('-').collect();
        let with = if bundles.contains(&FORUM) { vec![FORUM] } else { bundles };
        return with.into_iter().map(|bundle| format!("the bundle {bundle}")).collect();
    }
    let code = ["_bg.wasm", "_loader.js", ".js"].iter().find_map(|ending| name.strip_suffix(ending));
    vec![code.unwrap_or(name).to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bundles_share_is_weighed_with_the_one_that_comes_first() {
        assert_eq!(parts_of("open-forum-0123_afternoon-forum-morning.wasm"), ["the bundle forum"]);
        assert_eq!(parts_of("open-forum-0123_afternoon-morning.wasm"), ["the bundle afternoon", "the bundle morning"]);
        assert_eq!(parts_of("open-forum-0123_morning.wasm"), ["the bundle morning"]);
        assert_eq!(parts_of("book_bg.wasm"), ["book"]);
    }
}
