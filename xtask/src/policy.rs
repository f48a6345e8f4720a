//! The headers that a host of Open Forum should send.

/// What the page may load and do. `index.html` states the same in a `<meta>`, for hosts that can't
/// send headers; a test compares the two.
pub const CONTENT: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

/// The security headers of every answer, by name and value.
pub fn headers() -> Vec<(&'static str, String)> {
    vec![
        // A page can't state this one about itself.
        ("Content-Security-Policy", format!("{CONTENT}; frame-ancestors 'none'")),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", "camera=(self), geolocation=(), microphone=()".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// The type a browser is told, by the file name's ending.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// How long a browser may keep a file: for ever where its name holds a digest of its content.
pub fn caching(path: &str) -> &'static str {
    let file = path.rsplit('/').next().unwrap_or_default();
    if file.split(['-', '_', '.']).any(is_digest) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn is_digest(part: &str) -> bool {
    part.len() >= 15 && part.chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_states_the_same_policy_as_the_server() {
        assert!(include_str!("../../index.html").contains(&format!("content=\"{CONTENT}\"")));
    }

    #[test]
    fn only_a_file_named_by_its_content_is_kept_for_ever() {
        assert!(caching("/open-forum-0123456789abcdef_bg.wasm").contains("immutable"));
        assert_eq!(caching("/index.html"), "no-cache");
        assert_eq!(caching("/book_bg.wasm"), "no-cache");
    }
}
