//! Report templates that an organiser keeps on this machine for later forums. Rule F12.

use serde::{Deserialize, Serialize};

use crate::domain::fold::fold;
use crate::domain::{Refusal, limits};

/// One template of the organiser's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptTemplate {
    /// What it is called.
    pub name: String,
    /// The headings of its sections.
    pub titles: Vec<String>,
}

/// The organiser's own templates, in the order in which they were first kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptTemplates(Vec<KeptTemplate>);

impl KeptTemplates {
    /// Reads what [`Self::written`] made. What is stored may be anything: a template that could not have been
    /// kept is passed over.
    pub fn read(stored: &str) -> Self {
        let mut kept = Self::default();
        for KeptTemplate { name, titles } in serde_json::from_str::<Vec<KeptTemplate>>(stored).unwrap_or_default() {
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            // What is refused is passed over.
            let _ = kept.keep(&name, &titles);
        }
        kept
    }

    /// The templates as they are stored.
    pub fn written(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// The templates.
    pub fn all(&self) -> &[KeptTemplate] {
        &self.0
    }

    /// Keeps headings under a name; the same name, whatever its accents and capitals, is replaced. Rule F12.
    ///
    /// # Errors
    /// [`Refusal::Empty`] and [`Refusal::TooLong`] for the name or a heading; [`Refusal::TooMany`] headings, or
    /// templates.
    pub fn keep(&mut self, name: &str, titles: &[&str]) -> Result<(), Refusal> {
        let name = limits::line(name)?;
        let titles = titles.iter().map(|title| limits::line(title)).collect::<Result<Vec<_>, _>>()?;
        if titles.len() > limits::KEPT_HEADINGS {
            return Err(Refusal::TooMany { limit: limits::KEPT_HEADINGS });
        }
        let folded = fold(&name);
        if let Some(same) = self.0.iter_mut().find(|kept| fold(&kept.name) == folded) {
            *same = KeptTemplate { name, titles };
            return Ok(());
        }
        if self.0.len() >= limits::KEPT_TEMPLATES {
            return Err(Refusal::TooMany { limit: limits::KEPT_TEMPLATES });
        }
        self.0.push(KeptTemplate { name, titles });
        Ok(())
    }

    /// Forgets the template of this name; says which it was, and where it stood among the others.
    pub fn forget(&mut self, name: &str) -> Option<(usize, KeptTemplate)> {
        let folded = fold(name);
        let at = self.0.iter().position(|kept| fold(&kept.name) == folded)?;
        Some((at, self.0.remove(at)))
    }

    /// Brings back to its place what was forgotten. One of its name that was kept since stays. Rule F12.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] templates.
    pub fn bring_back(&mut self, at: usize, template: KeptTemplate) -> Result<(), Refusal> {
        let folded = fold(&template.name);
        if self.0.iter().any(|kept| fold(&kept.name) == folded) {
            return Ok(());
        }
        if self.0.len() >= limits::KEPT_TEMPLATES {
            return Err(Refusal::TooMany { limit: limits::KEPT_TEMPLATES });
        }
        self.0.insert(at.min(self.0.len()), template);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use super::*;
    use crate::domain::scene::{LINE_REFUSED, too_long};

    fn names(kept: &KeptTemplates) -> Vec<&str> {
        kept.all().iter().map(|template| template.name.as_str()).collect()
    }

    /// F12
    #[test]
    fn a_template_is_kept_under_its_name_replaced_and_forgotten() {
        let mut kept = KeptTemplates::default();
        kept.keep("Soirées", &["Faits", "Suites"]).unwrap();
        kept.keep("Empty", &[]).unwrap();
        kept.keep(" SOIREES ", &["Faits"]).unwrap();
        assert_eq!((names(&kept), kept.all()[0].titles.len()), (vec!["SOIREES", "Empty"], 1));
        assert_eq!(KeptTemplates::read(&kept.written()), kept);
        kept.forget("soirées");
        assert_eq!(names(&kept), ["Empty"]);
    }

    /// F12
    #[test]
    fn what_was_forgotten_comes_back_to_its_place_and_replaces_nothing() {
        let mut kept = KeptTemplates::default();
        for name in ["a", "b", "c"] {
            kept.keep(name, &["x"]).unwrap();
        }
        let before = kept.clone();
        let (at, forgotten) = kept.forget("B").unwrap();
        assert_eq!((names(&kept), kept.clone().forget("b")), (vec!["a", "c"], None));
        kept.bring_back(at, forgotten.clone()).unwrap();
        assert_eq!(kept, before);
        kept.keep("b", &["y"]).unwrap();
        kept.bring_back(at, forgotten.clone()).unwrap();
        assert_eq!(kept.all()[1].titles, ["y"]);
        kept.forget("b");
        for n in kept.all().len()..limits::KEPT_TEMPLATES {
            kept.keep(&n.to_string(), &["x"]).unwrap();
        }
        assert_eq!(kept.bring_back(at, forgotten), Err(Refusal::TooMany { limit: limits::KEPT_TEMPLATES }));
    }

    /// F12
    #[test]
    fn twenty_are_kept_and_what_is_stored_may_be_anything() {
        let mut kept = KeptTemplates::default();
        for n in 0..limits::KEPT_TEMPLATES {
            kept.keep(&n.to_string(), &["x"]).unwrap();
        }
        assert_eq!(kept.keep("more", &["x"]), Err(Refusal::TooMany { limit: limits::KEPT_TEMPLATES }));
        assert_eq!(kept.keep("0", &["y"]), Ok(()));
        assert_eq!(kept.keep("0", &[&too_long()]), Err(LINE_REFUSED));
        assert_eq!(kept.keep(" ", &["x"]), Err(Refusal::Empty));
        let many = vec!["x"; limits::KEPT_HEADINGS + 1];
        assert_eq!(kept.keep("0", &many), Err(Refusal::TooMany { limit: limits::KEPT_HEADINGS }));
        for stored in ["", "{", "[1]", "null", r#"[{"name":"","titles":["x"]}]"#, r#"[{"name":"x"}]"#] {
            assert_eq!(KeptTemplates::read(stored), KeptTemplates::default(), "{stored}");
        }
        let many = format!("[{}]", [r#"{"name":"a\u202eb","titles":["x"]}"#; 3].join(","));
        assert_eq!(names(&KeptTemplates::read(&many)), ["ab"]);
    }
}
