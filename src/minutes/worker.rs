//! The book's worker: renders notes and minutes off the main thread, loaded when first needed.
//!
//! It posts `{"ready":true}` once it listens (what is sent before is lost), then answers each message, a
//! JSON string, with one:
//! - `{"id":1,"task":"notes","text":"…","under":4}` → `{"id":1,"html":"…"}`;
//! - `{"id":2,"task":"minutes","format":"html","forum":{records…},"language":"fr","made":1794688200000,
//!   "face":"base64…","pictures":{"<name>":{"type":"image/jpeg","data":"base64…"}}}` → `{"id":2,
//!   "document":"…","name":"…-minutes.html"}`. The language is the forum's own where none is given; `made`,
//!   `face` and `pictures` may be left out, and of a picture that isn't there the book has the words.
//!   Formats: `article` (for the screen), `mail`, `html`, `markdown`, `text`, `docx`; `csv` with a `table` beside
//!   it (`topics`, `votes`, `workshops`, `actions`, `engagements`, `participants`), and `tables`, all of these in a
//!   ZIP; `ical`; `zip`, everything. What is bytes (`docx`, `tables`, `zip`) comes as base64, and with
//!   `"encoding":"base64"`.
//!   With `"book":"follow-up"` the book is the follow-up, `…-follow-up.html` or `…-suivi.html`, instead of the
//!   minutes.
//! - anything else → `{"id":…,"error":"…"}`.

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let replies = scope.clone();
    let answering = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if let Some(request) = message.data().as_string() {
            // A page that is gone hears no answer, and nobody misses it.
            let _ = replies.post_message(&JsValue::from_str(&answer::answer(&request)));
        }
    });
    scope.set_onmessage(Some(answering.as_ref().unchecked_ref()));
    answering.forget();
    let _ = scope.post_message(&JsValue::from_str("{\"ready\":true}"));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(any(target_arch = "wasm32", test))]
mod answer {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use open_forum::domain::{Forum, Identity, Language, Moment};
    use open_forum::exchange::records;
    use open_forum::i18n::{Text, say, t};
    use open_forum::minutes::archive::{self, Enclosed};
    use open_forum::minutes::calendar::Calendar;
    use open_forum::minutes::compose::{calendar, compose, follow_up, sheet, sheets};
    use open_forum::minutes::file_names::file_name;
    use open_forum::minutes::sheet::Table;
    use open_forum::minutes::{Book, Plates, csv, docx, html, ical, markdown, notes, text};
    use serde_json::{Value, json};

