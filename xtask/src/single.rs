//! The whole app as one file, which browsers open from a disk or a stick: the page with everything that it
//! would fetch inside it, compressed. `assets/one_file.js` hands it out there.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;

use crate::digest;
use crate::dist::{self, Profile};
use crate::failure::Failure;
use crate::page::tags;
use crate::shell::{repository, say, write};
use xtask::policy;

/// The file's name, beside the site's page and wherever it is handed on.
pub const NAME: &str = "open-forum.html";

/// Compressed as far as it gets: the file travels by hand. A site that is being worked on is built quickly.
const fn effort(profile: Profile) -> u8 {
    match profile {
        Profile::Release => 10,
        Profile::Debug => 1,
    }
}

/// Writes the one file into the finished site.
pub fn press(profile: Profile, folder: &Path) -> Result<(), Failure> {
    let html = text(&folder.join("index.html"))?;
    let script = tags(&html).find_map(|tag| tag.value("data-js")).ok_or(Failure::Page { what: "it starts no script" })?;
    let name = script.trim_start_matches("./").trim_end_matches(".js");
    let (app, bundles) = (text(&folder.join(script))?, text(&folder.join(format!("{name}_bundles.js")))?);
    let module = one_module(name, &app, &bundles)?;
    let stand_in = text(&repository().join("assets/one_file.js"))?;
    let style = with_typeface(folder, &text(&folder.join(stylesheet(&html)?))?)?;
    for inline in [&module, &stand_in, &style] {
        fits_into_a_page(inline)?;
    }
    let content =
        policy::one_file(&[&module, &stand_in].map(|script| digest::stated(script.as_bytes())), &digest::stated(style.as_bytes()));
    let icon = BASE64_STANDARD.encode(bytes(&folder.join("icons/icon.svg"))?);
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{content}\">\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <style>{style}</style>\n"
    );
    let carried = carried(profile, name, folder)?;
    let body = format!("{carried}<script type=\"module\">{module}</script>\n<script>{stand_in}</script>");
    write(&folder.join(NAME), assembled(&html, &head, &body)?.as_bytes())
}

/// Lays the one file of a finished site where people find it.
pub fn hand_out(folder: &Path) -> Result<(), Failure> {
    let place = repository().join("target/dist").join(NAME);
    let size = fs::copy(folder.join(NAME), &place).map_err(Failure::file(&place))?;
    say(&format!("One file of {size} bytes: {}", place.display()));
    Ok(())
}

/// The page without what it would fetch, and with what stands in for it.
fn assembled(html: &str, head: &str, body: &str) -> Result<String, Failure> {
    let mut kept = String::new();
    let mut from = 0;
    for tag in tags(html) {
        let fetched = matches!(tag.name, "link" | "script") || tag.value("http-equiv") == Some("Content-Security-Policy");
        if fetched {
            kept.push_str(html.get(from..tag.range.start).unwrap_or_default());
            from = tag.range.end;
            if tag.name == "script" {
                from += html.get(from..).and_then(|rest| rest.find("</script>")).unwrap_or_default() + "</script>".len();
            }
        }
    }
    kept.push_str(html.get(from..).unwrap_or_default());
    // What was taken out has left its lines. Those of scripts and styles must stay, for their digests are stated.
    let page: String = kept.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect();
    // As browsers write a page out, so that what is handed on is the same file, byte by byte.
    let page = put(&page, "\n<head>", "<head>")?.replace("&#8239;", "\u{202f}");
    let page = put(&page, "\n</body>\n</html>", "</body></html>")?;
    let charset = "<meta charset=\"utf-8\">";
    let page = put(&page, charset, &format!("{charset}\n{head}"))?;
    put(&page, "</body>", &format!("{body}</body>"))
}

/// The module and the script that loads its bundles import each other; one module has no need to.
fn one_module(name: &str, app: &str, bundles: &str) -> Result<String, Failure> {
    let loading = put(bundles, &format!("import {{ initSync }} from \"./{name}.js\";\n"), "")?;
    let names: Vec<&str> =
        loading.lines().filter_map(|line| line.strip_prefix("export const ")?.split([' ', '=']).next()).collect();
    let loading = loading.replace("\nexport const ", "\nconst ");
    let mut module = format!("const bundles = (() => {{\n{loading}\nreturn {{ {} }};\n}})();\n", names.join(", "));
    for line in app.lines() {
        let line = match line.strip_prefix("import * as ").and_then(|rest| rest.split_once(" from ")) {
            Some((import, _)) => format!("const {import} = bundles;"),
            None if line.starts_with("export {") => String::new(),
            None => line.strip_prefix("export ").unwrap_or(line).to_owned(),
        };
        module.push_str(&line);
        module.push('\n');
    }
    let stands_alone = !module.lines().any(|line| line.starts_with("import ") || line.starts_with("export "));
    if !stands_alone || names.is_empty() || !module.contains("function __wbg_init(") {
        return Err(Failure::Page { what: "its module is not as the one file takes it in" });
    }
    let _ = write!(
        module,
        "__wbg_init({{ module_or_path: \"{name}_bg.wasm\" }}).catch((reason) => {{\n\
         document.documentElement.dataset.start = \"failed\";\nconsole.error(reason);\n}});\n"
    );
    Ok(module)
}

