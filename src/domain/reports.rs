//! Reports: who writes them, who came, and their sections of notes.

use super::agenda::{self, Held};
use super::edit::{Edits, Transaction, Verb};
use super::order::{self, Step};
use super::participants::Names;
use super::records::{Participant, Report, Section, TemplateSection, Topic};
use super::{Context, Forum, Id, Refusal, actions, limits, merging, persons, sorting, template, typed};

/// One section of a report as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSection {
    /// The id that its record has, or will have once something is written in it.
    pub id: Id<Section>,
    /// Its heading: its own, or the template's.
    pub title: String,
    /// Whether it comes from the template.
    pub from_template: bool,
    /// Whether it has a record already.
    pub exists: bool,
    /// Its place: its own, or the template's.
    pub order: String,
}

/// How far a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportState {
    /// Nothing is written.
    Empty,
    /// Something is.
    InProgress,
    /// The reporter says it is done.
    Done,
}

/// The sections of a workshop's report in their order. Those of the template are there from the
/// beginning, before anything is written in them, and so are sections written in a topic before it was
/// merged into this one. Rule W1. Rule W2. Rule W3. Rule W4.
pub fn sections(forum: &Forum, workshop: Id<Topic>) -> Vec<ReportSection> {
    let mut shown: Vec<ReportSection> = Vec::new();
    for (from, heading) in template::listed(forum) {
        let id = Id::derived(workshop, from);
        match forum.get::<Section>(&id) {
            Some(section) if section.removed => {}
            Some(section) => shown.push(existing(id, section, Some(heading))),
            None => shown.push(ReportSection {
                id,
                title: heading.title.clone(),
                from_template: true,
                exists: false,
                order: heading.order.clone(),
            }),
        }
    }
    for (id, section) in order::live::<Section>(forum) {
        let ours = section.workshop.is_some_and(|topic| merging::lead(forum, topic) == workshop);
        if ours && !shown.iter().any(|other| other.id == id) {
            let free = section.template.is_none() && section.workshop == Some(workshop);
            if free || written(forum, id) {
                let heading = section.template.and_then(|from| forum.get::<TemplateSection>(&from));
                shown.push(existing(id, section, heading));
            }
        }
    }
    sorting::sort_by(&mut shown, |a, b| a.order.cmp(&b.order).then(a.id.cmp(&b.id)));
    shown
}

fn existing(id: Id<Section>, section: &Section, heading: Option<&TemplateSection>) -> ReportSection {
    let or_template = |own: &str, of: fn(&TemplateSection) -> &str| {
        if own.is_empty() { heading.map_or("", of).to_owned() } else { own.to_owned() }
    };
    ReportSection {
        id,
        title: or_template(&section.title, |heading| &heading.title),
        from_template: section.template.is_some(),
        exists: true,
        order: or_template(&section.order, |heading| &heading.order),
    }
}

fn written(forum: &Forum, id: Id<Section>) -> bool {
    !forum.text::<Section>(&id).trim().is_empty()
}

/// How far the report is, from what is in it. Rule W7.
pub fn state(forum: &Forum, workshop: Id<Topic>) -> ReportState {
    if forum.get::<Report>(&workshop).is_some_and(|report| report.done) {
        return ReportState::Done;
    }
    let begun = order::live::<Section>(forum)
        .filter(|(_, section)| section.workshop.is_some_and(|topic| merging::lead(forum, topic) == workshop))
        .any(|(id, _)| written(forum, id));
    if begun || !actions::of_workshop(forum, Some(workshop)).is_empty() { ReportState::InProgress } else { ReportState::Empty }
}

/// The first line of the report that says something, without the marks that Markdown puts around it.
pub fn beginning(forum: &Forum, workshop: Id<Topic>) -> Option<String> {
    let sections = sections(forum, workshop);
    let mut lines = sections.iter().flat_map(|section| forum.text::<Section>(&section.id).lines()).map(said);
    lines.find(|line| line.chars().any(char::is_alphanumeric))
}

fn said(line: &str) -> String {
    let line = typed::bare(line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '>')));
    line.replace(['*', '`'], "")
}

/// How many came, where anybody was named or counted: the larger of the two, since people may be
/// counted and only some of them named. Rule W6.
pub fn attendance(forum: &Forum, workshop: Id<Topic>) -> Option<u32> {
    let report = forum.get::<Report>(&workshop)?;
    let named = attendees(forum, workshop).len();
    let named = (named > 0).then(|| u32::try_from(named).unwrap_or(u32::MAX));
    report.headcount.max(named)
}