    /// Why there is no answer.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Fault {
        /// The message isn't JSON.
        NotJson,
        /// It asks for nothing that is known.
        NoSuchTask,
        /// It asks for a book that isn't known.
        NoSuchBook,
        /// It asks for a format that isn't known.
        NoSuchFormat,
        /// It asks for a table that isn't known.
        NoSuchTable,
        /// What it holds isn't a forum.
        NoForum,
        /// The file would be larger than its format allows.
        TooLarge,
    }

    impl Fault {
        const fn name(self) -> &'static str {
            match self {
                Self::NotJson => "not-json",
                Self::NoSuchTask => "no-such-task",
                Self::NoSuchBook => "no-such-book",
                Self::NoSuchFormat => "no-such-format",
                Self::NoSuchTable => "no-such-table",
                Self::NoForum => "no-forum",
                Self::TooLarge => "too-large",
            }
        }
    }

    impl From<archive::Unwritable> for Fault {
        fn from(archive::Unwritable::TooLarge: archive::Unwritable) -> Self {
            Self::TooLarge
        }
    }

    pub fn answer(request: &str) -> String {
        let parsed = serde_json::from_str::<Value>(request).map_err(|_| Fault::NotJson);
        let id = parsed.as_ref().ok().and_then(|request| request.get("id")).cloned().unwrap_or_default();
        let mut answer = parsed.and_then(|request| perform(&request)).unwrap_or_else(|fault| json!({"error": fault.name()}));
        if let Some(fields) = answer.as_object_mut() {
            fields.insert("id".to_owned(), id);
        }
        answer.to_string()
    }

    fn perform(request: &Value) -> Result<Value, Fault> {
        match request.get("task").and_then(Value::as_str) {
            Some("notes") => {
                let text = request.get("text").and_then(Value::as_str).unwrap_or_default();
                let under = request.get("under").and_then(Value::as_u64).and_then(|under| u8::try_from(under).ok()).unwrap_or(4);
                Ok(json!({"html": notes::html(text, under.min(6))}))
            }
            Some("minutes") => minutes(request),
            _ => Err(Fault::NoSuchTask),
        }
    }

    /// What is written: words, or a file of bytes.
    enum Written {
        Words(String),
        Bytes(Vec<u8>),
    }

    /// The forum that is asked about, and how.
    struct Asked<'a> {
        request: &'a Value,
        forum: Forum,
        about: Identity,
        language: Language,
        made: Option<Moment>,
        /// Whether it is the follow-up rather than the minutes.
        follows_up: bool,
        pictures: Plates<'a>,
    }

    impl<'a> Asked<'a> {
        fn read(request: &'a Value) -> Result<Self, Fault> {
            let forum = request.get("forum").and_then(|forum| records::decode(forum).ok()).ok_or(Fault::NoForum)?;
            let about = forum.about();
            let language = match request.get("language").and_then(Value::as_str) {
                Some("fr") => Language::Fr,
                Some("en") => Language::En,
                _ => about.minutes_language,
            };
            let made = request.get("made").and_then(Value::as_i64).map(Moment);
            let pictures = request.get("pictures").map(Plates::of).unwrap_or_default();
            let follows_up = match request.get("book").map(Value::as_str) {
                None | Some(Some("minutes")) => false,
                Some(Some("follow-up")) => true,
                Some(_) => return Err(Fault::NoSuchBook),
            };
            Ok(Self { request, forum, about, language, made, follows_up, pictures })
        }

        fn member(&self, name: &str) -> Option<&'a str> {
            self.request.get(name).and_then(Value::as_str)
        }

        fn book(&self) -> Book {
            let composed = if self.follows_up { follow_up } else { compose };
            composed(&self.forum, self.language, self.made)
        }

        fn calendar(&self) -> Calendar {
            calendar(&self.forum, self.language, self.made)
        }

        const fn called(&self) -> Text {
            if self.follows_up { t::book::FOLLOW_UP_FILE } else { t::book::FILE }
        }

        /// The document, what it is called in the name of its file, and its extension.
        fn write(&self) -> Result<(Written, &'static str, &'static str), Fault> {
            let minutes = say(self.language, self.called());
            Ok(match self.member("format") {
                Some("article") => (Written::Words(html::article(&self.book(), self.pictures)), minutes, "html"),
                Some("mail") => (Written::Words(html::mail(self.book(), self.pictures)), minutes, "html"),
                Some("html") => (Written::Words(html::page(&self.book(), self.pictures, self.member("face"))), minutes, "html"),
                Some("markdown") => (Written::Words(markdown::markdown(&self.book())), minutes, "md"),
                Some("text") => (Written::Words(text::text(&self.book())), minutes, "txt"),
                Some("docx") => (Written::Bytes(docx::docx(&self.book(), self.pictures)?), minutes, "docx"),
                Some("csv") => {
                    let table = self.member("table").and_then(Table::named).ok_or(Fault::NoSuchTable)?;
                    let sheet = sheet(&self.forum, self.language, table);
                    (Written::Words(csv::csv(&sheet)), sheet.name, "csv")
                }
                Some("ical") => {
                    let what = say(self.language, t::tables::CALENDAR);
                    (Written::Words(ical::ical(&self.calendar())), what, "ics")
                }
                Some("tables") => {
                    let what = say(self.language, t::tables::TABLES);
                    let sheets = sheets(&self.forum, self.language);
                    (Written::Bytes(archive::tables(self.about.date, &self.title(), &sheets)?), what, "zip")
                }
                Some("zip") => (Written::Bytes(self.everything()?), say(self.language, t::tables::EVERYTHING), "zip"),
                _ => return Err(Fault::NoSuchFormat),
            })
        }

        fn everything(&self) -> Result<Vec<u8>, archive::Unwritable> {
            let (book, sheets, calendar) = (self.book(), sheets(&self.forum, self.language), self.calendar());
            archive::everything(&Enclosed {
                day: self.about.date,
                book: &book,
                pictures: self.pictures,
                sheets: &sheets,
                calendar: &calendar,
                face: self.member("face"),
                called: self.called(),
            })
        }

        fn title(&self) -> String {
            let title = self.about.title.trim();
            if title.is_empty() { say(self.language, t::minutes::UNTITLED).to_owned() } else { title.to_owned() }
        }
    }

    fn minutes(request: &Value) -> Result<Value, Fault> {
        let asked = Asked::read(request)?;
        let (written, what, extension) = asked.write()?;
        let name = file_name(asked.about.date, &asked.title(), what, extension);
        Ok(match written {
            Written::Words(document) => json!({"document": document, "name": name}),
            Written::Bytes(bytes) => json!({"document": STANDARD.encode(bytes), "encoding": "base64", "name": name}),
        })
    }

    #[cfg(test)]
    #[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
    mod tests {
        use super::*;

        fn ask(request: &Value) -> Value {
            serde_json::from_str(&answer(&request.to_string())).unwrap()
        }

        #[test]
        fn notes_come_back_as_html_under_the_id_of_the_question() {
            let answer = ask(&json!({"id": 7, "task": "notes", "text": "# a *b*", "under": 2}));
            assert_eq!(answer, json!({"id": 7, "html": "<h3 dir=\"auto\">a <em>b</em></h3>\n"}));
        }

        #[test]
        fn minutes_come_back_in_the_format_and_language_asked_for() {
            let forum = json!({"records": {"forum": {"00000000-0000-0000-0000-000000000001": {"title": "Été", "date": "2026-11-14", "minutes-language": "fr"}}}});
            let own = ask(&json!({"id": 1, "task": "minutes", "format": "markdown", "forum": forum}));
            assert_eq!(own["name"], "2026-11-14-ete-compte-rendu.md");
            assert!(own["document"].as_str().unwrap().contains("## Sommaire"));
            let english = ask(&json!({"id": 1, "task": "minutes", "format": "html", "language": "en", "forum": forum}));
            assert!(english["document"].as_str().unwrap().starts_with("<!doctype html>\n<html lang=\"en\">"));
            let article = ask(&json!({"id": 1, "task": "minutes", "format": "article", "forum": forum}));
            assert!(article["document"].as_str().unwrap().starts_with("<article class=\"book\" lang=\"fr\">"));
        }

        #[test]
        fn a_word_document_comes_back_as_base64() {
            let forum = json!({"records": {"forum": {"00000000-0000-0000-0000-000000000001": {"title": "Été"}}}});
            let answer = ask(&json!({"id": 1, "task": "minutes", "format": "docx", "forum": forum}));
            assert_eq!((&answer["encoding"], &answer["name"]), (&json!("base64"), &json!("ete-minutes.docx")));
            assert!(STANDARD.decode(answer["document"].as_str().unwrap()).unwrap().starts_with(b"PK\x03\x04"));
        }

        #[test]
        fn tables_and_the_calendar_come_back_under_names_in_the_language_asked_for() {
            let forum =
                json!({"records": {"forum": {"00000000-0000-0000-0000-000000000001": {"title": "Été", "minutes-language": "fr"}}}});
            let of = |format: &str, table: &str| ask(&json!({"task": "minutes", "format": format, "table": table, "forum": forum}));
            for (table, name) in
                Table::ALL.into_iter().zip(["sujets", "votes", "ateliers", "actions", "engagements", "participants"])
            {
                let answer = of("csv", table.name());
                assert_eq!(answer["name"], format!("ete-{name}.csv"));
                assert!(answer["document"].as_str().unwrap().starts_with('\u{feff}'));
            }
            assert_eq!(of("csv", "ballots")["error"], "no-such-table");
            let calendar = of("ical", "");
            assert_eq!(calendar["name"], "ete-calendrier.ics");
            assert!(calendar["document"].as_str().unwrap().starts_with("BEGIN:VCALENDAR\r\n"));
            assert_eq!(of("text", "")["name"], "ete-compte-rendu.txt");
        }

        #[test]
        fn archives_come_back_as_base64() {
            for (format, name) in [("zip", "open-forum-everything.zip"), ("tables", "open-forum-tables.zip")] {
                let answer = ask(&json!({"task": "minutes", "format": format, "forum": {}}));
                assert_eq!((&answer["name"], &answer["encoding"]), (&json!(name), &json!("base64")));
                assert!(STANDARD.decode(answer["document"].as_str().unwrap()).unwrap().starts_with(b"PK\x03\x04"));
            }
        }

        #[test]
        fn the_follow_up_comes_back_under_its_name_in_either_language() {
            let forum =
                json!({"records": {"forum": {"00000000-0000-0000-0000-000000000001": {"title": "Été", "minutes-language": "fr"}}}});
            let ask = |language: &str| {
                ask(
                    &json!({"id": 1, "task": "minutes", "book": "follow-up", "format": "markdown", "language": language, "forum": forum}),
                )
            };
            assert_eq!((ask("fr")["name"].as_str(), ask("en")["name"].as_str()), (Some("ete-suivi.md"), Some("ete-follow-up.md")));
            assert!(ask("fr")["document"].as_str().unwrap().contains("Suivi"));
        }

        #[test]
        fn what_cannot_be_answered_is_said() {
            assert_eq!(answer("{"), "{\"error\":\"not-json\",\"id\":null}");
            assert_eq!(ask(&json!({"id": 3})), json!({"id": 3, "error": "no-such-task"}));
            assert_eq!(ask(&json!({"id": 3, "task": "minutes", "forum": []})), json!({"id": 3, "error": "no-forum"}));
            assert_eq!(
                ask(&json!({"id": 3, "task": "minutes", "forum": {}, "format": "pdf"})),
                json!({"id": 3, "error": "no-such-format"})
            );
            assert_eq!(
                ask(&json!({"id": 3, "task": "minutes", "forum": {}, "format": "html", "book": "novel"})),
                json!({"id": 3, "error": "no-such-book"})
            );
        }
    }
}
