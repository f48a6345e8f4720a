//! Arrows between modules run one way, the browser is touched in its own places only, and the code
//! doesn't panic: `ui → app → {minutes, exchange, store} → replica → domain`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use of the others.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("i18n", &["domain"]),
    ("replica", &["domain"]),
    ("store", &["replica", "domain"]),
    ("exchange", &["replica", "domain"]),
    ("minutes", &["domain", "i18n"]),
    ("paper", &["domain", "i18n"]),
    ("app", &["minutes", "paper", "exchange", "store", "replica", "domain", "i18n"]),
    ("ui", &["app", "minutes", "paper", "exchange", "store", "replica", "domain", "i18n"]),
    ("main", &["ui"]),
    ("minutes/worker", &["minutes", "exchange::records", "domain", "i18n"]),
    ("lib", &[]),
];

/// Where the browser may be touched.
const BROWSER: [&str; 4] = ["store", "exchange", "ui", "minutes/worker"];

const PANICS: [&str; 7] = [".unwrap()", ".expect(", "panic!", "todo!", "unimplemented!", "unreachable!", ".unwrap_err()"];

#[test]
fn arrows_between_modules_run_one_way() {
    hold(arrows_back);
}

#[test]
fn the_browser_is_touched_in_its_own_places_only() {
    hold(browser_elsewhere);
}

#[test]
fn the_code_does_not_panic() {
    hold(panics);
}

#[test]
fn every_module_has_its_arrows() {
    let library = fs::read_to_string(root().join("lib.rs")).unwrap();
    let modules: BTreeSet<_> = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let known: BTreeSet<_> = ARROWS.iter().map(|(module, _)| *module).collect();
    assert!(modules.len() >= 8 && modules.is_subset(&known), "{modules:?}");
}

/// A file that no module declares is never compiled, and its tests never run.
#[test]
fn every_file_is_a_module() {
    let mut files = Vec::new();
    gather(&root(), &mut files);
    let declared: BTreeSet<PathBuf> = files.iter().flat_map(|(path, text)| modules(path, text)).collect();
    let programs = ["lib", "main", "minutes/worker"].map(PathBuf::from);
    for (path, _) in &files {
        let file = if path.ends_with("mod.rs") { path.parent().unwrap().to_owned() } else { path.with_extension("") };
        assert!(declared.contains(&file) || programs.contains(&file), "no module declares src/{}", path.display());
    }
}

#[test]
fn an_arrow_back_is_seen_however_it_is_written() {
    let back = |path, code| arrows_back(path, code).len();
    assert_eq!(back("domain/topics.rs", "use super::edit::Edit;\nuse crate::domain::limits;"), 0);
    assert_eq!(back("domain/topics.rs", "use crate::replica::Replica;"), 1);
    assert_eq!(back("domain/topics.rs", "fn f() { crate::i18n::say(); }"), 1);
    assert_eq!(back("replica/undo.rs", "use crate::{domain::Edit, store::{Kept, Store}};"), 1);
    assert_eq!(back("replica/undo.rs", "use crate::{\n    app::{clock, desk},\n    ui,\n};"), 2);
    assert_eq!(back("replica/mod.rs", "use super::app::clock;"), 1);
    assert_eq!(back("store/keys.rs", "use super::super::ui::mount;"), 1);
    assert_eq!(back("ui/screens/minutes/mod.rs", "use super::minutes;\nuse crate::app::route::Route;"), 0);
    assert_eq!(back("minutes/html.rs", "use crate::exchange::records;"), 1);
    assert_eq!(back("minutes/worker.rs", "use open_forum::exchange::records;"), 0);
    assert_eq!(back("minutes/worker.rs", "use open_forum::exchange::backup;"), 1);
    assert_eq!(back("exchange/worker.rs", "use crate::minutes::compose;"), 1);
    assert_eq!(back("store/port.rs", "/// As in crate::ui::mount.\nlet path = \"crate::ui\"; // crate::app"), 0);
}

#[test]
fn the_browser_elsewhere_is_seen() {
    assert_eq!(browser_elsewhere("app/clock.rs", "use web_sys::Window;").len(), 1);
    assert_eq!(browser_elsewhere("minutes/html.rs", "let w = web_sys::window();").len(), 1);
    assert_eq!(browser_elsewhere("minutes/worker.rs", "use web_sys::MessageEvent;").len(), 0);
    assert_eq!(browser_elsewhere("store/local.rs", "use web_sys::Storage;").len(), 0);
    assert_eq!(browser_elsewhere("app/clock.rs", "// not web_sys, which is the ui's").len(), 0);
}

