//! A person who uses nothing but the keyboard.

use crate::support::Laptop;

/// So many steps with Tab at the most lead to anything on a screen.
const FAR: usize = 120;

/// Two hands on the keyboard of a laptop.
pub struct Hands<'a>(pub &'a Laptop);

impl Hands<'_> {
    /// Presses a key or a chord. Afterwards the focus is on something.
    pub async fn press(&self, keys: &str) {
        self.0.press(keys).await;
        self.0.holds("return document.activeElement !== null && document.activeElement !== document.body").await;
    }

    /// Presses several keys, one after the other.
    pub async fn press_all(&self, keys: &[&str]) {
        for keys in keys {
            self.press(keys).await;
        }
    }

    /// Types where the focus is.
    pub async fn type_text(&self, text: &str) {
        self.0.type_text(text).await;
    }

    /// Types over what is in the field.
    pub async fn retype(&self, text: &str) {
        self.press("Control+a").await;
        self.type_text(text).await;
    }

    /// Types a line and hands it over.
    pub async fn line(&self, text: &str) {
        self.type_text(text).await;
        self.press("Enter").await;
    }

    /// Goes on with Tab to the one thing with this role and name.
    pub async fn to(&self, role: &str, name: &str) {
        self.walk("Tab", role, name).await;
    }

    /// Goes back with Shift and Tab to it.
    pub async fn back_to(&self, role: &str, name: &str) {
        self.walk("Shift+Tab", role, name).await;
    }

    /// Goes to a button and uses it.
    pub async fn push(&self, name: &str) {
        self.to("button", name).await;
        self.press("Enter").await;
    }

    async fn walk(&self, key: &str, role: &str, name: &str) {
        let wanted = self.0.find(role, name).await;
        let mut passed = Vec::new();
        for _ in 0..FAR {
            let here = self.0.focused().await;
            if here.0 == role && here.1 == wanted.name {
                return;
            }
            passed.push(here);
            self.0.press(key).await;
        }
        panic!("{key} doesn't lead to {role} {name:?}; it led to {passed:?}");
    }
}
