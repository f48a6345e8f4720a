//! Serving the site on this machine.

use std::env;
use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::thread;

use xtask::site::Site;

use crate::dist::{self, Profile};
use crate::failure::Failure;
use crate::shell::{find, say};

/// Builds the site if need be, serves it and opens a browser where there is one. Ends when it is stopped.
pub fn run(port: u16, profile: Profile) -> Result<(), Failure> {
    let folder = dist::build(profile)?;
    let site = Site::open(&folder, port).map_err(|source| match source.kind() {
        ErrorKind::NotFound => Failure::File { path: folder.clone(), source },
        _ => Failure::Port { port, source },
    })?;
    say(&format!("Open Forum is at {} (Ctrl-C ends)", site.origin()));
    open_browser(&site.origin());
    loop {
        thread::park();
    }
}

fn open_browser(address: &str) {
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some());
    if !screen || find("xdg-open").is_none() {
        return;
    }
    // The address was said; where no browser comes up, it can still be opened by hand.
    let _started = Command::new("xdg-open").arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