#[test]
fn a_panic_outside_tests_is_seen() {
    let seen = |code| panics("app/desk.rs", code).len();
    assert_eq!(seen("let x = y.unwrap();\n"), 1);
    assert_eq!(seen("let x = y.expect(\"why\");\nlet z = y.unwrap_or_default();"), 1);
    assert_eq!(seen("panic!(\"{}\", 1); todo!()"), 2);
    assert_eq!(seen("let quote = '\"'; x.unwrap();"), 1);
    assert_eq!(seen("let raw = r#\"say \"x.unwrap()\"#; let s = \"\\\" todo!\"; // panic!"), 0);
    assert_eq!(seen("/* todo! /* nested */ */ fn f<'a>(a: &'a str) {}"), 0);
    assert_eq!(seen("#[expect(clippy::panic)]\nfn f() {}"), 0);
    assert_eq!(seen("#[cfg(test)]\nmod tests {\n    fn t() { x.unwrap(); }\n}\nfn after() { y.unwrap(); }"), 1);
    assert_eq!(seen("    #[cfg(test)]\n    #[allow(clippy::unwrap_used)]\n    mod tests {\n        x.unwrap();\n    }\n}"), 0);
    assert_eq!(seen("#[cfg(test)]\nmod tests;\nfn after() { y.unwrap(); }"), 1);
    assert_eq!(seen("#[cfg(all(test, not(target_arch = \"wasm32\")))]\nmod tests {\n    fn t() { x.unwrap(); }\n}"), 0);
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Holds every source file against a rule.
fn hold(rule: fn(&str, &str) -> Vec<String>) {
    let mut broken = Vec::new();
    let sources = sources();
    assert!(sources.len() > 80, "the sources are read");
    for (path, text) in &sources {
        broken.extend(rule(path, text).into_iter().map(|what| format!("src/{path}: {what}")));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The source files, without those that are modules for tests.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    gather(&root(), &mut files);
    let for_tests: BTreeSet<PathBuf> = files.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    files.retain(|(path, _)| !path.components().any(|part| part.as_os_str() == "tests"));
    files.retain(|(path, _)| !for_tests.contains(&path.with_extension("")));
    files.into_iter().map(|(path, text)| (path.display().to_string(), text)).collect()
}

fn gather(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path.strip_prefix(root()).unwrap().to_owned(), text));
        }
    }
}

/// The files, without their endings, of modules that are declared for tests alone.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let mut lines = text.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if is_for_tests(line) {
            let declared = lines.find(|line| !line.trim().starts_with("#[")).unwrap_or_default();
            found.extend(modules(path, declared));
        }
    }
    found
}

/// The files, without their endings, of the modules that a file declares.
fn modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let own = path.ends_with("mod.rs") || path.ends_with("lib.rs");
    let folder = if own { path.parent().unwrap().to_owned() } else { path.with_extension("") };
    let names = text.lines().filter_map(|line| line.trim().strip_suffix(';')?.rsplit_once("mod "));
    names.map(|(_, name)| folder.join(name)).collect()
}

fn is_for_tests(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test,")
}

/// The code without comments, the contents of strings, and modules of tests.
fn bare(text: &str) -> String {
    let text = without_words(text);
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !is_for_tests(line) {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let mut depth = 0_i32;
        for line in lines.by_ref() {
            depth += i32::try_from(line.matches('{').count()).unwrap() - i32::try_from(line.matches('}').count()).unwrap();
            // Other attributes may stand between; the module ends with its brace, or at once.
            if depth <= 0 && line.contains(['}', ';']) {
                break;
            }
        }
    }
    kept
}

/// The code without comments and the contents of strings.
fn without_words(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if c == '"' {
            string(rest)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") && rest.trim_start_matches(['r', '#']).starts_with('"') {
            raw_string(rest)
        } else if rest.starts_with("'\"'") {
            3
        } else {
            kept.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        kept.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
        rest = &rest[skipped..];
    }
    kept
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let here = &text.as_bytes()[at..];
        match here {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_string(text: &str) -> usize {
    let hashes = text[1..].chars().take_while(|c| *c == '#').count();
    let end = format!("\"{}", "#".repeat(hashes));
    let from = hashes + 2;
    text[from..].find(&end).map_or(text.len(), |at| from + at + end.len())
}

/// Which module a file belongs to.
fn owner(path: &str) -> &str {
    let file = path.strip_suffix(".rs").unwrap();
    if file == "minutes/worker" { file } else { file.split('/').next().unwrap() }
}

fn arrows_back(path: &str, text: &str) -> Vec<String> {
    let owner = owner(path);
    let allowed = ARROWS.iter().find(|(module, _)| *module == owner).map_or(&[][..], |(_, allowed)| allowed);
    let may = |used: &str| {
        let module = used.split("::").next().unwrap();
        let is_module = ARROWS.iter().any(|(known, _)| *known == module);
        !is_module || module == owner || allowed.iter().any(|allowed| used == *allowed || used.starts_with(&format!("{allowed}::")))
    };
    used(path, &bare(text)).into_iter().filter(|used| !may(used)).map(|used| format!("{owner} uses {used}")).collect()
}

/// The paths from the root of the crate that the code names.
fn used(path: &str, code: &str) -> Vec<String> {
    let depth = path.split('/').count() - usize::from(path.ends_with("mod.rs"));
    let mut found = Vec::new();
    for start in ["crate::".to_owned(), "open_forum::".to_owned(), "super::".repeat(depth)] {
        for (at, _) in code.match_indices(&start) {
            let before = code[..at].chars().next_back();
            // `$crate` is another crate's; one `super` more would lead out of the crate.
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$' || c == ':') {
                continue;
            }
            found.extend(branches(&code[at + start.len()..]));
        }
    }
    found
}

/// The paths in `a::b`, or in each branch of `{a::b, c::{d, e}}`.
fn branches(code: &str) -> Vec<String> {
    let Some(group) = code.strip_prefix('{') else {
        return vec![code.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect()];
    };
    let (mut depth, mut found, mut fresh) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                found.extend(branches(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

fn browser_elsewhere(path: &str, text: &str) -> Vec<String> {
    if BROWSER.contains(&owner(path)) {
        return Vec::new();
    }
    bare(text).lines().filter(|line| line.contains("web_sys")).map(|line| format!("touches the browser: {}", line.trim())).collect()
}

fn panics(_: &str, text: &str) -> Vec<String> {
    let code = bare(text);
    let calls = PANICS.iter().flat_map(|call| code.lines().flat_map(move |line| line.matches(call).map(move |_| line.trim())));
    calls.map(|line| format!("may panic: {line}")).collect()
}
