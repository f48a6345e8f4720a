//! What people type and paste: one line that is a topic, a list of topics, a list of promises.

use std::collections::HashSet;

use super::fold::fold;
use super::{Refusal, limits, markdown};

/// One typed line, read: `title — convener, convener`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicLine {
    /// What it is about.
    pub title: String,
    /// Who proposes it, by name.
    pub conveners: Vec<String>,
}

/// One topic of a pasted list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedTopic {
    /// The line it stands on, from 1.
    pub line: usize,
    /// What it is about.
    pub title: String,
    /// Who proposes it, by name.
    pub conveners: Vec<String>,
    /// Its sub-questions.
    pub questions: Vec<String>,
    /// More words about it; only a table has them.
    pub description: String,
    /// Its label; only a table has one.
    pub label: String,
}

/// One promise of a pasted list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedPromise {
    /// Who promises.
    pub name: String,
    /// What.
    pub promise: String,
}

/// Why a pasted list is refused, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtLine {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub refusal: Refusal,
}

impl std::fmt::Display for AtLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.line, self.refusal)
    }
}

impl std::error::Error for AtLine {}

/// A line of a pasted list that can't be taken; the others can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where and why.
    pub at: AtLine,
    /// How what stands there begins.
    pub said: String,
}

impl LeftOut {
    /// The words on a line are left out.
    pub fn new(line: usize, refusal: Refusal, words: &str) -> Self {
        const SHOWN: usize = 80;
        let mut said: String = words.trim().chars().take(SHOWN).collect();
        if said.len() < words.trim().len() {
            said.push('…');
        }
        Self { at: AtLine { line, refusal }, said }
    }
}

/// What a pasted list comes to, in its order: what can be taken, and what is left out.
pub type Pasted<T> = Vec<Result<T, LeftOut>>;

/// Reads one line. Rule T2: the last dash that stands apart parts the title from its conveners.
///
/// # Errors
/// [`Refusal::Empty`] without a title, [`Refusal::TooLong`] for the title or a name.
pub fn topic_line(text: &str) -> Result<TopicLine, Refusal> {
    let text = text.trim();
    let (title, conveners) = match last_separator(text) {
        Some((from, to)) => (text.get(..from).unwrap_or_default(), names(text.get(to..).unwrap_or_default())?),
        None => (text, Vec::new()),
    };
    Ok(TopicLine { title: limits::line(title)?, conveners })
}

/// Where the last separator begins and ends: an em dash anywhere, or an en dash, a hyphen or two
/// between spaces, so that compound words and addresses stay whole.
fn last_separator(text: &str) -> Option<(usize, usize)> {
    let mut last = None;
    let mut before: Option<char> = None;
    let mut hyphens_from = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let apart_after = text.get(end..).and_then(|rest| rest.chars().next()).is_none_or(char::is_whitespace);
        if c == '-' && before != Some('-') {
            hyphens_from = at;
        }
        let separates = match c {
            '—' | '―' => true,
            '–' => apart_after && before.is_some_and(char::is_whitespace),
            '-' => {
                apart_after
                    && end - hyphens_from <= 2
                    && text.get(..hyphens_from).is_some_and(|head| head.ends_with(char::is_whitespace))
            }
            _ => false,
        };
        if separates {
            last = Some((if c == '-' { hyphens_from } else { at }, end));
        }
        before = Some(c);
    }
    last
}

/// Names one after the other, parted by commas, semicolons, « et », `and` or `&`; each once.
///
/// # Errors
/// [`Refusal::TooLong`] when one of them is.
pub fn names(text: &str) -> Result<Vec<String>, Refusal> {
    let mut names: Vec<String> = Vec::new();
    let mut take = |words: &mut Vec<&str>| -> Result<(), Refusal> {
        let name = limits::optional_line(&words.join(" "))?;
        words.clear();
        let folded = fold(&name);
        if !folded.is_empty() && !names.iter().any(|known| fold(known) == folded) {
            names.push(name);
        }
        Ok(())
    };
    for part in text.split([',', ';']) {
        let mut words = Vec::new();
        for word in part.split_whitespace() {
            if word == "&" || word.eq_ignore_ascii_case("et") || word.eq_ignore_ascii_case("and") {
                take(&mut words)?;
            } else {
                words.push(word);
            }
        }
        take(&mut words)?;
    }
    Ok(names)
}

