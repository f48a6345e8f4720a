//! Splitting the application: what the first screen needs, and bundles that come when they are asked for.
//!
//! `src/main.rs` marks each bundle with a function. What only these functions reach is taken out of the
//! linked module, by the `wasm-split` of the Leptos and Yew projects, before the bindings are made; the
//! linker leaves the relocations that this needs (`locales/build.rs`). A module that two bundles share is
//! a file of its own, named for both: `…_forum-morning.wasm` comes with whichever of them comes first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::digest;
use crate::dist::Profile;
use crate::failure::Failure;
use crate::page::tags;
use crate::shell::{answer, cargo, program, repository, run, write};
use crate::size;
use crate::tools::WASM;

/// What the compiler may use that every browser has had for years; `index.html` says the same for the
/// book's worker.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Puts the split application in the place of the whole one in the built site.
pub fn split(profile: Profile, folder: &Path) -> Result<(), Failure> {
    let linked = linked(profile)?;
    let module = fs::read(&linked).map_err(Failure::file(&linked))?;
    let digest = digest::of(&module);
    let name = format!("open-forum-{}", digest.get(..16).unwrap_or(&digest));
    let work = repository().join("target/bundles");
    // What an earlier build left must not come along.
    if work.exists() {
        fs::remove_dir_all(&work).map_err(Failure::file(&work))?;
    }
    fs::create_dir_all(&work).map_err(Failure::file(&work))?;
    let shared = take_apart(&module, &name, &work)?;
    bind(&name, &work)?;
    let link = name_bundles(&name, &work, &shared)?;
    settle(profile, &name, &work, folder, &link)?;
    point_page_to(&name, folder)
}

/// Where the compiler left the application, relocations included.
fn linked(profile: Profile) -> Result<PathBuf, Failure> {
    let said = answer(&mut cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap_or_default();
    let folder = said.split_once("\"target_directory\":\"").and_then(|(_, rest)| rest.split_once('"'));
    let Some((folder, _)) = folder else { return Err(Failure::Page { what: "cargo doesn't say where it builds" }) };
    let profile = if profile == Profile::Release { "release" } else { "debug" };
    Ok(Path::new(folder).join(WASM).join(profile).join("open-forum.wasm"))
}

/// Takes the bundles out of the module. Answers which bundles need each of the files that were made.
fn take_apart(module: &[u8], name: &str, work: &Path) -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let (link, main, whole) = (format!("./{name}_bundles.js"), format!("./{name}.js"), work.join("main.wasm"));
    let mut options = Options::new(module);
    options.output_dir = work;
    options.main_out_path = &whole;
    options.link_name = &link;
    options.main_module = &main;
    let split = transform(options).map_err(|report| Failure::Split { source: report.into() })?;
    let mut needed = BTreeMap::<String, BTreeSet<String>>::new();
    for (bundle, files) in split.prefetch_map {
        for file in files {
            needed.entry(file).or_default().insert(bundle.clone());
        }
    }
    Ok(needed)
}

/// Makes the bindings of what is loaded first; bundles call through it.
fn bind(name: &str, work: &Path) -> Result<(), Failure> {
    let mut bind = program("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name, "--out-dir"]);
    run(bind.arg(work).arg(work.join("main.wasm")))?;
    let whole = work.join("main.wasm");
    fs::remove_file(&whole).map_err(Failure::file(&whole))
}

/// Names each file for the bundles that need it, and for the build, so that browsers may keep it.
/// Answers the script that loads them.
fn name_bundles(name: &str, work: &Path, needed: &BTreeMap<String, BTreeSet<String>>) -> Result<String, Failure> {
    let script = work.join(format!("{name}_bundles.js"));
    let mut link = fs::read_to_string(&script).map_err(Failure::file(&script))?;
    for (file, bundles) in needed {
        let bundles = bundles.iter().map(String::as_str).collect::<Vec<_>>().join("-");
        let (from, to) = (format!("{file}.wasm"), format!("{name}_{bundles}.wasm"));
        let asked = format!("\"./{from}\"");
        if !link.contains(&asked) {
            return Err(Failure::Page { what: "the script that loads the bundles doesn't name one of them" });
        }
        link = link.replace(&asked, &format!("\"./{to}\""));
        fs::rename(work.join(&from), work.join(&to)).map_err(Failure::file(&work.join(&from)))?;
    }
    write(&script, link.as_bytes())?;
    Ok(link)
}

/// Moves everything into the site, as small as it gets where that is worth the time.
fn settle(profile: Profile, name: &str, work: &Path, folder: &Path, link: &str) -> Result<(), Failure> {
    for entry in fs::read_dir(work).map_err(Failure::file(work))? {
        let path = entry.map_err(Failure::file(work))?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let wasm = path.extension().is_some_and(|ending| ending == "wasm");
        let wanted = !wasm || file == format!("{name}_bg.wasm") || link.contains(&format!("\"./{file}\""));
        if !wanted {
            continue;
        }
        let place = folder.join(&file);
        if wasm && profile == Profile::Release {
            let mut shrink = program("wasm-opt");
            shrink.args(["-Oz", "--low-memory-unused", "--strip-debug", "--strip-producers"]).args(FEATURES);
            run(shrink.arg(&path).arg("--output").arg(&place))?;
            keep_the_smallest(&place, &["-Os", "-O3"])?;
        } else {
            fs::copy(&path, &place).map_err(Failure::file(&place))?;
        }
    }
    Ok(())
}

/// Shrinks a module once more, in each of these ways, and keeps what is smallest once it is compressed: what
/// is fewer bytes is often more of them on the wire.
pub fn keep_the_smallest(module: &Path, ways: &[&str]) -> Result<(), Failure> {
    let mut least = size::compressed(module)?;
    let first = module.with_extension("first");
    fs::copy(module, &first).map_err(Failure::file(&first))?;
    for way in ways {
        let again = module.with_extension("again");
        run(program("wasm-opt").args([*way, "--low-memory-unused"]).args(FEATURES).arg(&first).arg("--output").arg(&again))?;
        let compressed = size::compressed(&again)?;
        if compressed < least {
            least = compressed;
            fs::copy(&again, module).map_err(Failure::file(module))?;
        }
        fs::remove_file(&again).map_err(Failure::file(&again))?;
    }
    fs::remove_file(&first).map_err(Failure::file(&first))
}

/// Names the split application in the page, and drops the whole one.
fn point_page_to(name: &str, folder: &Path) -> Result<(), Failure> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::file(&page))?;
    let script = tags(&html).find_map(|tag| tag.value("data-js")).ok_or(Failure::Page { what: "it starts no script" })?;
    let whole = script.trim_start_matches("./").trim_end_matches(".js").to_owned();
    for ending in [".js", "_bg.wasm"] {
        let file = folder.join(format!("{whole}{ending}"));
        fs::remove_file(&file).map_err(Failure::file(&file))?;
    }
    // The module imports it, so the browser may as well ask for it at once.
    let ahead = format!("<link rel=\"modulepreload\" href=\"./{name}_bundles.js\" crossorigin=\"anonymous\"></head>");
    let html = html.replace(&whole, name).replacen("</head>", &ahead, 1);
    write(&page, html.as_bytes())
}
