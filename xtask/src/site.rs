//! A small static server on the loopback interface.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::UNIX_EPOCH;

use crate::policy;

/// The most that a request's head may hold.
const HEAD_LIMIT: u64 = 16 * 1024;

/// The built site, served until this is dropped.
pub struct Site {
    address: SocketAddr,
    state: Arc<State>,
}

struct State {
    root: PathBuf,
    cut: AtomicBool,
    closed: AtomicBool,
}

impl Site {
    /// Serves a folder on 127.0.0.1; port 0 takes any free one.
    ///
    /// # Errors
    /// Where the folder doesn't exist or the port is taken.
    pub fn open(root: &Path, port: u16) -> io::Result<Self> {
        let root = root.canonicalize()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let state = Arc::new(State { root, cut: AtomicBool::new(false), closed: AtomicBool::new(false) });
        let served = Arc::clone(&state);
        thread::spawn(move || accept(&listener, &served));
        Ok(Self { address, state })
    }

    /// Where the site is, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Cuts the network: while `cut`, every connection is dropped without an answer.
    pub fn cut(&self, cut: bool) {
        self.state.cut.store(cut, Ordering::SeqCst);
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.state.closed.store(true, Ordering::SeqCst);
        // Wakes the accepting thread, which then sees that it is to end; nothing to do if it is gone.
        drop(TcpStream::connect(self.address));
    }
}

fn accept(listener: &TcpListener, state: &Arc<State>) {
    for stream in listener.incoming() {
        if state.closed.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let state = Arc::clone(state);
        thread::spawn(move || {
            // A browser that goes away in the middle of an answer is nothing to report.
            let _gone = converse(&stream, &state);
        });
    }
}

/// Answers requests on one connection until the other side closes it.
fn converse(stream: &TcpStream, state: &State) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        if state.cut.load(Ordering::SeqCst) || state.closed.load(Ordering::SeqCst) {
            return Ok(());
        }
        let answer = answer(&request, &state.root);
        (&mut &*stream).write_all(&answer)?;
    }
    Ok(())
}

struct Request {
    method: String,
    path: String,
    known: Option<String>,
}

impl Request {
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut lines = Vec::new();
        let mut head = reader.take(HEAD_LIMIT);
        loop {
            let mut line = String::new();
            if head.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            if line.trim().is_empty() {
                break;
            }
            lines.push(line);
        }
        let mut words = lines.first().map(|line| line.split_whitespace()).into_iter().flatten();
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
        let known = lines.iter().skip(1).find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("if-none-match").then(|| value.trim().to_owned())
        });
        let path = target.split(['?', '#']).next().unwrap_or_default();
        Ok(Some(Self { method: method.to_owned(), path: decoded(path), known }))
    }
}

/// Reads `%20` and the like; what is malformed stays as it is and then names no file.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%').then(|| after.get(..2)).flatten();
        let value = escaped.and_then(|two| str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = if value.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The file that a path names, if it is one inside the site.
fn resolve(root: &Path, path: &str) -> Option<PathBuf> {
    let inside = path.strip_prefix('/')?;
    let named =
        root.join(if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() });
    let file = named.canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

fn answer(request: &Request, root: &Path) -> Vec<u8> {
    if request.method != "GET" && request.method != "HEAD" {
        return written("405 Method Not Allowed", &[("Allow", "GET, HEAD".to_owned())], b"", true);
    }
    let found = resolve(root, &request.path).and_then(|file| Some((tag(&file)?, fs::read(&file).ok()?, file)));
    let Some((tag, content, file)) = found else {
        return written("404 Not Found", &[("Content-Type", "text/plain; charset=utf-8".to_owned())], b"Nothing is here.\n", true);
    };
    let name = file.to_string_lossy();
    let mut headers = vec![
        ("Content-Type", policy::media_type(&name).to_owned()),
        ("Cache-Control", policy::caching(&name).to_owned()),
        ("ETag", tag.clone()),
    ];
    headers.extend(policy::disposition(&name).map(|disposition| ("Content-Disposition", disposition.to_owned())));
    if request.known.as_deref() == Some(tag.as_str()) {
        return written("304 Not Modified", &headers, b"", false);
    }
    let mut answer = written("200 OK", &headers, &content, true);
    if request.method == "HEAD" {
        answer.truncate(answer.len() - content.len());
    }
    answer
}

/// Changes whenever the file does.
fn tag(file: &Path) -> Option<String> {
    let about = fs::metadata(file).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", about.len(), changed.as_nanos()))
}

fn written(status: &str, headers: &[(&str, String)], body: &[u8], sized: bool) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for (name, value) in headers.iter().map(|(name, value)| (*name, value.clone())).chain(policy::headers()) {
        answer.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    if sized {
        answer.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
    }
    answer.extend_from_slice(b"\r\n");
    answer.extend_from_slice(body);
    answer
}
