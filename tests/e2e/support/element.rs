//! One thing on the page, found as assistive technology finds it: in the browser's accessibility tree.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};

use super::laptop::Turn;
use super::wait::{Look, eventually, plain};
use super::window::Window;

/// Whether a click in the middle would reach the thing, and where that is.
const REACH: &str = "function() {
    if (this.disabled || this.getAttribute('aria-disabled') === 'true') return { hidden: 'it is disabled' };
    this.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const box = [...this.getClientRects()].find(rect => rect.width > 0 && rect.height > 0);
    if (!box) return { hidden: 'it has no size' };
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hit = this.getRootNode().elementFromPoint(x, y);
    const reached = hit && (this.contains(hit) || hit.closest('label')?.control === this);
    return reached ? { x, y } : { hidden: 'it is covered by ' + (hit ? hit.outerHTML.slice(0, 200) : 'nothing that is on the screen') };
}";

/// Chooses by script, because the list that a browser opens belongs to no page and can't be reached.
const CHOOSE: &str = "function(label) {
    const plain = text => text.replaceAll('’', \"'\").split(/\\s+/).join(' ').trim();
    const options = [...this.options];
    const index = options.findIndex(option => plain(option.label) === label);
    if (index < 0) return options.map(option => option.label).join(' | ');
    this.focus();
    this.selectedIndex = index;
    this.dispatchEvent(new Event('input', { bubbles: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
}";

/// Something with a role and a name.
#[derive(Clone)]
pub struct Element {
    window: Window,
    node: i64,
    /// Its role.
    pub role: String,
    /// Its accessible name, in the plain form.
    pub name: String,
}

/// Everything with this role, and this name if one is given, in the order of the page.
pub async fn query(window: &Window, within: Option<i64>, role: &str, name: Option<&str>) -> WebDriverResult<Vec<Element>> {
    let turn = window.turn().await?;
    let scope = match within {
        Some(node) => node,
        None => turn.devtools("DOM.getDocument", json!({"depth": 0})).await?["root"]["backendNodeId"].as_i64().unwrap(),
    };
    // The name as typed is what the tree has, most times, and quickly looked up.
    let mut nodes = Vec::new();
    if let Some(name) = name {
        let exact = json!({"backendNodeId": scope, "role": role, "accessibleName": name});
        nodes = heard(&turn.devtools("Accessibility.queryAXTree", exact).await?);
    }
    if nodes.is_empty() {
        nodes = heard(&turn.devtools("Accessibility.queryAXTree", json!({"backendNodeId": scope, "role": role})).await?);
    }
    let wanted = name.map(plain);
    let element = |(node, name): (i64, String)| Element { window: window.clone(), node, role: role.to_owned(), name: plain(&name) };
    Ok(nodes.into_iter().map(element).filter(|found| wanted.as_ref().is_none_or(|wanted| *wanted == found.name)).collect())
}

/// The nodes of an answer that are there for assistive technology, with their names.
fn heard(answer: &Value) -> Vec<(i64, String)> {
    let nodes = answer["nodes"].as_array().into_iter().flatten();
    nodes
        .filter(|node| node["ignored"] != json!(true))
        .filter_map(|node| {
            Some((node["backendDOMNodeId"].as_i64()?, node["name"]["value"].as_str().unwrap_or_default().to_owned()))
        })
        .collect()
}

/// Waits for the one thing with this role and name.
pub async fn find(window: &Window, within: Option<i64>, role: &str, name: &str) -> Element {
    find_any(window, within, &[role], name).await
}

/// Waits for the one thing with one of these roles and this name.
pub async fn find_any(window: &Window, within: Option<i64>, roles: &[&str], name: &str) -> Element {
    eventually(&format!("{} {name:?}", roles[0]), async || {
        let mut found = Vec::new();
        for role in roles {
            found.extend(query(window, within, role, Some(name)).await?);
        }
        match found.len() {
            1 => Ok(Look::Found(found.remove(0))),
            0 => {
                let mut names = Vec::new();
                for role in roles {
                    names.extend(
                        query(window, within, role, None).await?.into_iter().map(|other| format!("  {role} {:?}", other.name)),
                    );
                }
                Ok(Look::NotYet(format!("{}\non the page:\n{}", names.join("\n"), window.text().await?)))
            }
            several => Ok(Look::NotYet(format!("{several} of them; look within something"))),
        }
    })
    .await
}

/// The role and the name of what has the focus.
pub async fn focused(window: &Window) -> WebDriverResult<(String, String)> {
    let turn = window.turn().await?;
    let script = "(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at;
    })()";
    let object = turn.devtools("Runtime.evaluate", json!({"expression": script})).await?;
    let object = object["result"]["objectId"].as_str().unwrap_or_default().to_owned();
    let tree = turn.devtools("Accessibility.getPartialAXTree", json!({"objectId": object, "fetchRelatives": false})).await?;
    let word = |name: &str| tree["nodes"][0][name]["value"].as_str().unwrap_or_default().to_owned();
    Ok((word("role"), plain(&word("name"))))
}

impl Element {
    /// Waits for the one thing with this role and name inside this one.
    pub async fn find(&self, role: &str, name: &str) -> Self {
        find(&self.window, Some(self.node), role, name).await
    }

    /// The text field with this label inside this one.
    pub async fn field(&self, label: &str) -> Self {
        let roles = ["textbox", "searchbox", "combobox", "spinbutton", "Date", "InputTime"];
        find_any(&self.window, Some(self.node), &roles, label).await
    }

    /// Everything with this role inside this one, in the order of the page, as it is now.
    pub async fn all(&self, role: &str) -> Vec<Self> {
        query(&self.window, Some(self.node), role, None).await.unwrap()
    }

    /// Clicks on it with the pointer, as soon as a click would reach it.
    pub async fn click(&self) {
        let (x, y) = self.reach().await;
        let turn = self.window.turn().await.unwrap();
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({"type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1});
            turn.devtools("Input.dispatchMouseEvent", event).await.unwrap();
        }
    }

    /// Moves the pointer over it.
    pub async fn hover(&self) {
        let (x, y) = self.reach().await;
        let event = json!({"type": "mouseMoved", "x": x, "y": y, "button": "none", "buttons": 0});
        self.window.devtools("Input.dispatchMouseEvent", event).await.unwrap();
    }

    async fn reach(&self) -> (f64, f64) {
        eventually(&format!("reaching {} {:?} with the pointer", self.role, self.name), async || {
            let reach = self.call(REACH, Vec::new()).await?;
            Ok(match (reach["x"].as_f64(), reach["y"].as_f64()) {
                (Some(x), Some(y)) => Look::Found((x, y)),
                _ => Look::NotYet(reach["hidden"].as_str().unwrap_or_default().to_owned()),
            })
        })
        .await
    }

    /// Replaces what is in it, by typing.
    pub async fn fill(&self, text: &str) {
        self.focus().await;
        self.window.press("Control+a").await;
        if text.is_empty() { self.window.press("Delete").await } else { self.window.type_text(text).await }
    }

    /// Types at the end of what is in it.
    pub async fn type_text(&self, text: &str) {
        self.focus().await;
        self.window.press("Control+End").await;
        self.window.type_text(text).await;
    }

    /// Replaces what is in it all at once, as pasting does.
    pub async fn paste(&self, text: &str) {
        self.focus().await;
        self.window.press("Control+a").await;
        self.window.paste_text(text).await;
    }

    /// Gives it the focus.
    pub async fn focus(&self) {
        self.window.devtools("DOM.focus", json!({"backendNodeId": self.node})).await.unwrap_or_else(|error| {
            panic!("{} {:?} takes no focus: {error}", self.role, self.name);
        });
    }

    /// Chooses an entry of a list by its label.
    pub async fn choose(&self, label: &str) {
        let chosen = self.call(CHOOSE, vec![json!(plain(label))]).await.unwrap();
        assert_eq!(chosen, Value::Bool(true), "{label:?} is not among the entries of {:?}", self.name);
    }

    /// Sets the value of a field that is not typed as text, such as a date or a time.
    pub async fn set(&self, value: &str) {
        let script = "function(value) { this.focus(); this.value = value;
            this.dispatchEvent(new Event('input', { bubbles: true })); this.dispatchEvent(new Event('change', { bubbles: true })); }";
        self.call(script, vec![json!(value)]).await.unwrap();
    }

    /// Hands a file to a file field.
    pub async fn attach(&self, file: &Path) {
        let wanted = json!({"backendNodeId": self.node, "files": [file]});
        self.window.devtools("DOM.setFileInputFiles", wanted).await.unwrap();
    }

    /// What is in a field.
    pub async fn value(&self) -> String {
        let value = self.call("function() { return String(this.value ?? '') }", Vec::new()).await.unwrap();
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this is in the field.
    pub async fn see_value(&self, wanted: &str) {
        eventually(&format!("{wanted:?} in {:?}", self.name), async || {
            let value = self.call("function() { return String(this.value ?? '') }", Vec::new()).await?;
            Ok(if value == json!(wanted) { Look::Found(()) } else { Look::NotYet(value.to_string()) })
        })
        .await;
    }

    /// Whether it is ticked, pressed, selected or open, as its role has it.
    pub async fn is_on(&self) -> bool {
        let script =
            "function() { return this.checked === true || ['aria-checked', 'aria-pressed', 'aria-selected', 'aria-expanded',
            'aria-current'].some(name => !['false', null].includes(this.getAttribute(name))) }";
        self.call(script, Vec::new()).await.unwrap() == Value::Bool(true)
    }

    /// Whether it can't be used now.
    pub async fn is_disabled(&self) -> bool {
        let script = "function() { return this.matches(':disabled') || this.getAttribute('aria-disabled') === 'true' }";
        self.call(script, Vec::new()).await.unwrap() == Value::Bool(true)
    }

    /// What is to be read in it.
    pub async fn text(&self) -> String {
        let text = self.call("function() { return this.innerText ?? this.textContent }", Vec::new()).await.unwrap();
        plain(text.as_str().unwrap_or_default())
    }

    /// An attribute's value.
    pub async fn attribute(&self, name: &str) -> Option<String> {
        let value = self.call("function(name) { return this.getAttribute(name) }", vec![json!(name)]).await.unwrap();
        value.as_str().map(str::to_owned)
    }

    /// Its size on the screen, in CSS pixels.
    pub async fn size(&self) -> (f64, f64) {
        let script = "function() { const box = this.getBoundingClientRect(); return { w: box.width, h: box.height } }";
        let size = self.call(script, Vec::new()).await.unwrap();
        (size["w"].as_f64().unwrap(), size["h"].as_f64().unwrap())
    }

    /// Calls a function of the page with this as `this`.
    async fn call(&self, function: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
        let turn = self.window.turn().await?;
        let object = turn.devtools("DOM.resolveNode", json!({"backendNodeId": self.node})).await?;
        let object = object["object"]["objectId"].as_str().unwrap_or_default().to_owned();
        answer(&turn, &object, function, arguments).await
    }
}

async fn answer(turn: &Turn<'_>, object: &str, function: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
    let arguments: Vec<Value> = arguments.into_iter().map(|value| json!({"value": value})).collect();
    let call = json!({"objectId": object, "functionDeclaration": function, "arguments": arguments, "returnByValue": true});
    let outcome = turn.devtools("Runtime.callFunctionOn", call).await?;
    match outcome.get("exceptionDetails") {
        Some(details) => Err(WebDriverError::from_inner(WebDriverErrorInner::FatalError(details.to_string()))),
        None => Ok(outcome["result"]["value"].clone()),
    }
}
