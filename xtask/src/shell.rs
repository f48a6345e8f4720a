//! Starting other programs, and telling what is going on.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use crate::failure::Failure;

/// The repository's folder.
pub fn repository() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_path_buf)
}

/// Where the pinned tools live.
pub fn tools_folder() -> PathBuf {
    repository().join(".tools")
}

/// Tells one line about what is being done.
pub fn say(text: &str) {
    // Progress goes where cargo's does, so that what a command prints as its answer stays apart.
    let _closed = writeln!(io::stderr(), "{text}");
}

/// A program, with the pinned tools first on its search path.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(repository()).env("PATH", search_path());
    command
}

/// Cargo, the one that runs this command.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = program(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(arguments);
    // What the outer cargo says about this package isn't so for the packages of the inner one.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

fn search_path() -> std::ffi::OsString {
    let tools = tools_folder();
    let own = [tools.join("bin"), tools.join("node_modules/.bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}

/// The program's command line, for messages.
pub fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs a program to its end; what it prints is seen.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|source| Failure::Start { line: line(command), source })?;
    ended(command, status)
}

/// Runs a program to its end and hands every line of its standard output on, which is seen as well.
pub fn watch(command: &mut Command, mut each: impl FnMut(&str)) -> Result<(), Failure> {
    command.stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|source| Failure::Start { line: line(command), source })?;
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&bytes);
            let _closed = io::stdout().write_all(text.as_bytes());
            each(text.trim_end());
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|source| Failure::Start { line: line(command), source })?;
    ended(command, status)
}

/// What a program prints, or nothing if it can't be started or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is found, if it is installed.
pub fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&search_path()).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Whether packages of the system may be installed.
pub fn is_root() -> bool {
    answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs packages of the system with apt.
pub fn apt(packages: &[&str]) -> Result<(), Failure> {
    let noninteractive = |command: &mut Command| {
        command.env("DEBIAN_FRONTEND", "noninteractive");
        run(command)
    };
    // A list that can't be renewed may still be good enough to install from.
    if let Err(failure) = noninteractive(program("apt-get").args(["update", "-qq"])) {
        say(&format!("  {failure}"));
    }
    noninteractive(program("apt-get").args(["install", "--yes", "-qq", "--no-install-recommends"]).args(packages))
}

/// Writes a file and the folders it lies in.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    fs::write(path, content).map_err(Failure::file(path))
}

fn ended(command: &Command, status: std::process::ExitStatus) -> Result<(), Failure> {
    if status.success() { Ok(()) } else { Err(Failure::Ended { line: line(command), code: status.code() }) }
}
