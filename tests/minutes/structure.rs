//! Small readers that say whether HTML is well formed and what a Markdown document is made of.

use std::collections::HashSet;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

const VOID: &[&str] = &["meta", "br", "hr", "rect", "img"];

/// What is wrong with the HTML, if anything: tags that don't close in order, ids that come twice, links
/// within the page that lead nowhere, headings that skip a level.
pub fn html_defect(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let (mut ids, mut targets) = (HashSet::new(), Vec::new());
    let mut level = 0;
    let body = html.split_once("</style>").map_or(html, |(_, body)| body);
    if html.contains("</style>") {
        open.extend(["html", "head"]);
    }
    for piece in body.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { return Some(format!("a tag without an end: {piece}")) };
        if tag.matches('"').count() % 2 == 1 {
            return Some(format!("an attribute without an end: {tag}"));
        }
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if let Some(n) = name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()) {
            if !tag.starts_with('/') && n > level + 1 {
                return Some(format!("h{n} after h{level}"));
            }
            level = n;
        }
        for (attribute, value) in attributes(tag) {
            match attribute {
                "id" if !ids.insert(value) => return Some(format!("the id {value} comes twice")),
                "href" if value.starts_with('#') => targets.push(&value[1..]),
                "href" if !["http://", "https://", "mailto:"].iter().any(|scheme| value.to_lowercase().starts_with(scheme)) => {
                    return Some(format!("a link to {value}"));
                }
                // Nothing is fetched; what a picture shows is said.
                "src" if name == "img" && is_picture(value) && tag.contains(" alt=\"") && !tag.contains(" alt=\"\"") => {}
                "style" | "src" => return Some(format!("an attribute {attribute}")),
                name if name.starts_with("on") => return Some(format!("an attribute {name}")),
                _ => {}
            }
        }
        if ["script", "iframe", "style", "link", "object"].contains(&name) {
            return Some(format!("an element {name}"));
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> closes nothing"));
            }
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push(name);
        }
    }
    if let Some(target) = targets.into_iter().find(|target| !ids.contains(target)) {
        return Some(format!("#{target} leads nowhere"));
    }
    open.pop().map(|name| format!("<{name}> is left open"))
}

fn is_picture(address: &str) -> bool {
    let data =
        ["image/jpeg", "image/png", "image/webp"].iter().find_map(|media| address.strip_prefix(&format!("data:{media};base64,")));
    data.is_some_and(|data| data.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)))
}

fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        found.push((before.rsplit(' ').next().unwrap_or_default(), value));
        rest = after;
    }
    found
}

/// What a Markdown document is made of.
#[derive(Debug, Default, PartialEq)]
pub struct Outline {
    /// Its headings of levels 1 to 3.
    pub headings: Vec<(u8, String)>,
    /// How many tables it has.
    pub tables: usize,
    /// Where its links lead.
    pub links: Vec<String>,
    /// Raw HTML in it.
    pub raw: Vec<String>,
}

pub fn markdown_outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    let mut heading: Option<(u8, String)> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if level <= HeadingLevel::H3 => heading = Some((level as u8, String::new())),
            Event::End(TagEnd::Heading(_)) => outline.headings.extend(heading.take()),
            Event::Start(Tag::Table(_)) => outline.tables += 1,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => outline.links.push(dest_url.into_string()),
            Event::Html(raw) | Event::InlineHtml(raw) => outline.raw.push(raw.into_string()),
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, title)) = &mut heading {
                    title.push_str(&words);
                }
            }
            _ => {}
        }
    }
    outline
}