/// Reads a pasted list of people: one a line, numbered, bulleted or bare, or several set off as in
/// [`names`]; each once.
///
/// # Errors
/// Where a line is: [`Refusal::TooLong`] when a name is, [`Refusal::TooMany`].
pub fn people(text: &str) -> Result<Vec<String>, AtLine> {
    let mut people: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for item in items(text) {
        let at = |refusal| AtLine { line: item.line, refusal };
        people.extend(names(item.text).map_err(at)?.into_iter().filter(|name| known.insert(fold(name))));
        if people.len() > limits::LIST {
            return Err(at(Refusal::TooMany { limit: limits::LIST }));
        }
    }
    Ok(people)
}

/// Reads a pasted list of topics. Rule T3: each numbered, bulleted or bare line is a topic; lines
/// indented below it, or bulleted below a line that isn't, are its sub-questions. A line without a title, or
/// too long, is left out, with what stands below it.
///
/// # Errors
/// Where a line is: [`Refusal::TooMany`] topics.
pub fn topics(text: &str) -> Result<Pasted<PastedTopic>, AtLine> {
    let mut list: Pasted<PastedTopic> = Vec::new();
    let mut outline = Outline::default();
    // Where in the list the topic stands that nested lines belong to.
    let mut begun = None;
    for item in items(text) {
        let words = markdown::plain(item.text);
        let left_out = |refusal| LeftOut::new(item.line, refusal, &words);
        if let Some(topic) = begun.filter(|_| outline.is_nested(&item)).and_then(|at: usize| list.get_mut(at)) {
            let asked = match topic {
                Ok(topic) => ask(topic, &words),
                Err(above) => Err(above.at.refusal.clone()),
            };
            list.extend(asked.err().map(|refusal| Err(left_out(refusal))));
            continue;
        }
        if list.len() >= limits::TOPICS {
            return Err(AtLine { line: item.line, refusal: Refusal::TooMany { limit: limits::TOPICS } });
        }
        outline.begin(&item);
        begun = Some(list.len());
        let pasted = |TopicLine { title, conveners }| PastedTopic { line: item.line, title, conveners, ..PastedTopic::default() };
        list.push(topic_line(&words).map(pasted).map_err(left_out));
    }
    Ok(list)
}

/// Puts one more sub-question to a topic.
fn ask(topic: &mut PastedTopic, words: &str) -> Result<(), Refusal> {
    if topic.questions.len() >= limits::QUESTIONS {
        return Err(Refusal::TooMany { limit: limits::QUESTIONS });
    }
    topic.questions.push(limits::line(words)?);
    Ok(())
}

/// Reads one line `Name: promise`.
///
/// # Errors
/// [`Refusal::Empty`] without a name or a promise, [`Refusal::TooLong`] for either.
pub fn promise_line(text: &str) -> Result<PastedPromise, Refusal> {
    let (name, promise) = split_name(text).ok_or(Refusal::Empty)?;
    Ok(PastedPromise { name: limits::line(name)?, promise: limits::line(promise)? })
}

/// The name before the first colon that isn't an address's, and what follows.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let colon = text.match_indices(':').find(|(at, _)| !text.get(at + 1..).is_some_and(|rest| rest.starts_with("//")));
    let (name, promise) = text.split_at_checked(colon?.0)?;
    Some((name, promise.strip_prefix(':')?))
}

/// Reads a pasted list of promises: lines `Name: promise`; lines indented or bulleted below one go to
/// the same person, whose name may stand alone.
///
/// # Errors
/// Where a line is: [`Refusal::Empty`] for a name without a promise, [`Refusal::TooLong`],
/// [`Refusal::TooMany`].
pub fn promises(text: &str) -> Result<Vec<PastedPromise>, AtLine> {
    let mut list: Vec<PastedPromise> = Vec::new();
    let mut outline = Outline::default();
    let mut person: Option<String> = None;
    // The line of a name that still waits for its first promise.
    let mut waiting: Option<usize> = None;
    for item in items(text) {
        let at = |refusal| AtLine { line: item.line, refusal };
        let promise = match &person {
            Some(_) if outline.is_nested(&item) => item.text,
            _ => {
                if let Some(line) = waiting {
                    return Err(AtLine { line, refusal: Refusal::Empty });
                }
                outline.begin(&item);
                let (name, promise) = split_name(item.text).unwrap_or((item.text, ""));
                person = Some(limits::line(name).map_err(at)?);
                waiting = Some(item.line);
                promise
            }
        };
        let promise = limits::optional_line(promise).map_err(at)?;
        if let Some(name) = person.clone()
            && !promise.is_empty()
        {
            if list.len() >= limits::TOPICS {
                return Err(at(Refusal::TooMany { limit: limits::TOPICS }));
            }
            waiting = None;
            list.push(PastedPromise { name, promise });
        }
    }
    match waiting {
        Some(line) => Err(AtLine { line, refusal: Refusal::Empty }),
        None => Ok(list),
    }
}

