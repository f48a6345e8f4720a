//! The headers that a host of Open Forum should send.

/// What the page may load and do. `index.html` states the same in a `<meta>`, for hosts that can't
/// send headers; a test compares the two.
pub const CONTENT: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

/// What the app may load and do where all of it is one file: what stands in the page, known by its digest, and
/// nothing from anywhere.
pub fn one_file(scripts: &[String], style: &str) -> String {
    let scripts = scripts.join("' '");
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' '{scripts}'; style-src '{style}'; img-src data: blob:; \
         font-src data:; connect-src 'none'; worker-src blob:; frame-src blob:; object-src 'none'; base-uri 'none'; \
         form-action 'none'"
    )
}

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

/// What a browser is to do with a file: the one file is saved, for the policy would stop it in place.
pub fn disposition(path: &str) -> Option<&'static str> {
    path.ends_with("/open-forum.html").then_some("attachment")
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
    fn the_ready_configurations_send_the_same_headers() {
        type Line = fn(&str, &str) -> String;
        let configurations: [(&str, &str, Line); 4] = [
            ("nginx.conf", include_str!("../../docs/hosting/nginx.conf"), |name, value| {
                format!("add_header {name} \"{value}\" always;")
            }),
            ("Caddyfile", include_str!("../../docs/hosting/Caddyfile"), |name, value| format!("\t{name} \"{value}\"\n")),
            ("htaccess", include_str!("../../docs/hosting/htaccess"), |name, value| {
                format!("Header always set {name} \"{value}\"\n")
            }),
            ("_headers", include_str!("../../docs/hosting/_headers"), |name, value| format!("  {name}: {value}\n")),
        ];
        let guide = include_str!("../../docs/HOSTING.md");
        for (name, value) in headers() {
            for (file, text, line) in &configurations {
                assert_eq!(text.matches(&line(name, &value)).count(), 1, "{file}: {name}");
            }
            assert!(guide.contains(&format!("{name}: {value}\n")), "the guide: {name}");
        }
        for (file, text, _) in &configurations {
            for said in ["public, max-age=31536000, immutable", "open-forum-", "Content-Disposition", "attachment"] {
                assert!(text.contains(said), "{file}: {said}");
            }
        }
    }

    #[test]
    fn only_a_file_named_by_its_content_is_kept_for_ever() {
        assert!(caching("/open-forum-0123456789abcdef_bg.wasm").contains("immutable"));
        assert_eq!(caching("/index.html"), "no-cache");
        assert_eq!(caching("/book_bg.wasm"), "no-cache");
    }
}
