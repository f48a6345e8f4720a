//! `cargo xtask`: sets up, builds, serves, tests and measures Open Forum.

mod browser;
mod bundles;
mod digest;
mod dist;
mod failure;
mod offline;
mod page;
mod prebuilt;
mod run;
mod shell;
mod single;
mod size;
mod stylesheet;
mod tally;
mod test;
mod tools;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};

use dist::Profile;
use failure::Failure;
use test::Choice;

/// What is measured.
enum Bench {
    Screens,
    Room,
    Placement,
    Codes,
}

/// What a command line asks for.
enum Task {
    Run { port: u16, profile: Profile },
    Test(Choice),
    Size,
    Dist { single: bool },
    Bench(Bench),
    LargeForum(Vec<OsString>),
    Help,
}

fn main() -> ExitCode {
    match read().and_then(work) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            shell::say(&format!("cargo xtask: {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn work(task: Task) -> Result<bool, Failure> {
    match task {
        Task::Run { port, profile } => run::run(port, profile).map(|()| true),
        Task::Test(choice) => test::test(choice),
        Task::Size => size::report(&dist::build(Profile::Release)?).map(|()| true),
        Task::Dist { single: false } => dist::build(Profile::Release).map(|_| true),
        Task::Dist { single: true } => single::hand_out(&dist::build(Profile::Release)?).map(|()| true),
        Task::Bench(Bench::Screens) => bench_screens(&[]).map(|()| true),
        Task::Bench(Bench::Room) => bench_screens(&["room"]).map(|()| true),
        Task::Bench(Bench::Placement) => bench_natively("placement").map(|()| true),
        Task::Bench(Bench::Codes) => bench_natively("codes").map(|()| true),
        Task::LargeForum(arguments) => large_forum(&arguments).map(|()| true),
        Task::Help => {
            println!("{}", help());
            Ok(true)
        }
    }
}

/// An example of the main package makes it: this one is built without the app, to be quick.
fn large_forum(arguments: &[OsString]) -> Result<(), Failure> {
    let here = std::env::current_dir().map_err(Failure::file(Path::new(".")))?;
    let mut command = shell::cargo(&["run", "--quiet", "--example", "large-forum"]);
    // A file is named from where the command is given.
    command.arg("--manifest-path").arg(shell::repository().join("Cargo.toml")).arg("--").args(arguments).current_dir(here);
    shell::run(&mut command)
}

/// The clock runs in the browser; what drives it may be built quickly.
fn bench_screens(only: &[&str]) -> Result<(), Failure> {
    let folder = dist::build(Profile::Release)?;
    let browser = browser::ensure()?;
    let mut bench = shell::cargo(&["bench", "--quiet", "--profile", "dev", "--bench", "screens"]);
    browser.tell(&mut bench);
    shell::run(bench.arg("--").args(only).env("OPEN_FORUM_DIST", folder))
}

/// Pure computing, natively and optimised.
fn bench_natively(what: &str) -> Result<(), Failure> {
    shell::run(&mut shell::cargo(&["bench", "--quiet", "--bench", what]))
}

fn help() -> String {
    format!(
        "cargo xtask run [--port N] [--debug]   build the site and serve it on http://127.0.0.1:8080
cargo xtask test [FILTER] [--only A,B]  check everything; steps: {}
cargo xtask size                        what each part of the site weighs
cargo xtask dist                        leave the static site in target/dist/site/
cargo xtask dist --single               the same, and the whole app as one file in target/dist/open-forum.html
cargo xtask bench                       how fast the screens answer, in the browser, on the release site
cargo xtask bench room                  of these, from the console to the projector, and an hour of it
cargo xtask bench placement             how good the suggested placement is, and how long it takes
cargo xtask bench codes                 how well and how fast QR codes are read, and how long a text takes to cross
cargo xtask large-forum [--out FILE]    write the large forum that speed is measured with as a backup file

What is missing is installed: tools into .tools/, Chromium and npm with apt where that is allowed.",
        test::step_names()
    )
}

fn read() -> Result<Task, Failure> {
    let mut parser = Parser::from_env();
    let Some(first) = parser.next()? else { return Ok(Task::Help) };
    let name = match first {
        Arg::Value(name) => name.string()?,
        Arg::Long("help") | Arg::Short('h') => return Ok(Task::Help),
        Arg::Long(_) | Arg::Short(_) => return Err(first.unexpected().into()),
    };
    match name.as_str() {
        "run" => read_run(&mut parser),
        "test" => read_test(&mut parser),
        "size" => read_end(&mut parser, Task::Size),
        "dist" => read_dist(&mut parser),
        "bench" => read_bench(&mut parser),
        "large-forum" => Ok(Task::LargeForum(parser.raw_args()?.collect())),
        "help" => read_end(&mut parser, Task::Help),
        _ => Err(Failure::Usage(format!("there is no command `{name}`; `cargo xtask help` lists them").into())),
    }
}

fn read_run(parser: &mut Parser) -> Result<Task, Failure> {
    let (mut port, mut profile) = (8080, Profile::Release);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("port") => port = parser.value()?.parse()?,
            Arg::Long("debug") => profile = Profile::Debug,
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Task::Run { port, profile })
}

fn read_dist(parser: &mut Parser) -> Result<Task, Failure> {
    let mut single = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("single") => single = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Task::Dist { single })
}

fn read_test(parser: &mut Parser) -> Result<Task, Failure> {
    let mut choice = Choice::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("only") => choice.only.extend(parser.value()?.string()?.split(',').map(|name| name.trim().to_owned())),
            Arg::Value(filter) if choice.filter.is_none() => choice.filter = Some(filter.string()?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Task::Test(choice))
}

fn read_bench(parser: &mut Parser) -> Result<Task, Failure> {
    match parser.next()? {
        None => Ok(Task::Bench(Bench::Screens)),
        Some(Arg::Value(what)) if what == "room" => read_end(parser, Task::Bench(Bench::Room)),
        Some(Arg::Value(what)) if what == "placement" => read_end(parser, Task::Bench(Bench::Placement)),
        Some(Arg::Value(what)) if what == "codes" => read_end(parser, Task::Bench(Bench::Codes)),
        Some(argument) => Err(argument.unexpected().into()),
    }
}

fn read_end(parser: &mut Parser, task: Task) -> Result<Task, Failure> {
    match parser.next()? {
        None => Ok(task),
        Some(argument) => Err(argument.unexpected().into()),
    }
}
