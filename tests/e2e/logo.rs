//! The logo on the minutes' cover: chosen, replaced, taken off, undone, taken along.

use serde_json::Value;

use crate::begin::{EN, backup, example};
use crate::photographs::{choose, fixture, kept};
use crate::support::{Window, play};

/// Waits until the cover's logo is so many pixels wide, or until there is none.
async fn logo(window: &Window, width: Option<u32>) {
    let image = "document.querySelector('.desk-of-paper .cover .logo img')";
    let wanted = width.map_or("undefined".to_owned(), |width| width.to_string());
    let there = width.map_or("document.querySelector('.desk-of-paper .cover') !== null", |_| "true");
    window.holds(&format!("return {there} && {image}?.naturalWidth === {wanted}")).await;
}

/// Q8
#[test]
fn a_logo_is_put_on_the_cover_replaced_taken_off_and_brought_back() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        laptop.open(&format!("{base}/minutes")).await;
        laptop.find("button", "Choose a picture…").await;
        logo(&laptop, None).await;
        choose(&laptop, &fixture("pixel.png")).await;
        logo(&laptop, Some(1)).await;
        laptop.axe().await;
        laptop.find("button", "Replace…").await;
        choose(&laptop, &fixture("wall.jpg")).await;
        logo(&laptop, Some(300)).await;
        laptop.click("button", "Web page").await;
        let page = laptop.download().await.text();
        assert!(page.contains("<p class=\"logo\"><img src=\"data:image/jpeg;base64,/9j/"));
        laptop.click("button", "Take off").await;
        logo(&laptop, None).await;
        laptop.see_focus("button", "Choose a picture…").await;
        laptop.press("Control+z").await;
        logo(&laptop, Some(300)).await;
        // The one that was replaced is kept for undo, and in no backup.
        let pictures: Vec<Value> = kept(&laptop).await;
        assert_eq!(pictures.len(), 2);
        let saved: Value = serde_json::from_slice(&backup(&laptop).await.content).unwrap();
        assert_eq!(saved["photographs"].as_object().unwrap().len(), 1);
        laptop.nothing_complained().await;
    });
}
