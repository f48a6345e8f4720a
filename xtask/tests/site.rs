//! What the static server answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use xtask::site::Site;

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("open-forum-site-{}-{name}", process::id()));
    fs::create_dir_all(folder.join("site/icons")).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    fs::write(folder.join("site/index.html"), "<!doctype html>the page").unwrap();
    fs::write(folder.join("site/icons/with space.svg"), "<svg/>").unwrap();
    folder
}

fn ask(site: &Site, request: &str) -> String {
    let mut stream = TcpStream::connect(site.origin().strip_prefix("http://").unwrap()).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn get(site: &Site, path: &str) -> String {
    ask(site, &format!("GET {path} HTTP/1.1\r\nHost: here\r\n\r\n"))
}

fn site(folder: &Path) -> Site {
    Site::open(&folder.join("site"), 0).unwrap()
}

#[test]
fn every_answer_carries_the_policy() {
    let folder = folder("policy");
    let site = site(&folder);
    for path in ["/", "/nothing", "/icons/with%20space.svg"] {
        let answer = get(&site, path);
        assert!(answer.contains("Content-Security-Policy: default-src 'self'"), "{answer}");
        assert!(answer.contains("X-Content-Type-Options: nosniff"), "{answer}");
    }
}

#[test]
fn a_file_is_answered_with_its_type_and_the_folder_with_its_page() {
    let folder = folder("types");
    let site = site(&folder);
    assert!(get(&site, "/?query").ends_with("the page"));
    assert!(get(&site, "/icons/with%20space.svg").contains("Content-Type: image/svg+xml"));
}

#[test]
fn the_one_file_is_saved_and_not_opened_in_place() {
    let folder = folder("one-file");
    fs::write(folder.join("site/open-forum.html"), "the app").unwrap();
    let site = site(&folder);
    assert!(get(&site, "/open-forum.html").contains("Content-Disposition: attachment"));
    assert!(!get(&site, "/").contains("Content-Disposition"));
}

#[test]
fn nothing_outside_the_site_is_answered() {
    let folder = folder("outside");
    let site = site(&folder);
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "//etc/hostname", "/icons", "secret.txt", "/%zz"] {
        assert!(get(&site, path).starts_with("HTTP/1.1 404"), "{path}");
    }
}

#[test]
fn what_the_browser_already_has_is_not_sent_again() {
    let folder = folder("again");
    let site = site(&folder);
    let first = get(&site, "/");
    let tag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
    let second = ask(&site, &format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}\r\n\r\n"));
    assert!(second.starts_with("HTTP/1.1 304") && !second.contains("the page"), "{second}");
}

#[test]
fn while_the_network_is_cut_nothing_is_answered() {
    let folder = folder("cut");
    let site = site(&folder);
    site.cut(true);
    assert_eq!(get(&site, "/"), "");
    site.cut(false);
    assert!(get(&site, "/").starts_with("HTTP/1.1 200"));
}
