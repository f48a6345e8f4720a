//! Holds `docs/RULES.md`, the code and the tests together: every rule is enforced by code that cites it
//! and proved by a test that cites it, and nothing cites a rule that doesn't exist.
//!
//! Code cites in a comment: `Rule V3`, `Rules V3, V4 and M2`. A test's comment begins with the id:
//! `/// V3`, `/// V3, M2: …`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A rule's id and the places that cite it.
type Citations = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_rule_has_an_id_of_its_own() {
    let mut seen = BTreeSet::new();
    for id in rules(&rules_text()) {
        assert!(seen.insert(id.clone()), "docs/RULES.md has two rules {id}");
    }
    assert!(seen.len() > 20, "docs/RULES.md is read: {seen:?}");
}

#[test]
fn every_rule_stands_in_the_section_of_its_letter() {
    let mut section = String::new();
    for line in rules_text().lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading.chars().take(1).collect();
        }
        if let Some(id) = rule(line) {
            assert!(id.starts_with(&section), "{id} stands in section {section}");
        }
    }
}

#[test]
fn every_rule_is_enforced_by_code_and_proved_by_a_test() {
    let (code, tests) = citations();
    let mut lacking = Vec::new();
    for id in rules(&rules_text()) {
        if !code.contains_key(&id) {
            lacking.push(format!("{id}: no code in src/ cites it as `Rule {id}`"));
        }
        if !tests.contains_key(&id) {
            lacking.push(format!("{id}: no test cites it as `/// {id}`"));
        }
    }
    assert!(lacking.is_empty(), "docs/RULES.md\n{}", lacking.join("\n"));
}

#[test]
fn every_cited_rule_exists() {
    let known: BTreeSet<String> = rules(&rules_text()).into_iter().collect();
    let (code, tests) = citations();
    let unknown: Vec<_> = code.iter().chain(&tests).filter(|(id, _)| !known.contains(*id)).collect();
    assert!(unknown.is_empty(), "not in docs/RULES.md: {unknown:?}");
}

#[test]
fn citations_are_read_as_they_are_written() {
    assert_eq!(cited_by_code("/// It holds. Rules V3, V4 and M2: no more. Rule K1."), ["V3", "V4", "M2", "K1"]);
    assert_eq!(cited_by_code("let rule = \"V3\"; // as in the rules"), Vec::<String>::new());
    assert_eq!(cited_by_test("    /// V3, M2: a merge keeps the cap"), ["V3", "M2"]);
    assert_eq!(cited_by_test("/// Velo"), Vec::<String>::new());
    assert_eq!(parts("code\n#[cfg(test)]\nmod tests {\n proof\n}\n"), ("code\n", "#[cfg(test)]\nmod tests {\n proof\n}\n"));
    assert_eq!(parts("code\n#[cfg(all(test, unix))]\nmod tests {\n}\n").0, "code\n");
    assert_eq!(parts("#[cfg(test)]\nmod trial;\ncode\n#[cfg(test)]\nmod tests;\n").1, "");
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rules_text() -> String {
    fs::read_to_string(root().join("docs/RULES.md")).unwrap()
}

fn rules(text: &str) -> Vec<String> {
    text.lines().filter_map(rule).collect()
}

/// The id of a line `- **V3** …`.
fn rule(line: &str) -> Option<String> {
    let (id, words) = line.strip_prefix("- **")?.split_once("**")?;
    assert!(is_id(id) && words.len() > 10, "not a rule: {line}");
    Some(id.to_owned())
}

fn is_id(word: &str) -> bool {
    let digits = word.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
    !digits.is_empty() && digits.len() <= 2 && digits.chars().all(|c| c.is_ascii_digit())
}

fn citations() -> (Citations, Citations) {
    let (mut code, mut tests) = (Citations::new(), Citations::new());
    for path in sources(&root().join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let whole_file_tests =
            path.file_stem().is_some_and(|stem| stem == "tests") || path.components().any(|part| part.as_os_str() == "tests");
        let (enforcing, proving) = if whole_file_tests { ("", text.as_str()) } else { parts(&text) };
        note(&mut code, &path, enforcing, cited_by_code);
        note(&mut tests, &path, proving, cited_by_test);
    }
    for path in sources(&root().join("tests")) {
        if path.file_name().is_some_and(|name| name != "rules.rs") {
            note(&mut tests, &path, &fs::read_to_string(&path).unwrap(), cited_by_test);
        }
    }
    (code, tests)
}

fn note(citations: &mut Citations, path: &Path, text: &str, cited: fn(&str) -> Vec<String>) {
    let name = path.strip_prefix(root()).unwrap().display().to_string();
    for id in text.lines().flat_map(cited) {
        citations.entry(id).or_default().insert(name.clone());
    }
}

/// A source file's code, and the tests in it.
fn parts(text: &str) -> (&str, &str) {
    let tests_from = text.match_indices("#[cfg(").map(|(at, _)| at).find(|at| {
        let mut lines = text[*at..].lines();
        let for_tests = lines.next().is_some_and(|line| line.contains("test"));
        for_tests && lines.find(|line| line.contains("mod ")).is_some_and(|line| line.trim_end().ends_with('{'))
    });
    text.split_at(tests_from.unwrap_or(text.len()))
}

/// The ids after `Rule` or `Rules` in a comment.
fn cited_by_code(line: &str) -> Vec<String> {
    let Some((_, comment)) = line.split_once("//") else { return Vec::new() };
    let mut ids = Vec::new();
    let mut listing = false;
    for word in comment.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        if bare == "Rule" || bare == "Rules" {
            listing = true;
        } else if listing && is_id(bare) {
            ids.push(bare.to_owned());
        } else if bare != "and" {
            listing = false;
        }
    }
    ids
}

/// The ids at the beginning of a documentation comment.
fn cited_by_test(line: &str) -> Vec<String> {
    let Some(comment) = line.trim_start().strip_prefix("///") else { return Vec::new() };
    let words = comment.split_whitespace().map(|word| word.trim_matches([',', ':', '.', ';']));
    words.take_while(|word| is_id(word)).map(str::to_owned).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
