//! Building the static site.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::digest::Digest;
use crate::failure::Failure;
use crate::shell::{answer, cargo, program, repository, run, say, tools_folder, write};
use crate::{bundles, offline, single, stylesheet, tools};

/// How the application is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and fast, as it is hosted.
    Release,
    /// Quickly, with debug information.
    Debug,
}

/// The module of the book's worker, which Trunk has shrunk once.
const BOOK: &str = "book_bg.wasm";

/// What the site is made from; when none of it changed, the last build is as good as a new one.
const SOURCES: [&str; 18] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "assets",
    "docs",
    "examples",
    "index.html",
    "locales",
    "src",
    "style",
    "xtask/npm",
    "xtask/src/bundles.rs",
    "xtask/src/dist.rs",
    "xtask/src/offline.rs",
    "xtask/src/policy.rs",
    "xtask/src/single.rs",
    "xtask/src/stylesheet.rs",
    "xtask/src/tools.rs",
];

impl Profile {
    fn folder(self) -> PathBuf {
        repository().join(match self {
            Self::Release => "target/dist/site",
            Self::Debug => "target/debug-site",
        })
    }

    fn stamp(self) -> PathBuf {
        tools_folder().join(match self {
            Self::Release => "dist.stamp",
            Self::Debug => "debug-site.stamp",
        })
    }
}

/// Builds the site unless it is already built from these sources, and says where it is.
pub fn build(profile: Profile) -> Result<PathBuf, Failure> {
    tools::ensure_build_tools()?;
    let folder = profile.folder();
    let sources = sources()?;
    let stamped = fs::read_to_string(profile.stamp()).unwrap_or_default();
    if stamped == sources && folder.join("index.html").exists() {
        say("The site is built from these sources already");
        return Ok(folder);
    }
    let start = Instant::now();
    say("Fetching the crates that are missing");
    run(&mut cargo(&["fetch", "--quiet", "--locked"]))?;
    say("Building the site (the first time this compiles everything, and takes some minutes)");
    press(profile, &folder)?;
    write(&profile.stamp(), sources.as_bytes())?;
    say(&format!("Built in {:.0} s: {}", start.elapsed().as_secs_f32(), folder.display()));
    Ok(folder)
}

fn press(profile: Profile, folder: &Path) -> Result<(), Failure> {
    let mut trunk = tools::trunk(&["build", "--offline"]);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    run(trunk.arg("--dist").arg(folder))?;
    bundles::split(profile, folder)?;
    if profile == Profile::Release {
        bundles::keep_the_smallest(&folder.join(BOOK), &["-Oz", "-Os", "-O3"])?;
    }
    stylesheet::join(folder)?;
    single::press(profile, folder)?;
    offline::keep(profile, folder)
}

/// A digest of everything that the site is made from.
fn sources() -> Result<String, Failure> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&repository().join(source), &mut files)?;
    }
    files.sort();
    let mut digest = Digest::default();
    digest.add(answer(program("rustc").arg("--version")).unwrap_or_default().as_bytes());
    for file in files {
        digest.add(file.to_string_lossy().as_bytes());
        digest.add(&fs::read(&file).map_err(Failure::file(&file))?);
    }
    Ok(digest.end())
}

/// Every file of a site by its name, in order, with where it lies.
pub fn files(folder: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let named = |path: PathBuf| (path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned(), path);
    Ok(paths.into_iter().map(named).collect())
}

/// Adds the file, or every file in the folder, to `files`.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).map_err(Failure::file(path))? {
            collect(&entry.map_err(Failure::file(path))?.path(), files)?;
        }
    }
    Ok(())
}
