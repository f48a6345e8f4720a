//! Every record of a forum with its fields, for whoever looks at all of them alike: one piece of code goes through
//! all kinds, and not one for each who looks.

use serde_json::Value;

use super::edit::fields;
use super::record::{ForEachKind, for_each_kind};
use super::{Forum, Record, RecordRef};

/// One record as it is looked at.
pub struct Seen<'a> {
    /// Which record.
    pub record: RecordRef,
    /// Its fields, with a map's members one by one.
    pub fields: Vec<(String, Value)>,
    /// The fields of a record of this kind that says nothing.
    pub defaults: &'a [(String, Value)],
}

/// Shows every record to `see`, kind by kind.
pub fn each_record(forum: &Forum, see: &mut dyn FnMut(Seen<'_>)) {
    for_each_kind(&mut Look { forum, see });
}

struct Look<'f, 's> {
    forum: &'f Forum,
    see: &'s mut dyn FnMut(Seen<'_>),
}

impl ForEachKind for Look<'_, '_> {
    fn visit<R: Record>(&mut self) {
        let table = R::table(self.forum);
        if table.is_empty() {
            return;
        }
        let defaults = fields(&R::default());
        for (key, record) in table {
            (self.see)(Seen { record: R::reference(key), fields: fields(record), defaults: &defaults });
        }
    }
}
