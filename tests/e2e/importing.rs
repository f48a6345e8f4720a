//! Lists that other tools wrote: people and topics from tables and files, with duplicates. Rules F13, T3, T4, P1.

use std::fs;
use std::path::PathBuf;

use crate::begin::{EN, FR, new_forum, propose, titles};
use crate::support::{Setting, Window, play};

/// A file as a spreadsheet or an editor saves it.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("open-forum-importing-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Hands a file to the open dialog, as the system's choice of files does.
async fn choose(window: &Window, path: &std::path::Path) {
    for button in window.all("button").await {
        if button.attribute("type").await.as_deref() == Some("file") {
            return button.attach(path).await;
        }
    }
    panic!("the dialog takes no file");
}

/// F13, P1
#[test]
fn people_come_from_a_french_spreadsheet_and_nobody_comes_twice() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        new_forum(&laptop, EN, "Guests").await;
        laptop.fill(&EN.say("setup.person-entry"), "Inès Roche").await;
        laptop.press("Enter").await;
        laptop.see("Inès Roche").await;
        laptop.click("button", "Paste a list").await;
        // As Excel saves it in France: semicolons, and Windows-1252 for the accents.
        choose(&laptop, &file("gens.csv", b"Pr\xe9nom;Nom;Ville;Structure\r\nIn\xe8s;ROCHE;Valsonne;Le Moulin\r\nZo\xe9;Petit;;\"Cercle; amis\"\r\nzoe;petit;;\r\n")).await;
        laptop.see("What the columns are").await;
        laptop.find("combobox", "Prénom").await.see_value("1").await;
        laptop.see("already there").await;
        laptop.see("the same as line 3").await;
        laptop.axe().await;
        // A column that the heading doesn't tell is left out until it is chosen.
        laptop.find("combobox", "Ville").await.choose("Organisation").await;
        laptop.see("Valsonne Le Moulin").await;
        laptop.find("combobox", "Ville").await.choose("left out").await;
        laptop.click("button", "Add 1 person").await;
        laptop.see("Zoé Petit").await;
        laptop.see("Cercle; amis").await;
        let guests = "return document.querySelectorAll('.guests li').length";
        assert_eq!(laptop.script(guests, Vec::new()).await, 2);
        laptop.press("Control+z").await;
        laptop.gone("Zoé Petit").await;
        laptop.nothing_complained().await;
    });
}

/// F13
#[test]
fn what_is_wrong_in_a_table_is_said_where_it_stands_and_the_others_are_added() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        new_forum(&laptop, EN, "Guests").await;
        laptop.click("button", "Paste a list").await;
        laptop.field("The list").await.paste("Name;Organisation;E-mail\nAda;The Mill;a@b.c\n;Nobody;\nBo;\"The Inn;\nCy;;").await;
        laptop.see("no name, left out").await;
        laptop.see("Line 4: A quotation mark opens here").await;
        laptop.see("The column “E-mail” won't be taken.").await;
        laptop.axe().await;
        laptop.find("button", "Add 3 people").await;
        // Left out by choice, it needs no warning.
        laptop.find("combobox", "E-mail").await.choose("Organisation").await;
        laptop.gone("won't be taken").await;
        laptop.find("combobox", "E-mail").await.choose("left out").await;
        laptop.gone("won't be taken").await;
        laptop.click("button", "Add 3 people").await;
        laptop.see("The Inn").await;
        laptop.press("Control+z").await;
        laptop.gone("The Inn").await;
        laptop.click("button", "Paste a list").await;
        laptop.field("The list").await.fill("Ada;Lovelace\nZoé;Petit").await;
        laptop.find("combobox", "Ada").await.choose("First name").await;
        laptop.find("combobox", "Lovelace").await.choose("Last name").await;
        laptop.see("Zoé Petit").await;
        laptop.click("button", "Add 2 people").await;
        laptop.see("Ada Lovelace").await;
        laptop.nothing_complained().await;
    });
}

/// F13, T3, T4
#[test]
fn topics_come_from_a_table_and_from_markdown_without_those_that_are_there() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Topics").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "Bread").await;
        laptop.click("button", "Paste a list").await;
        choose(
            &laptop,
            &file("topics.csv", "Title,Conveners,Description\n\"Tea, or coffee\",Ada & Zoé,In the morning\nBREAD,,\n".as_bytes()),
        )
        .await;
        laptop.see("already there, no. 1").await;
        laptop.axe().await;
        laptop.click("button", "Add 1 topic").await;
        laptop.find("button", "Tea, or coffee").await.click().await;
        laptop.see("Ada").await;
        laptop.field("Description").await.see_value("In the morning").await;
        laptop.press("Escape").await;

        laptop.click("button", "Paste a list").await;
        choose(&laptop, &file("topics.md", "# Wishes\n\n- [ ] A bench\n  - where?\n- [x] bread\n\n---\n* A tree\n".as_bytes()))
            .await;
        laptop.see("already there, no. 1").await;
        laptop.click("button", "Add 2 topics").await;
        laptop.find("button", "A tree").await;
        assert_eq!(titles(&laptop).await.len(), 4);
        laptop.see("where?").await;
        laptop.nothing_complained().await;
    });
}

/// F13, T3
#[test]
fn topics_of_a_markdown_table_come_with_conveners_sub_questions_and_labels() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().french()).await;
        let base = new_forum(&laptop, FR, "Sujets").await;
        laptop.open(&format!("{base}/topics")).await;
        laptop.click("button", &FR.say("topics.paste")).await;
        let list = laptop.field(&FR.say("topics.paste-label")).await;
        list.paste("| Titre | Porteurs | Sous-questions | Étiquette | Couleur |\n|---|---|---|---|---|\n| Cinq **bancs** | Ada et Noé | où ? | Dehors | bleu |\n| | Zoé | | | |").await;
        laptop.find("combobox", "Porteurs").await.see_value("3").await;
        laptop.see("La colonne « Couleur » ne sera pas reprise.").await;
        laptop.see("sans titre, laissée de côté").await;
        laptop.axe().await;
        laptop.click("button", "Ajouter 1 sujet").await;
        laptop.find("button", "Cinq bancs").await;
        for words in ["Noé", "où ?", "Dehors"] {
            laptop.see(words).await;
        }
        laptop.nothing_complained().await;
    });
}
