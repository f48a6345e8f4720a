//! The accessibility rules of axe-core.

use std::sync::OnceLock;
use std::{env, fs};

use serde_json::{Value, json};

use super::window::Window;

/// The rules that every screen is held to.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// What is still fading in has no contrast yet: what moves only once is let come to its end. What was
/// scrolled under the masthead isn't covered for good: the page is looked at from its top.
const CHECK: &str = "
    const [tags, done] = arguments;
    const from = scrollY;
    scrollTo(0, 0);
    // What scrolling drives never ends.
    const once = document.getAnimations().filter(one => one.timeline === document.timeline && one.effect?.getComputedTiming().endTime !== Infinity);
    Promise.allSettled(once.map(one => one.finished))
       .then(() => axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } }))
       .finally(() => scrollTo(0, from))
       .then(result => done(result.violations.map(aimed).filter(one => one.nodes.length > 0)), error => done(String(error)));
    // Of what an open menu lies over, a small rest may look out: one aims at it when the menu is closed.
    function aimed(violation) {
        const menu = document.querySelector('.menu[open] > .leaves')?.getBoundingClientRect();
        const under = node => { const box = document.querySelector(node.target[0])?.getBoundingClientRect();
            return box && box.bottom > menu.top && box.top < menu.bottom && box.right > menu.left && box.left < menu.right; };
        return menu && violation.id === 'target-size' ? { ...violation, nodes: violation.nodes.filter(node => !under(node)) } : violation;
    }";

impl Window {
    /// Holds that axe has nothing to say about what is on the screen now.
    pub async fn axe(&self) {
        let told = self.axe_findings().await;
        assert!(told.is_empty(), "axe found:\n{}", told.join("\n"));
    }

    /// What axe has to say about what is on the screen now: nothing, if all is well.
    pub async fn axe_findings(&self) -> Vec<String> {
        let turn = self.turn().await.unwrap();
        let there = turn.execute("return typeof axe === 'object'", []).await.unwrap().json().as_bool();
        if there != Some(true) {
            turn.execute(format!("{}; window.axe = axe;", rules()), []).await.expect("axe is loaded");
        }
        let found = turn.execute_async(CHECK, [json!(TAGS)]).await.expect("axe runs").json().clone();
        let violations = found.as_array().unwrap_or_else(|| panic!("axe could not run: {found}"));
        violations.iter().map(told).collect()
    }
}

fn rules() -> &'static str {
    static RULES: OnceLock<String> = OnceLock::new();
    RULES.get_or_init(|| {
        let file = env::var("OPEN_FORUM_AXE").expect("OPEN_FORUM_AXE says where axe.min.js is; `cargo xtask test` sets it");
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
    })
}

/// A violation in words: the rule, then each place with what to mend.
fn told(violation: &Value) -> String {
    let word = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let mut text = format!("{} ({}): {}", word(violation, "id"), word(violation, "impact"), word(violation, "help"));
    for node in violation["nodes"].as_array().into_iter().flatten() {
        text.extend(["\n  ", &node["target"].to_string(), "\n    ", &word(node, "html")]);
        for line in word(node, "failureSummary").lines() {
            text.extend(["\n    ", line]);
        }
    }
    text
}
