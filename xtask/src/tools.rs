//! The pinned tools, in the repository's own folder `.tools/`.

use std::fs;
use std::process::Command;

use crate::failure::Failure;
use crate::prebuilt::{self, Prebuilt};
use crate::shell::{answer, apt, cargo, find, is_root, program, repository, run, say, tools_folder, write};

/// The target of the application.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A tool written in Rust: a binary from its own release where that can be had, else compiled.
struct Tool {
    package: &'static str,
    version: &'static str,
    programs: &'static [&'static str],
    options: &'static [&'static str],
    prebuilt: &'static [Prebuilt],
}

/// The digests are those that the projects published beside their releases.
const TOOLS: [Tool; 2] = [
    Tool {
        package: "trunk",
        version: "0.21.14",
        programs: &["trunk"],
        // Without its check for updates, which asks another host at every build.
        options: &["--no-default-features", "--features", "rustls"],
        prebuilt: &[
            Prebuilt {
                machine: "x86_64",
                address: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-unknown-linux-gnu.tar.gz",
                digest: "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
            },
            Prebuilt {
                machine: "aarch64",
                address: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-unknown-linux-gnu.tar.gz",
                digest: "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
            },
        ],
    },
    Tool {
        package: "wasm-bindgen-cli",
        version: "0.2.128",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        options: &[],
        prebuilt: &[
            Prebuilt {
                machine: "x86_64",
                address: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.128/wasm-bindgen-0.2.128-x86_64-unknown-linux-musl.tar.gz",
                digest: "b51f0208fdff83515a787bd8ab9ac5865ed84dabb66d0c709957bb59793c645f",
            },
            Prebuilt {
                machine: "aarch64",
                address: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.128/wasm-bindgen-0.2.128-aarch64-unknown-linux-musl.tar.gz",
                digest: "079731dd1bc7798c1efa4f08fcc45130827cbcc9ff60a0b4c6047d64fc6fd25c",
            },
        ],
    },
];

/// Installs what building the site takes and isn't there yet.
pub fn ensure_build_tools() -> Result<(), Failure> {
    ensure_target()?;
    for tool in &TOOLS {
        ensure(tool)?;
    }
    ensure_npm_tools()
}

/// Installs the formatter and the linter where the toolchain came without them.
pub fn ensure_components() -> Result<(), Failure> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if answer(&mut cargo(&[subcommand, "--version"])).is_none() {
            say(&format!("Adding {component} to the Rust toolchain"));
            run(program("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn ensure_target() -> Result<(), Failure> {
    let libraries = answer(program("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| fs::exists(folder).unwrap_or(false)) {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(Failure::Missing {
            what: "the Rust target wasm32-unknown-unknown",
            remedy: "Install Rust with rustup (rustup.rs), which this command then uses to add it.".to_owned(),
        });
    }
    say("Adding the target wasm32-unknown-unknown to the Rust toolchain");
    run(program("rustup").args(["target", "add", WASM]))
}

fn ensure(tool: &Tool) -> Result<(), Failure> {
    if is_there(tool) {
        return Ok(());
    }
    let name = format!("{} {}", tool.package, tool.version);
    if let Some(prebuilt) = tool.prebuilt.iter().find(|prebuilt| prebuilt.machine == std::env::consts::ARCH) {
        say(&format!("Installing {name}: asking for its prebuilt release"));
        match prebuilt::install(prebuilt, tool.programs) {
            Ok(()) if is_there(tool) => return Ok(()),
            Ok(()) => say("  it doesn't run on this machine"),
            Err(failure) => say(&format!("  it can't be had here: {failure}")),
        }
    }
    compile(tool, &name)
}

/// Whether every program of the tool answers with the pinned version, wherever it was found.
fn is_there(tool: &Tool) -> bool {
    tool.programs.iter().all(|name| {
        let said = answer(program(name).arg("--version"));
        said.is_some_and(|said| said.split_whitespace().nth(1) == Some(tool.version))
    })
}

fn compile(tool: &Tool, name: &str) -> Result<(), Failure> {
    say(&format!("Installing {name}: compiling it, which takes some minutes, this once"));
    let folder = tools_folder();
    let build = folder.join("build");
    let mut install = cargo(&["install", "--locked", "--force", "--version", tool.version, "--root"]);
    install.arg(&folder).arg(tool.package).args(tool.options).env("CARGO_TARGET_DIR", &build);
    // These run for seconds: compiling them quickly counts more than their own speed.
    for (key, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1"), ("DEBUG", "0")] {
        install.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    run(&mut install)?;
    // Room on the disk, nothing more: a folder that stays is no failure.
    let _kept = fs::remove_dir_all(build);
    Ok(())
}

/// The optimiser and the accessibility rules, which only npm has, locked with their digests.
fn ensure_npm_tools() -> Result<(), Failure> {
    let wanted = repository().join("xtask/npm/package-lock.json");
    let lock = fs::read(&wanted).map_err(Failure::file(&wanted))?;
    let stamp = tools_folder().join("npm.stamp");
    let there = fs::read(&stamp).is_ok_and(|found| found == lock) && find("node").is_some();
    if there && tools_folder().join("node_modules/.bin/wasm-opt").exists() {
        return Ok(());
    }
    ensure_npm()?;
    say("Installing binaryen (wasm-opt) and axe-core from npm");
    for name in ["package.json", "package-lock.json"] {
        let from = repository().join("xtask/npm").join(name);
        write(&tools_folder().join(name), &fs::read(&from).map_err(Failure::file(&from))?)?;
    }
    let mut npm = program("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(tools_folder());
    run(&mut npm)?;
    write(&stamp, &lock)
}

fn ensure_npm() -> Result<(), Failure> {
    if find("npm").is_some() && find("node").is_some() {
        return Ok(());
    }
    if is_root() && find("apt-get").is_some() {
        say("Installing nodejs and npm with apt");
        return apt(&["nodejs", "npm"]);
    }
    Err(Failure::Missing {
        what: "npm",
        remedy: "Install Node.js 18 or newer with npm (Debian, Ubuntu: `sudo apt-get install nodejs npm`), then try again."
            .to_owned(),
    })
}

/// Trunk, told to use the pinned tools only and to ask no other host.
pub fn trunk(arguments: &[&str]) -> Command {
    let mut trunk = program("trunk");
    trunk.args(arguments);
    // Trunk reads this as `true` or `false`, while everywhere else any value means yes.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bindings_tool_is_of_the_version_that_the_application_is_locked_to() {
        let tool = TOOLS.iter().find(|tool| tool.package == "wasm-bindgen-cli").map(|tool| tool.version);
        let locked = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", tool.unwrap_or_default());
        assert!(include_str!("../../Cargo.lock").contains(&locked));
    }

    #[test]
    fn trunk_is_told_the_versions_that_are_installed() {
        let said = include_str!("../../Trunk.toml");
        let lock = include_str!("../npm/package-lock.json");
        assert!(TOOLS.iter().any(|tool| said.contains(&format!("wasm_bindgen = \"{}\"", tool.version))));
        assert!(said.contains("wasm_opt = \"version_132\"") && lock.contains("\"binaryen\": \"132.0.0\""));
    }

    #[test]
    fn a_prebuilt_release_is_of_the_version_that_is_pinned() {
        for tool in &TOOLS {
            assert!(tool.prebuilt.iter().all(|prebuilt| prebuilt.address.contains(tool.version)), "{}", tool.package);
        }
    }
}