fn stylesheet(html: &str) -> Result<&str, Failure> {
    let sheet = tags(html).find(|tag| tag.value("rel") == Some("stylesheet")).and_then(|tag| tag.value("href"));
    sheet.ok_or(Failure::Page { what: "it has no stylesheet" })
}

/// The style with the typeface inside it.
fn with_typeface(folder: &Path, style: &str) -> Result<String, Failure> {
    let address = style.split("url(\"").filter_map(|part| part.split_once("\")")).map(|(address, _)| address);
    let Some(face) = address.into_iter().find(|address| address.starts_with("fonts/")) else {
        return Err(Failure::Page { what: "its style has no typeface" });
    };
    let content = BASE64_STANDARD.encode(bytes(&folder.join(face))?);
    put(style, &format!("url(\"{face}\")"), &format!("url(data:font/woff2;base64,{content})"))
}

/// What the app fetches later, in blocks that browsers leave alone. The worker's code is plain, for a worker
/// is started at once.
fn carried(profile: Profile, name: &str, folder: &Path) -> Result<String, Failure> {
    let mut blocks = String::new();
    for (file, path) in dist::files(folder)? {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let content = match ending.as_ref() {
            "wasm" | "woff2" | "json" => BASE64_STANDARD.encode(compress_to_vec_zlib(&bytes(&path)?, effort(profile))),
            "js" if file == "book.js" => text(&path)?,
            _ => continue,
        };
        fits_into_a_page(&content)?;
        let media = policy::media_type(&file);
        let _ = writeln!(blocks, "<script type=\"text/plain\" data-file=\"{file}\" data-type=\"{media}\">{content}</script>");
    }
    let whole = blocks.contains(&format!("\"{name}_bg.wasm\"")) && blocks.contains("\"book.js\"");
    if whole { Ok(blocks) } else { Err(Failure::Page { what: "not everything is there that the one file carries" }) }
}

/// A page ends a script or a style where it sees its end, whatever the language says.
fn fits_into_a_page(content: &str) -> Result<(), Failure> {
    let ends = ["</script", "</style", "<!--"].iter().any(|end| content.to_ascii_lowercase().contains(end));
    if ends { Err(Failure::Page { what: "a script or style can't stand inside it" }) } else { Ok(()) }
}

fn put(text: &str, from: &str, to: &str) -> Result<String, Failure> {
    if text.contains(from) {
        Ok(text.replacen(from, to, 1))
    } else {
        Err(Failure::Page { what: "it has no place for a part of the one file" })
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::file(path))
}

fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file(path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LOADING: &str =
        "import { initSync } from \"./x.js\";\n\nlet shared;\nexport const load_a = () => initSync();\nexport const load_b = 2;\n";
    const APP: &str = "import * as import1 from \"./x_bundles.js\"\nexport class A {}\nfunction initSync() {}\nasync function __wbg_init() {}\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn two_modules_that_import_each_other_become_one() {
        let module = one_module("x", APP, LOADING).unwrap();
        assert!(module.contains("return { load_a, load_b };"), "{module}");
        assert!(module.contains("const import1 = bundles;\nclass A {}"), "{module}");
        assert!(!module.contains("export ") && !module.contains("import {"), "{module}");
        assert!(one_module("y", APP, LOADING).is_err(), "a module of another name");
    }

    #[test]
    fn the_page_fetches_nothing_and_keeps_its_words() {
        let html = "<html>\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"x\">\n<link rel=\"icon\" href=\"a\">\n\
            <script defer src=\"b.js\"></script>\n<title>T</title></head>\n<body><p>Words</p>\n</body>\n</html>\n";
        let page = assembled(html, "<style>a\n\nb</style>\n", "<script>c</script>").unwrap();
        let wanted = "<html><head>\n<meta charset=\"utf-8\">\n<style>a\n\nb</style>\n\n<title>T</title></head>\n<body><p>Words</p><script>c</script></body></html>\n";
        assert_eq!(page, wanted);
    }

    #[test]
    fn what_would_end_its_block_stops_the_build() {
        assert!(fits_into_a_page("const a = '</SCRIPT>';").is_err());
        assert!(fits_into_a_page("a < b").is_ok());
    }
}