/// Who is named as having come.
pub fn attendees(forum: &Forum, workshop: Id<Topic>) -> Vec<Id<Participant>> {
    let report = forum.get::<Report>(&workshop);
    report.into_iter().flat_map(|report| report.attendees.iter()).filter(|id| persons::known(forum, *id)).collect()
}

/// Who writes the report, if a person who is there was named.
pub fn reporter(forum: &Forum, workshop: Id<Topic>) -> Option<Id<Participant>> {
    forum.get::<Report>(&workshop)?.reporter.filter(|id| persons::known(forum, *id))
}

/// Adds a section of the workshop's own after the others. Rule W4.
///
/// # Errors
/// [`Refusal::Gone`] for the workshop; [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::TooMany`].
pub fn add_section(forum: &Forum, cx: &mut Context<'_>, workshop: Id<Topic>, title: &str) -> Result<Transaction, Refusal> {
    there(forum, workshop)?;
    let title = limits::line(title)?;
    let shown = sections(forum, workshop);
    if shown.len() >= limits::LIST {
        return Err(Refusal::TooMany { limit: limits::LIST });
    }
    let order = order::last_of(shown.iter().map(|section| section.order.as_str()));
    let section = Section { workshop: Some(workshop), template: None, title: title.clone(), order, removed: false };
    let id = cx.id();
    let mut edits = Edits::none();
    edits.put(forum, &id, &section);
    Ok(Transaction::on::<Section>(Verb::SectionAdded, title, &id, edits))
}

/// Gives a section a heading of its own. Rule W2.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::Empty`], [`Refusal::TooLong`].
pub fn rename_section(
    forum: &Forum,
    _cx: &mut Context<'_>,
    workshop: Id<Topic>,
    id: Id<Section>,
    title: &str,
) -> Result<Transaction, Refusal> {
    let title = limits::line(title)?;
    shown(forum, workshop, id)?;
    let mut edits = Edits::none();
    change_section(forum, &mut edits, workshop, id, |section| section.title.clone_from(&title))?;
    Ok(Transaction::on::<Section>(Verb::SectionRenamed, title, &id, edits))
}

/// Moves a section among those of its report. Rule W4.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn shift_section(
    forum: &Forum,
    _cx: &mut Context<'_>,
    workshop: Id<Topic>,
    id: Id<Section>,
    step: Step,
) -> Result<Transaction, Refusal> {
    let title = shown(forum, workshop, id)?.title;
    let all = sections(forum, workshop);
    let row: Vec<_> = all.iter().map(|section| (section.id, section.order.as_str())).collect();
    let mut edits = Edits::none();
    for (key, place) in order::moved(&row, id, step)? {
        change_section(forum, &mut edits, workshop, key, |section| section.order = place)?;
    }
    Ok(Transaction::on::<Section>(Verb::SectionMoved, title, &id, edits))
}

/// Removes a section from this report; one of the template stays in the others. Rule W3.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn remove_section(forum: &Forum, _cx: &mut Context<'_>, workshop: Id<Topic>, id: Id<Section>) -> Result<Transaction, Refusal> {
    let title = shown(forum, workshop, id)?.title;
    let mut edits = Edits::none();
    change_section(forum, &mut edits, workshop, id, |section| section.removed = true)?;
    Ok(Transaction::on::<Section>(Verb::SectionRemoved, title, &id, edits))
}

/// Writes a section's notes. In a section that somebody removed meanwhile the notes are kept, and the
/// section stays removed. Rule W1. Rule W5.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::TooLong`].
pub fn write_notes(
    forum: &Forum,
    _cx: &mut Context<'_>,
    workshop: Id<Topic>,
    id: Id<Section>,
    notes: &str,
) -> Result<Transaction, Refusal> {
    let mut edits = Edits::none();
    change_section(forum, &mut edits, workshop, id, |_| ())?;
    edits.write::<Section>(forum, &id, notes)?;
    Ok(Transaction::on::<Section>(Verb::NotesWritten, agenda::title(forum, workshop), &id, edits))
}

/// Changes a section's record, and makes it first where only the template has it. Rule W1.
fn change_section(
    forum: &Forum,
    edits: &mut Edits,
    workshop: Id<Topic>,
    id: Id<Section>,
    change: impl FnOnce(&mut Section),
) -> Result<(), Refusal> {
    if forum.get::<Section>(&id).is_some() {
        return edits.change::<Section>(forum, &id, change);
    }
    there(forum, workshop)?;
    let from = order::live::<TemplateSection>(forum).map(|(from, _)| from).find(|from| Id::derived(workshop, *from) == id);
    let mut section = Section { workshop: Some(workshop), template: Some(from.ok_or(Refusal::Gone)?), ..Section::default() };
    change(&mut section);
    edits.put(forum, &id, &section);
    Ok(())
}

