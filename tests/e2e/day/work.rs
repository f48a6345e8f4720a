//! Six reports, each of another shape.

use super::begin::{enter, visit};
use super::script::{self, title};
use crate::support::Laptop;

/// Opens a workshop's report; whoever opens it is writing at once.
async fn open(laptop: &Laptop, number: usize) {
    visit(laptop, "Workshops").await;
    laptop.click("link", title(script::RETAINED[number - 1])).await;
    laptop.see_focus("textbox", script::HEADINGS[0]).await;
}

async fn finish(laptop: &Laptop) {
    laptop.click("button", "Report done").await;
    laptop.find("button", "Reopen the report").await;
}

/// The reports of the six workshops.
pub async fn report(laptop: &Laptop) {
    a_reporter_a_heading_and_nested_bullets(laptop).await;
    paragraphs_without_a_reporter(laptop).await;
    a_free_section_and_a_numbered_list(laptop).await;
    one_action_and_little_else(laptop).await;
    a_sentence_in_progress(laptop).await;
    sections_in_another_order(laptop).await;
    visit(laptop, "Workshops").await;
    laptop.see("5 of 6 reports done · 1 in progress").await;
    laptop.see("All saved here").await;
    laptop.reload().await;
    laptop.see("5 of 6 reports done · 1 in progress").await;
}

async fn a_reporter_a_heading_and_nested_bullets(laptop: &Laptop) {
    open(laptop, 1).await;
    laptop.type_text("Tout commence par le poêle.\n\n## Ouvrir tôt\n\n- deux matins par semaine\n").await;
    laptop.press("Tab").await;
    laptop.type_text("dès le premier train\navec du pain\n").await;
    laptop.press("Shift+Tab").await;
    laptop.type_text("un prix **libre**\n\n").await;
    let wanted = "Tout commence par le poêle.\n\n## Ouvrir tôt\n\n- deux matins par semaine\n  - dès le premier train\n  - avec du pain\n- un prix **libre**\n\n";
    laptop.find("textbox", script::HEADINGS[0]).await.see_value(wanted).await;
    let reading = laptop.find("group", "“Temps forts” as it will read").await;
    reading.find("heading", "Ouvrir tôt").await;
    laptop.fill("Reporter", "Nadia Roussel").await;
    laptop.press("Enter").await;
    laptop.click("button", "Who came?").await;
    laptop.fill("Or how many in all", "22").await;
    laptop.find("button", "22 people").await;
    enter(
        laptop,
        "A new action",
        &["Demander la clé du buffet — Odile Perrin — 2026-12-01", "Trouver un poêle — Paul Grangier — avant l'hiver"],
    )
    .await;
    finish(laptop).await;
}

async fn paragraphs_without_a_reporter(laptop: &Laptop) {
    open(laptop, 2).await;
    let conclusions = laptop.find("textbox", "Conclusions").await;
    conclusions
        .paste("L'aile nord est saine : il y manque l'eau et un ascenseur.\n\nDeux médecins viendraient, si d'autres viennent.")
        .await;
    laptop.click("button", "Who came?").await;
    laptop.fill("Name of somebody present", "Salma Benali, Fatou Sarr et Ahmed Ziani").await;
    laptop.press("Enter").await;
    laptop.find("button", "3 people").await;
    finish(laptop).await;
}

async fn a_free_section_and_a_numbered_list(laptop: &Laptop) {
    open(laptop, 3).await;
    laptop.fill("Add a section", "Ce que le jardin demande").await;
    laptop.press("Enter").await;
    laptop.see_focus("textbox", "Ce que le jardin demande").await;
    laptop.type_text("1. de la terre\nde l'eau\n").await;
    laptop.press("Tab").await;
    laptop.type_text("celle du toit").await;
    let wanted = "1. de la terre\n2. de l'eau\n   1. celle du toit";
    laptop.find("textbox", "Ce que le jardin demande").await.see_value(wanted).await;
    laptop.fill("Reporter", "Julien Astier").await;
    laptop.press("Enter").await;
    finish(laptop).await;
}

async fn one_action_and_little_else(laptop: &Laptop) {
    open(laptop, 4).await;
    enter(laptop, "A new action", &["Mesurer le guichet"]).await;
    laptop.fill("Conclusions", "1 action proposée.").await;
    finish(laptop).await;
}

async fn a_sentence_in_progress(laptop: &Laptop) {
    open(laptop, 5).await;
    laptop.type_text("Le vendredi, plutôt que le samedi…").await;
    laptop.find("textbox", script::HEADINGS[0]).await.see_value("Le vendredi, plutôt que le samedi…").await;
}

async fn sections_in_another_order(laptop: &Laptop) {
    open(laptop, 6).await;
    laptop.find("textbox", "Questions ouvertes").await.type_text("- Qui conduit ?\nQui paie ?").await;
    laptop.click("DisclosureTriangle", "Section “Questions ouvertes”").await;
    laptop.find("group", "Questions ouvertes").await.find("button", "Move up").await.click().await;
    laptop.click("DisclosureTriangle", "Section “Temps forts”").await;
    laptop.find("group", "Temps forts").await.find("button", "Remove").await.click().await;
    laptop.none("textbox", "Temps forts").await;
    let conclusions = laptop.find("group", "Conclusions").await;
    conclusions.find("textbox", "Heading").await.fill("Ce qui est décidé").await;
    laptop.fill("Ce qui est décidé", "### Un essai\n\nUn mois, le mardi, avec *la voiture de Salma*.").await;
    laptop.click("button", "Who came?").await;
    laptop.fill("Or how many in all", "11").await;
    finish(laptop).await;
}
