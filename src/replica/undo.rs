//! Undo of one window: every step knows its inverse, field by field. Rules U1, U2, U3, U4.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::edit::splice;
use crate::domain::{Edit, Edits, Forum, Moment, RecordRef, Refusal, Transaction, Verb};

/// Most steps that are kept.
const STEPS: usize = 200;
/// Typing goes on as one step while its letters follow each other within this time, in milliseconds.
const PAUSE: i64 = 2_000;

/// One gesture, with what stood before and what it wrote.
#[derive(Clone, Debug)]
pub struct Step {
    verb: Verb,
    subject: String,
    on: Option<RecordRef>,
    at: Moment,
    fields: Vec<FieldStep>,
    texts: BTreeMap<RecordRef, (String, String)>,
}

#[derive(Clone, Debug)]
struct FieldStep {
    record: RecordRef,
    field: String,
    before: Value,
    after: Value,
}

/// What can be undone and what can be done again.
#[derive(Default)]
pub struct UndoStack {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl UndoStack {
    /// The step that a transaction is about to be, with what stands before it. Rule U1.
    pub fn inverse(forum: &Forum, field_now: impl Fn(&RecordRef, &str) -> Value, transaction: &Transaction, at: Moment) -> Step {
        let mut step = Step {
            verb: transaction.verb,
            subject: transaction.subject.clone(),
            on: transaction.on.clone(),
            at,
            fields: Vec::new(),
            texts: BTreeMap::new(),
        };
        for edit in &transaction.edits.0 {
            match edit {
                Edit::Put { record, field, value } => {
                    if let Some(same) = step.fields.iter_mut().find(|step| step.record == *record && step.field == *field) {
                        same.after.clone_from(value);
                        continue;
                    }
                    let before = field_now(record, field);
                    step.fields.push(FieldStep { record: record.clone(), field: field.clone(), before, after: value.clone() });
                }
                Edit::Splice { record, at, remove, insert } => {
                    let before = forum.texts.get(record).cloned().unwrap_or_default();
                    let (_, after) = step.texts.entry(record.clone()).or_insert_with(|| (before.clone(), before));
                    *after = crate::domain::apply::spliced(after, *at, *remove, insert);
                }
            }
        }
        step
    }

    /// Remembers a step; a new gesture ends what could be done again. Typing on in the same text goes on
    /// as one step. Rule U3.
    pub fn push(&mut self, step: Step) {
        self.undone.clear();
        // Rule V13: the next voter at this laptop can't turn back into the ballot handed in before.
        if step.verb == Verb::BallotHandedIn {
            self.done.retain(|step| !matches!(step.verb, Verb::BallotBegun | Verb::DotsGiven));
            return;
        }
        if let Some(last) = self.done.last_mut()
            && step.goes_on_from(last)
        {
            last.at = step.at;
            for (record, (_, after)) in step.texts {
                if let Some(text) = last.texts.get_mut(&record) {
                    text.1 = after;
                }
            }
            return;
        }
        self.done.push(step);
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// What would be undone (or done again) next.
    pub fn next(&self, direction: Verb) -> Option<(Verb, &str)> {
        self.source(direction).last().map(|step| (step.verb, step.subject.as_str()))
    }

    /// The transaction that turns the last step round, if the fields still hold what it wrote. Rule U2.
    pub fn prepare(
        &self,
        direction: Verb,
        forum: &Forum,
        field_now: impl Fn(&RecordRef, &str) -> Value,
    ) -> Result<(Transaction, Step), Refusal> {
        let step = self.source(direction).last().ok_or(Refusal::NothingToUndo)?.clone();
        let forward = direction == Verb::Redone;
        let mut edits = Vec::new();
        for field in step.fields.iter().rev() {
            let (stands, wanted) = if forward { (&field.before, &field.after) } else { (&field.after, &field.before) };
            if field_now(&field.record, &field.field) != *stands {
                return Err(Refusal::ChangedSince { who: last_hand(forum, &field.record) });
            }
            edits.push(Edit::Put { record: field.record.clone(), field: field.field.clone(), value: wanted.clone() });
        }
        for (record, (before, after)) in &step.texts {
            let (stands, wanted) = if forward { (before, after) } else { (after, before) };
            let now = forum.texts.get(record).map_or("", String::as_str);
            if now != stands {
                return Err(Refusal::ChangedSince { who: last_hand(forum, record) });
            }
            if let Some((at, remove, insert)) = splice(now, wanted) {
                edits.push(Edit::Splice { record: record.clone(), at, remove, insert });
            }
        }
        let transaction = Transaction { verb: direction, subject: step.subject.clone(), on: step.on.clone(), edits: Edits(edits) };
        Ok((transaction, step))
    }

    /// The last step was turned round: it can now be turned back.
    pub fn turned(&mut self, direction: Verb, step: Step) {
        if direction == Verb::Redone {
            self.undone.pop();
            self.done.push(step);
        } else {
            self.done.pop();
            self.undone.push(step);
        }
    }

    fn source(&self, direction: Verb) -> &[Step] {
        if direction == Verb::Redone { &self.undone } else { &self.done }
    }
}

impl Step {
    /// Whether it is more typing in the same place, with nothing from anybody else in between. The first
    /// letter may have made the record that the text is of.
    fn goes_on_from(&self, last: &Self) -> bool {
        let typing = self.fields.is_empty() && !self.texts.is_empty() && last.verb == self.verb;
        let soon = self.at.0.saturating_sub(last.at.0) < PAUSE;
        let (before, after) = (
            self.texts.iter().map(|(record, (before, _))| (record, before)),
            last.texts.iter().map(|(record, (_, after))| (record, after)),
        );
        typing && soon && after.eq(before)
    }
}

/// Who last did something to a record, as the history tells.
fn last_hand(forum: &Forum, record: &RecordRef) -> String {
    let on = record.to_string();
    let deeds = forum.deeds.iter().filter(|(_, deed)| deed.on == on);
    deeds.max_by_key(|(id, deed)| (deed.at, **id)).map(|(_, deed)| deed.who.clone()).unwrap_or_default()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
