//! Binaries from a project's own release, taken only if they are the pinned ones.

use std::fs;
use std::path::{Path, PathBuf};

use crate::digest;
use crate::failure::Failure;
use crate::shell::{find, program, run, tools_folder};

/// One archive of a release.
pub struct Prebuilt {
    /// The processor it is for.
    pub machine: &'static str,
    /// Where it is.
    pub address: &'static str,
    /// Its SHA-256.
    pub digest: &'static str,
}

/// Downloads, checks and unpacks an archive, and puts its programs into the tools' folder.
pub fn install(prebuilt: &Prebuilt, programs: &[&str]) -> Result<(), Failure> {
    let work = tools_folder().join("download");
    fs::create_dir_all(&work).map_err(Failure::file(&work))?;
    let done = fetch(prebuilt, &work).and_then(|archive| unpack(&archive, &work, programs));
    // Room on the disk, nothing more: a folder that stays is no failure.
    let _kept = fs::remove_dir_all(&work);
    done
}

fn fetch(prebuilt: &Prebuilt, work: &Path) -> Result<PathBuf, Failure> {
    let archive = work.join("archive.tar.gz");
    // Where the host can't be reached, compiling must not wait long for it.
    let mut download = if find("curl").is_some() {
        let mut curl = program("curl");
        curl.args(["--fail", "--silent", "--show-error", "--location", "--proto", "=https"]);
        curl.args(["--connect-timeout", "8", "--max-time", "120", "--output"]).arg(&archive).arg(prebuilt.address);
        curl
    } else {
        let mut wget = program("wget");
        wget.args(["--quiet", "--https-only", "--tries=1", "--timeout=8", "-O"]).arg(&archive).arg(prebuilt.address);
        wget
    };
    run(&mut download)?;
    let bytes = fs::read(&archive).map_err(Failure::file(&archive))?;
    if digest::of(&bytes) == prebuilt.digest { Ok(archive) } else { Err(Failure::Digest { what: prebuilt.address.to_owned() }) }
}

fn unpack(archive: &Path, work: &Path, programs: &[&str]) -> Result<(), Failure> {
    run(program("tar").arg("-xzf").arg(archive).arg("-C").arg(work))?;
    let bin = tools_folder().join("bin");
    fs::create_dir_all(&bin).map_err(Failure::file(&bin))?;
    for name in programs {
        let found = inside(work, name)
            .ok_or(Failure::Missing { what: "a program in the downloaded archive", remedy: format!("It should hold {name}.") })?;
        let to = bin.join(name);
        fs::rename(&found, &to).map_err(Failure::file(&to))?;
    }
    Ok(())
}

/// A file of this name in the folder or in a folder directly inside it.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let direct = folder.join(name);
    if direct.is_file() {
        return Some(direct);
    }
    let folders = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    folders.map(|inner| inner.join(name)).find(|path| path.is_file())
}
