//! A calendar as iCalendar (RFC 5545).
//!
//! What is due is an event of a whole day and no VTODO: calendars show events, and most of them (those of
//! phones, Google's, Outlook's on the web) pass over VTODO without a word.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::calendar::{Calendar, Event, Span, When};
use super::escape;

/// Longest line, in octets, without its end.
const LINE: usize = 75;

/// The calendar as an iCalendar file.
pub fn ical(calendar: &Calendar) -> String {
    let mut writer = Writer { out: String::new() };
    writer.line("BEGIN", "VCALENDAR");
    writer.line("VERSION", "2.0");
    writer.line("PRODID", "-//Open Forum//Open Forum//EN");
    writer.line("CALSCALE", "GREGORIAN");
    // Not of the standard; what calendars name an imported calendar by.
    writer.text("X-WR-CALNAME", &calendar.name);
    let made = calendar.made.utc().map(|made| made.naive_utc()).filter(|made| writable(made.date())).unwrap_or_default();
    for event in &calendar.events {
        writer.event(event, made);
    }
    writer.line("END", "VCALENDAR");
    writer.out
}

/// Whether iCalendar can write a date: its years have four digits.
pub fn writable(date: NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

struct Writer {
    out: String,
}

impl Writer {
    fn event(&mut self, event: &Event, made: NaiveDateTime) {
        self.line("BEGIN", "VEVENT");
        self.text("UID", &event.uid);
        self.line("DTSTAMP", &utc(made));
        match event.when {
            When::Day(day) => self.day(day),
            When::Utc(span) => self.span(span, &utc),
            When::Local(span) => self.span(span, &local),
        }
        self.text("SUMMARY", &event.summary);
        if !event.location.is_empty() {
            self.text("LOCATION", &event.location);
        }
        if !event.description.is_empty() {
            self.text("DESCRIPTION", &event.description.join("\n"));
        }
        if event.cancelled {
            self.line("STATUS", "CANCELLED");
        }
        self.line("END", "VEVENT");
    }

    /// A whole day, which leaves whoever has it free for other things.
    fn day(&mut self, day: NaiveDate) {
        self.line("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
        if let Some(next) = day.succ_opt().filter(|next| writable(*next)) {
            self.line("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
        }
        self.line("TRANSP", "TRANSPARENT");
    }

    fn span(&mut self, span: Span, form: &dyn Fn(NaiveDateTime) -> String) {
        self.line("DTSTART", &form(span.starts));
        if let Some(ends) = span.ends {
            self.line("DTEND", &form(ends));
        }
    }

    /// A property whose value is text. Its lines stay lines.
    fn text(&mut self, name: &str, text: &str) {
        let mut safe = String::with_capacity(text.len());
        for (n, line) in text.lines().enumerate() {
            if n > 0 {
                safe.push_str("\\n");
            }
            for c in escape::plain(line).chars() {
                if matches!(c, '\\' | ';' | ',') {
                    safe.push('\\');
                }
                safe.push(c);
            }
        }
        self.line(name, &safe);
    }

    /// A property, folded: a line that goes on begins with a space.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LINE {
                self.out.push_str("\r\n ");
                length = 1;
            }
            self.out.push(c);
            length += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

fn local(moment: NaiveDateTime) -> String {
    moment.format("%Y%m%dT%H%M%S").to_string()
}

fn utc(moment: NaiveDateTime) -> String {
    local(moment) + "Z"
}
