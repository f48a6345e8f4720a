//! Labels: given to several topics at once, grouped by, renamed and removed everywhere in one step.
//! Rules L1 to L6.

use crate::begin::{EN, FR, Words, new_forum, titles};
use crate::support::{Laptop, Setting, Window, play};

async fn wall(laptop: &Laptop, words: Words) {
    let base = new_forum(laptop, words, "Sorted").await;
    laptop.open(&format!("{base}/topics")).await;
    laptop.find("heading", &words.say("topics.title")).await;
    for title in ["Isoler l’école", "Un verger", "Des panneaux solaires"] {
        laptop.fill(&words.say("topics.entry"), title).await;
        laptop.press("Enter").await;
        laptop.find("button", title).await;
    }
}

/// Chooses cards on the wall and gives them a label, by the keyboard alone.
async fn label(window: &Window, words: Words, topics: &[&str], label: &str) {
    window.find("button", &words.say("labels.several")).await.focus().await;
    window.press("Enter").await;
    for topic in topics {
        let card = window.find("button", topic).await;
        card.focus().await;
        window.press("Space").await;
        window.holds("return document.activeElement.getAttribute('aria-pressed') === 'true'").await;
    }
    let bar = window.find("region", &words.say("labels.several")).await;
    bar.field(&words.say("labels.label")).await.fill(label).await;
    window.press("Enter").await;
    window.none("region", &words.say("labels.several")).await;
}

async fn headings(window: &Window) -> String {
    let script = "return [...document.querySelectorAll('.wall > *')].map(part => (part.querySelector('.title') ?? part).innerText.replace(/\\s+/g, ' ').trim()).join(' | ')";
    window.script(script, Vec::new()).await.as_str().unwrap_or_default().to_owned()
}

/// L4, L6, L5
#[test]
fn topics_are_labelled_together_grouped_and_a_label_is_renamed_and_undone_in_one_step() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop, EN).await;
        label(&laptop, EN, &["Isoler l’école", "Des panneaux solaires"], "Énergie").await;
        laptop.see("“Énergie”: 2 topics").await;
        label(&laptop, EN, &["Un verger"], "Jardins").await;
        laptop.find("combobox", "Order").await.choose("By label").await;
        laptop.holds("return document.querySelectorAll('.under-label').length === 2").await;
        assert_eq!(headings(&laptop).await, "Énergie 2 | Isoler l’école | Des panneaux solaires | Jardins 1 | Un verger");

        // Renamed everywhere, from the palette.
        laptop.press("Control+k").await;
        laptop.type_text("labels").await;
        laptop.press("Enter").await;
        let sheet = laptop.find("dialog", "Labels").await;
        sheet.field("Words of “Énergie”").await.fill("Chaleur").await;
        laptop.press("Tab").await;
        sheet.field("Words of “Chaleur”").await;
        laptop.see_focus("combobox", "Colour of “Chaleur”").await;
        sheet.find("combobox", "Colour of “Chaleur”").await.choose("Sky blue, diamond").await;
        laptop.press("Escape").await;
        laptop.none("dialog", "Labels").await;
        laptop.holds("return document.querySelector('.under-label .swatch').dataset.colour === 'sky'").await;
        assert_eq!(headings(&laptop).await, "Chaleur 2 | Isoler l’école | Des panneaux solaires | Jardins 1 | Un verger");
        laptop.holds("return document.querySelectorAll('.topic .swatch[data-colour=sky]').length === 2").await;
        laptop.script("document.activeElement.blur()", Vec::new()).await;
        laptop.press("Control+z").await;
        laptop.press("Control+z").await;
        laptop.see("Énergie").await;
        laptop.gone("Chaleur").await;
        laptop.nothing_complained().await;
    });
}

/// L1
#[test]
fn a_click_on_a_label_shows_its_topics_alone_and_a_topics_sheet_gives_it_one() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop, EN).await;
        laptop.click("button", "Un verger").await;
        let sheet = laptop.find("dialog", "Topic no. 2").await;
        sheet.field("Label").await.fill("Jardins").await;
        sheet.find("button", "Done").await.click().await;
        laptop.click("button", "Jardins").await;
        laptop.see("1 topic").await;
        assert_eq!(titles(&laptop).await, ["Un verger"]);
        laptop.click("button", "Only “Jardins”").await;
        laptop.see_focus("searchbox", "Search").await;
        laptop.find("button", "Isoler l’école").await;
        // Another spelling is the same label.
        label(&laptop, EN, &["Isoler l’école"], "jardins").await;
        laptop
            .holds("return [...document.querySelectorAll('.topic .label')].map(tag => tag.innerText).join() === 'Jardins,Jardins'")
            .await;
        laptop.reload().await;
        laptop.holds("return document.querySelectorAll('.topic .label').length === 2").await;
    });
}

/// L6
#[test]
fn labels_are_on_the_projected_wall_which_stands_by_them_when_the_facilitator_says_so() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop, EN).await;
        label(&laptop, EN, &["Isoler l’école"], "Énergie").await;
        let base = laptop.route().await.replace("/topics", "");
        let projector = laptop.window(&format!("{base}/stage")).await;
        laptop.open(&format!("{base}/console")).await;
        laptop.click("button", "Topic wall").await;
        projector.see("Énergie").await;
        let titles = "return [...document.querySelectorAll('.picture .cards h3')].map(title => title.textContent).join()";
        projector.holds(&format!("{titles} === 'Un verger,Isoler l’école'")).await;
        laptop.click("button", "By label").await;
        projector.holds(&format!("{titles} === 'Isoler l’école,Un verger'")).await;
    });
}

#[test]
fn escape_ends_the_choosing_and_nothing_is_labelled() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        wall(&laptop, EN).await;
        laptop.click("button", "Label several").await;
        laptop.see("Choose topics on the wall.").await;
        laptop.click("button", "Un verger").await;
        laptop.see("1 topic chosen").await;
        laptop.press("Escape").await;
        laptop.none("region", "Label several").await;
        laptop.see_focus("button", "Label several").await;
        laptop.click("button", "Un verger").await;
        laptop.find("dialog", "Topic no. 2").await;
    });
}

async fn accessible(laptop: &Laptop, words: Words) {
    wall(laptop, words).await;
    label(laptop, words, &["Isoler l’école", "Des panneaux solaires"], "Énergie").await;
    laptop.find("combobox", &words.say("topics.sort")).await.choose(&words.say("labels.sort")).await;
    laptop.holds("return document.querySelectorAll('.under-label').length === 2").await;
    laptop.axe().await;
    laptop.click("button", &words.say("labels.several")).await;
    laptop.click("button", "Un verger").await;
    laptop.axe().await;
    laptop.find("region", &words.say("labels.several")).await.find("button", &words.say("labels.title")).await.click().await;
    laptop.find("dialog", &words.say("labels.title")).await;
    laptop.axe().await;
}

#[test]
fn axe_finds_nothing_on_labels_in_both_languages_by_day_and_at_night() {
    play(async |scene| {
        let english = scene.laptop_as(Setting::default().still()).await;
        accessible(&english, EN).await;
        let french = scene.laptop_as(Setting::default().still().french().dark()).await;
        accessible(&french, FR).await;
    });
}
