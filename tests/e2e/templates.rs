//! Report templates: taken with a way back, kept for later forums, and nothing written is lost. Rules W3, F12.

use crate::begin::{EN, Words, example, new_forum, saved};
use crate::support::{Laptop, play};

async fn unfold(laptop: &Laptop, words: Words) {
    laptop.click("DisclosureTriangle", &words.say("templates.title")).await;
}

/// W3
#[test]
fn another_template_loses_no_notes_and_is_undone_in_one_step() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        laptop.open(&format!("{base}/workshops")).await;
        laptop.holds("return document.querySelector('main a[href*=\"/workshops/\"]') !== null").await;
        let report = laptop.script("return document.querySelector('main a[href*=\"/workshops/\"]').hash", Vec::new()).await;
        laptop.open(report.as_str().unwrap()).await;
        let notes = "return [...document.querySelectorAll('.paper textarea')].map(box => box.value).filter(text => text)";
        laptop.holds(&format!("{notes}.length > 0")).await;
        let written = laptop.script(notes, Vec::new()).await;

        laptop.open(&format!("{base}/set-up")).await;
        unfold(&laptop, EN).await;
        // The example's minutes are in French, and so are the headings that are offered.
        laptop.see("But · Pour qui · Premiers pas · Qui le porte · Moyens nécessaires").await;
        laptop.click("button", "Use: Project sheet").await;
        laptop.see("Report template changed: But, Pour qui, Premiers pas, Qui le porte, Moyens nécessaires").await;
        laptop.field("Heading 1").await.see_value("But").await;
        saved(&laptop).await;

        laptop.open(report.as_str().unwrap()).await;
        laptop.see("Premiers pas").await;
        laptop.holds(&format!("{notes}.length > 0")).await;
        assert_eq!(laptop.script(notes, Vec::new()).await, written, "what was written is all there");

        laptop.open(&format!("{base}/set-up")).await;
        laptop.field("Heading 1").await.see_value("But").await;
        laptop.press("Control+z").await;
        laptop.none("textbox", "Heading 5").await;
        laptop.nothing_complained().await;
    });
}

/// F12
#[test]
fn a_template_of_ones_own_is_there_in_the_next_forum_until_it_is_deleted() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        new_forum(&laptop, EN, "This year").await;
        unfold(&laptop, EN).await;
        laptop.click("button", "Use: Lessons").await;
        laptop.field("Heading 1").await.fill("What we saw").await;
        laptop.fill(&EN.say("templates.keep"), "Neighbourhood evenings").await;
        laptop.press("Enter").await;
        laptop.see("Kept on this laptop: Neighbourhood evenings").await;
        laptop.find("button", "Use: Neighbourhood evenings · in use").await;

        new_forum(&laptop, EN, "Next year").await;
        unfold(&laptop, EN).await;
        laptop.click("button", "Use: Neighbourhood evenings").await;
        laptop.field("Heading 1").await.see_value("What we saw").await;
        laptop.click("button", "Delete the template: Neighbourhood evenings").await;
        laptop.see("Template deleted: Neighbourhood evenings").await;
        laptop.none("button", "Delete the template: Neighbourhood evenings").await;
        laptop.click("button", "Undo").await;
        laptop.find("button", "Delete the template: Neighbourhood evenings").await;
        laptop.reload().await;
        unfold(&laptop, EN).await;
        laptop.click("button", "Delete the template: Neighbourhood evenings").await;
        laptop.see("Template deleted: Neighbourhood evenings").await;
        laptop.none("button", "Delete the template: Neighbourhood evenings").await;
        laptop.field("Heading 1").await.see_value("What we saw").await;
        laptop.nothing_complained().await;
    });
}
