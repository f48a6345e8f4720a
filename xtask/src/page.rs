//! Reading the built page: just enough HTML for a page that we wrote ourselves.

use std::ops::Range;

/// A start tag.
pub struct Tag<'a> {
    /// Its name, as written.
    pub name: &'a str,
    /// Where it stands in the page.
    pub range: Range<usize>,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, quoted or not.
    pub fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The values of all attributes.
    pub fn values(&self) -> impl Iterator<Item = &'a str> {
        self.attributes.iter().map(|(_, value)| *value)
    }
}

/// The start tags of a page, in their order; what stands in comments isn't read.
pub fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = html.get(from..)?;
            let open = from + rest.find('<')?;
            let inside = html.get(open + 1..)?;
            if let Some(comment) = inside.strip_prefix("!--") {
                from = html.len() - comment.len() + comment.find("-->")? + 3;
                continue;
            }
            from = open + 1;
            if inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let tag = read(html, open)?;
                from = tag.range.end;
                return Some(tag);
            }
        }
    })
}

fn read(html: &str, open: usize) -> Option<Tag<'_>> {
    let inside = html.get(open + 1..)?;
    let (name, mut rest) = inside.split_at(inside.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some(Tag { name, range: open..html.len() - after.len(), attributes });
        }
        let (key, after) = rest.split_at(rest.find(|c: char| c.is_whitespace() || c == '>' || c == '=')?);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after)?,
            None => ("", after),
        };
        attributes.push((key, value));
        rest = after;
    }
}

fn value(text: &str) -> Option<(&str, &str)> {
    let quoted = |quote| text.strip_prefix(quote).map(|inside: &str| inside.split_once(quote));
    match quoted('"').or_else(|| quoted('\'')) {
        Some(found) => found,
        None => Some(text.split_at(text.find(|c: char| c.is_whitespace() || c == '>')?)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn attributes_are_read_quoted_bare_and_empty() {
        let html = "<p>a < b</p><!-- <link href=no> --><link rel=stylesheet href='./a b.css' crossorigin data-x=\"1\"><br/>";
        let found: Vec<Tag<'_>> = tags(html).collect();
        assert_eq!(found.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["p", "link", "br"]);
        let link = found.get(1).unwrap();
        assert_eq!((link.value("rel"), link.value("href")), (Some("stylesheet"), Some("./a b.css")));
        assert_eq!((link.value("crossorigin"), link.value("data-x"), link.value("none")), (Some(""), Some("1"), None));
        assert!(html.get(link.range.clone()).unwrap().starts_with("<link") && html.get(link.range.clone()).unwrap().ends_with('>'));
    }
}