/// How a line of a list begins; a later one nests below an earlier one where both stand in one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Marker {
    Plain,
    Bullet,
    MinorBullet,
}

struct Item<'t> {
    line: usize,
    indent: usize,
    marker: Marker,
    text: &'t str,
}

/// What the lines so far say about which ones are nested.
#[derive(Default)]
struct Outline {
    top: Option<Marker>,
    indent: usize,
}

impl Outline {
    /// One column isn't nesting: numbers are often aligned on their right.
    const STEP: usize = 2;

    fn begin(&mut self, item: &Item<'_>) {
        self.top.get_or_insert(item.marker);
        self.indent = item.indent;
    }

    fn is_nested(&self, item: &Item<'_>) -> bool {
        item.indent >= self.indent + Self::STEP || self.top.is_some_and(|top| item.marker > top)
    }
}

/// The lines that say something, without their markers and those of quotations; Markdown's headings and rules
/// aren't of the list.
fn items(text: &str) -> impl Iterator<Item = Item<'_>> {
    const TAB: usize = 4;
    lines(text).enumerate().filter_map(|(index, line)| {
        let line = unquoted(line);
        let rest = line.trim_start();
        let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { TAB } else { 1 }).sum();
        let (marker, text) = marker(rest.trim_end());
        let text = unchecked(text);
        let said = text.chars().any(|c| !c.is_whitespace()) && !is_aside(rest.trim_end());
        said.then_some(Item { line: index + 1, indent, marker, text })
    })
}

/// A line without the marks that Markdown sets before what is quoted. Rule T3.
fn unquoted(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) = line.trim_start().strip_prefix('>')
        && (rest.is_empty() || rest.starts_with([' ', '\t', '>']))
    {
        line = rest.strip_prefix(' ').unwrap_or(rest);
    }
    line
}

/// Whether a line is a heading or a rule of Markdown. Rule T3.
pub(super) fn is_aside(line: &str) -> bool {
    let heading = line.trim_start_matches('#');
    let level = line.len() - heading.len();
    let is_heading = (1..=6).contains(&level) && heading.starts_with([' ', '\t']) && numbered(line).is_none();
    is_heading || ['-', '*', '_'].iter().any(|mark| line.len() > 2 && line.chars().all(|c| c == *mark))
}

/// An item without the box that Markdown ticks off. Rule T3.
fn unchecked(text: &str) -> &str {
    let item = text.trim_start();
    let boxes = ["[ ]", "[x]", "[X]", "☐", "☑", "☒"];
    let rest = boxes.iter().find_map(|mark| item.strip_prefix(mark)).filter(|rest| rest.starts_with(char::is_whitespace));
    rest.unwrap_or(text)
}

/// Lines as editors, spreadsheets and word processors end them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split(['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']))
}

fn marker(line: &str) -> (Marker, &str) {
    if let Some(text) = numbered(line) {
        return (Marker::Plain, text);
    }
    let mut chars = line.chars();
    let first = chars.next();
    let rest = chars.as_str();
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    match first {
        Some('•' | '●' | '‣' | '■' | '➢' | '▪') => (Marker::Bullet, rest),
        Some('-' | '*' | '+' | '–' | '—' | '·') if apart => (Marker::Bullet, rest),
        Some('◦' | '○' | '▫' | '□') => (Marker::MinorBullet, rest),
        // Word pastes its second level as the letter o and a tab.
        Some('o') if rest.starts_with('\t') => (Marker::MinorBullet, rest),
        _ => (Marker::Plain, line),
    }
}

/// What follows `1.`, `1)`, `(1)`, `n° 1` or `#1` at the start of a line.
fn numbered(line: &str) -> Option<&str> {
    const DIGITS: usize = 4;
    let signs = ["#", "№", "n°", "N°", "nº", "Nº"];
    let signed = signs.iter().find_map(|sign| line.strip_prefix(sign)).map(str::trim_start);
    let digits_from = signed.unwrap_or_else(|| line.strip_prefix('(').unwrap_or(line));
    let after = digits_from.trim_start_matches(|c: char| c.is_ascii_digit());
    if !(1..=DIGITS).contains(&(digits_from.len() - after.len())) {
        return None;
    }
    if signed.is_some() {
        let text = after.trim_start();
        let text = text.strip_prefix(['.', ')', ':', '-', '–', '—']).unwrap_or(text);
        return (after.is_empty() || text.len() < after.len()).then_some(text);
    }
    // `1.5 degrees` begins with a figure, not with a number in a list.
    let text = after.strip_prefix(['.', ')', '°'])?;
    let text = text.strip_prefix([')', '.']).unwrap_or(text);
    (!text.starts_with(|c: char| c.is_ascii_digit())).then_some(text)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
