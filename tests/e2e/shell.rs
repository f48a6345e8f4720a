//! What is there before the application is, and what holds for every page.

use crate::support::{Setting, play};

#[test]
fn the_shell_says_its_name_before_anything_else() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        laptop.open("").await;
        laptop.see("Open Forum").await;
        assert_eq!(laptop.title().await, "Open Forum");
    });
}

#[test]
fn the_page_speaks_the_browser_s_language() {
    play(async |scene| {
        let french = scene.laptop_as(Setting::default().french()).await;
        french.open("").await;
        french.holds("return document.documentElement.lang === 'fr'").await;
        let english = scene.laptop().await;
        english.open("").await;
        english.holds("return document.documentElement.lang === 'en'").await;
    });
}

#[test]
fn no_request_leaves_the_origin_and_the_policy_is_never_broken() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        laptop.open("#/").await;
        laptop.see("Open Forum").await;
        laptop.holds("return performance.getEntriesByType('resource').some(entry => entry.name.endsWith('.wasm'))").await;
        assert!(laptop.asked_for().await.iter().any(|address| address.contains("_bg.wasm")), "the recorder hears requests");
        laptop.asked_no_other_origin().await;
        laptop.nothing_complained().await;
    });
}

#[test]
fn an_application_that_can_t_start_says_so_in_the_page() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        laptop.devtools("Network.enable", serde_json::json!({})).await.unwrap();
        laptop.devtools("Network.setBlockedURLs", serde_json::json!({"urls": ["*_bg.wasm"]})).await.unwrap();
        laptop.open("").await;
        laptop.see("The application could not start.").await;
        laptop.gone("Opening the forum").await;
        laptop.axe().await;
    });
}