fn shown(forum: &Forum, workshop: Id<Topic>, id: Id<Section>) -> Result<ReportSection, Refusal> {
    sections(forum, workshop).into_iter().find(|section| section.id == id).ok_or(Refusal::Gone)
}

fn there(forum: &Forum, workshop: Id<Topic>) -> Result<Held<'_>, Refusal> {
    agenda::held(forum, workshop).ok_or(Refusal::Gone)
}

/// Names who writes the report, or nobody. `people` makes the person, where new. Rule W6.
///
/// # Errors
/// [`Refusal::Gone`] for the workshop or the person.
pub fn name_reporter(
    forum: &Forum,
    _cx: &mut Context<'_>,
    workshop: Id<Topic>,
    person: Option<Id<Participant>>,
    people: Edits,
) -> Result<Transaction, Refusal> {
    let title = there(forum, workshop)?.topic.title.clone();
    let subject = person.map_or(Ok(title), |person| persons::named(forum, &people, person))?;
    Ok(change_report(forum, people, workshop, Verb::ReporterNamed, subject, |report| report.reporter = person))
}

/// Notes that somebody attends, or doesn't; anybody may attend several workshops. Rule W6.
///
/// # Errors
/// [`Refusal::Gone`] for the workshop or the person.
pub fn attend(
    forum: &Forum,
    _cx: &mut Context<'_>,
    workshop: Id<Topic>,
    person: Id<Participant>,
    present: bool,
    people: Edits,
) -> Result<Transaction, Refusal> {
    there(forum, workshop)?;
    let name = persons::named(forum, &people, person)?;
    Ok(change_report(forum, people, workshop, Verb::AttendanceChanged, name, |report| report.attendees.set(person, present)))
}

/// Notes that the people with these names attend, in one gesture; who isn't known yet is added. Rule W6.
///
/// # Errors
/// [`Refusal::Gone`] for the workshop; [`Refusal::Empty`] without a name, [`Refusal::TooLong`] for one.
pub fn attend_by_name(forum: &Forum, cx: &mut Context<'_>, workshop: Id<Topic>, names: &[String]) -> Result<Transaction, Refusal> {
    let title = there(forum, workshop)?.topic.title.clone();
    let subject = match names {
        [] => return Err(Refusal::Empty),
        [name] => limits::line(name)?,
        _ => title,
    };
    let (mut people, mut known) = (Edits::none(), Names::of(forum));
    let came = names.iter().map(|name| known.find_or_add(forum, cx, name, &mut people)).collect::<Result<Vec<_>, _>>()?;
    Ok(change_report(forum, people, workshop, Verb::AttendanceChanged, subject, |report| {
        for person in &came {
            report.attendees.set(*person, true);
        }
    }))
}

/// Notes how many came, where they were counted. Rule W6.
///
/// # Errors
/// [`Refusal::Gone`] for the workshop; [`Refusal::OutOfRange`].
pub fn count_heads(forum: &Forum, _cx: &mut Context<'_>, workshop: Id<Topic>, heads: Option<u32>) -> Result<Transaction, Refusal> {
    let title = there(forum, workshop)?.topic.title.clone();
    if let Some(heads) = heads {
        limits::within(heads, 0, limits::PEOPLE)?;
    }
    Ok(change_report(forum, Edits::none(), workshop, Verb::AttendanceChanged, title, |report| report.headcount = heads))
}

/// Says that the report is done; it can still be written in. Rule W7.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn finish(forum: &Forum, _cx: &mut Context<'_>, workshop: Id<Topic>) -> Result<Transaction, Refusal> {
    let title = there(forum, workshop)?.topic.title.clone();
    Ok(change_report(forum, Edits::none(), workshop, Verb::ReportDone, title, |report| report.done = true))
}

/// Says that the report isn't done after all. Rule W7.
///
/// # Errors
/// [`Refusal::Gone`].
pub fn reopen(forum: &Forum, _cx: &mut Context<'_>, workshop: Id<Topic>) -> Result<Transaction, Refusal> {
    let title = there(forum, workshop)?.topic.title.clone();
    Ok(change_report(forum, Edits::none(), workshop, Verb::ReportReopened, title, |report| report.done = false))
}

fn change_report(
    forum: &Forum,
    mut edits: Edits,
    workshop: Id<Topic>,
    verb: Verb,
    subject: String,
    change: impl FnOnce(&mut Report),
) -> Transaction {
    edits.change_or_make::<Report>(forum, &workshop, change);
    Transaction::on::<Report>(verb, subject, &workshop, edits)
}

#[cfg(test)]
mod tests;
