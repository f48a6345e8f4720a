//! Turns `locales/<language>/<area>.json` into Rust constants, so that a text that lacks a language,
//! or whose placeholders differ between languages, doesn't build.

#![allow(clippy::indexing_slicing, reason = "`check` has seen every key in both languages")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Area, then key, then words.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=locales");
    let (en, fr) = (read("locales/en")?, read("locales/fr")?);
    check(&en, &fr)?;
    let mut code = String::new();
    for (area, texts) in &en {
        writeln!(
            code,
            "/// Texts of `locales/*/{area}.json`.\npub mod {} {{ #[allow(unused_imports)] use super::{{Plural, Text, Words}};",
            area.replace('-', "_")
        )?;
        let mut names = String::new();
        for (key, words) in texts {
            let (english, french) = (words.replace('\'', "\u{2019}"), typeset(&fr[area][key]));
            writeln!(
                code,
                "#[doc = {words:?}] pub const {}: Text = Text(&Words {{ en: {english:?}, fr: {french:?} }});",
                constant(key)
            )?;
            write!(names, "({key:?}, {}), ", constant(key))?;
            if let Some(stem) = key.strip_suffix(".one") {
                writeln!(
                    code,
                    "#[doc = {words:?}] pub const {stem}: Plural = Plural {{ one: {stem}_ONE, other: {stem}_OTHER }};",
                    stem = constant(stem)
                )?;
            }
        }
        writeln!(code, "/// Every text of the area by its key.\npub const ALL: &[(&str, Text)] = &[{names}];\n}}")?;
    }
    let areas: Vec<_> = en.keys().map(|area| format!("({area:?}, {}::ALL)", area.replace('-', "_"))).collect();
    writeln!(code, "/// Every area.\n#[cfg(test)]\npub const AREAS: &[(&str, &[(&str, Text)])] = &[{}];", areas.join(", "))?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), code)?;
    // What splits the application into bundles after linking needs to know which address is whose.
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|machine| machine == "wasm32") {
        println!("cargo:rustc-link-arg-bin=open-forum=--emit-relocs");
    }
    Ok(())
}

fn read(folder: &str) -> Result<Texts, Box<dyn Error>> {
    let mut texts = Texts::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let words =
                serde_json::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            texts.insert(area, words);
        }
    }
    Ok(texts)
}

fn check(en: &Texts, fr: &Texts) -> Result<(), String> {
    let keys = |texts: &Texts| -> BTreeSet<String> {
        texts.iter().flat_map(|(area, words)| words.keys().map(move |key| format!("{area}/{key}"))).collect()
    };
    let (english, french) = (keys(en), keys(fr));
    let missing: Vec<_> = english.symmetric_difference(&french).collect();
    if !missing.is_empty() {
        return Err(format!("texts in one language only: {missing:?}"));
    }
    for (area, words) in en {
        for (key, text) in words {
            if placeholders(text) != placeholders(&fr[area][key]) {
                return Err(format!("{area}/{key}: the placeholders differ between languages"));
            }
            if key.strip_suffix(".one").is_some_and(|stem| !words.contains_key(&format!("{stem}.other"))) {
                return Err(format!("{area}/{key}: has no plural"));
            }
        }
    }
    Ok(())
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// French typography: apostrophes, and a narrow no-break space inside guillemets and before the high
/// punctuation.
fn typeset(text: &str) -> String {
    let mut set = text.replace('\'', "\u{2019}");
    for mark in [";", ":", "!", "?", "»", "%"] {
        set = set.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"));
    }
    set.replace("« ", "«\u{202f}")
}

fn constant(key: &str) -> String {
    key.to_uppercase().replace(['-', '.', ' '], "_")
}
