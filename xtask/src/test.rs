//! Everything that must hold, in one command.

use std::path::PathBuf;
use std::process::Command;
use std::thread::available_parallelism;
use std::time::Instant;

use crate::browser;
use crate::dist::{self, Profile};
use crate::failure::Failure;
use crate::shell::{cargo, run, say, tools_folder, watch};
use crate::tools::{self, WASM};
use crate::{size, tally::Tally};

/// What to run.
#[derive(Default)]
pub struct Choice {
    /// Only the tests with this in their names; steps that run no tests are left out.
    pub filter: Option<String>,
    /// Only these steps, by their names.
    pub only: Vec<String>,
}

/// One step: its name, what it does in words, and whether it runs tests.
struct Step {
    name: &'static str,
    about: &'static str,
    tests: bool,
    work: fn(&mut Run) -> Result<(), Failure>,
}

const STEPS: [Step; 9] = [
    Step { name: "format", about: "formatting", tests: false, work: format },
    Step { name: "lint", about: "lints, native", tests: false, work: lint },
    Step { name: "lint-wasm", about: "lints, WebAssembly", tests: false, work: lint_wasm },
    Step { name: "native", about: "native tests", tests: true, work: native },
    Step { name: "browser", about: "tests in the browser", tests: true, work: in_browser },
    Step { name: "site", about: "release build of the site", tests: false, work: site },
    Step { name: "size", about: "size budget", tests: false, work: weigh },
    Step { name: "e2e", about: "end-to-end tests and accessibility, in Chromium", tests: true, work: end_to_end },
    Step { name: "docs", about: "documentation", tests: false, work: docs },
];

/// The names of the steps, for the help.
pub fn step_names() -> String {
    STEPS.map(|step| step.name).join(", ")
}

/// What the steps of one run share.
struct Run {
    filter: Option<String>,
    tally: Tally,
    site: Site,
}

/// The release build of the site, made once.
enum Site {
    NotBuilt,
    Built(PathBuf),
    Broken,
}

/// Runs every step that it can, whatever became of those before, and says whether all went well.
pub fn test(choice: Choice) -> Result<bool, Failure> {
    if let Some(unknown) = choice.only.iter().find(|name| STEPS.iter().all(|step| step.name != *name)) {
        return Err(Failure::Usage(format!("there is no step `{unknown}`, but {}", step_names()).into()));
    }
    tools::ensure_components()?;
    let mut shared = Run { filter: choice.filter, tally: Tally::default(), site: Site::NotBuilt };
    let mut failures: Vec<(&str, Failure)> = Vec::new();
    for (index, step) in STEPS.iter().enumerate() {
        let chosen = choice.only.is_empty() || choice.only.iter().any(|name| name == step.name);
        if !chosen || (shared.filter.is_some() && !step.tests) {
            continue;
        }
        say(&format!("\n── {}/{} {}: {}", index + 1, STEPS.len(), step.name, step.about));
        let start = Instant::now();
        let failed_before = shared.tally.failed;
        let outcome = (step.work)(&mut shared);
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => say(&format!("── {} went well, {seconds:.1} s", step.name)),
            Err(failure) => {
                say(&format!("── {} FAILED, {seconds:.1} s: {failure}", step.name));
                // A step that failed without a failed test still counts as one thing that failed.
                shared.tally.failed += usize::from(shared.tally.failed == failed_before);
                failures.push((step.name, failure));
            }
        }
    }
    say("");
    for (step, failure) in &failures {
        say(&format!("{step}: {failure}"));
    }
    println!("{}", shared.tally);
    Ok(failures.is_empty())
}

fn format(_: &mut Run) -> Result<(), Failure> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lint(_: &mut Run) -> Result<(), Failure> {
    run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // Not among all targets: it isn't run by a bare `cargo test`.
    run(&mut cargo(&["clippy", "--quiet", "--test", "e2e", "--", "-D", "warnings"]))
}

fn lint_wasm(_: &mut Run) -> Result<(), Failure> {
    tools::ensure_build_tools()?;
    run(&mut cargo(&["clippy", "--quiet", "--lib", "--bins", "--test", "browser", "--target", WASM, "--", "-D", "warnings"]))
}

fn native(shared: &mut Run) -> Result<(), Failure> {
    let mut tests = cargo(&["test", "--workspace"]);
    shared.count(&mut tests)
}

fn in_browser(shared: &mut Run) -> Result<(), Failure> {
    tools::ensure_build_tools()?;
    let browser = browser::ensure()?;
    let mut tests = cargo(&["test", "--target", WASM, "--test", "browser"]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    browser.tell(&mut tests);
    shared.count(&mut tests)
}

fn site(shared: &mut Run) -> Result<(), Failure> {
    shared.site().map(drop)
}

fn weigh(shared: &mut Run) -> Result<(), Failure> {
    size::report(&shared.site()?)
}

fn end_to_end(shared: &mut Run) -> Result<(), Failure> {
    let folder = shared.site()?;
    let browser = browser::ensure()?;
    let mut tests = cargo(&["test", "--test", "e2e"]);
    tests.env("OPEN_FORUM_DIST", folder);
    tests.env("OPEN_FORUM_AXE", tools_folder().join("node_modules/axe-core/axe.min.js"));
    browser.tell(&mut tests);
    // A browser each: more at a time than this only makes each of them slower.
    let threads = available_parallelism().map_or(1, usize::from).min(4);
    tests.env("RUST_TEST_THREADS", threads.to_string());
    // A failure says what was awaited and what was there; the depths of the driver's client tell nothing.
    tests.env("RUST_BACKTRACE", "0");
    shared.count(&mut tests)
}

fn docs(_: &mut Run) -> Result<(), Failure> {
    for target in [&["--workspace"][..], &["--target", WASM][..]] {
        let mut docs = cargo(&["doc", "--quiet", "--no-deps"]);
        run(docs.args(target).env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    Ok(())
}

impl Run {
    /// Runs tests, lets their output be seen and counts their results.
    fn count(&mut self, tests: &mut Command) -> Result<(), Failure> {
        let before = self.tally.passed + self.tally.failed;
        // All tests of all parts, even after one has failed.
        tests.arg("--no-fail-fast").args(&self.filter);
        watch(tests, |line| self.tally.read(line))?;
        let ran = self.tally.passed + self.tally.failed > before;
        if ran || self.filter.is_some() { Ok(()) } else { Err(Failure::NoTest) }
    }

    /// Where the site is, built if it wasn't yet; what could not be built isn't tried again.
    fn site(&mut self) -> Result<PathBuf, Failure> {
        match &self.site {
            Site::Built(folder) => Ok(folder.clone()),
            Site::Broken => Err(Failure::NoSite),
            Site::NotBuilt => {
                let built = dist::build(Profile::Release);
                self.site = built.as_ref().map_or(Site::Broken, |folder| Site::Built(folder.clone()));
                built
            }
        }
    }
}
