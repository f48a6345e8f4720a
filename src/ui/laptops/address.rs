//! Under which address participants open the app: that of this page, or one that the facilitator says.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::laptops;
use crate::exchange::link;
use crate::i18n::t;

/// Whom the page's address reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everybody who can reach the site that this page is of.
    Site(String),
    /// The address was said by hand.
    Said(String),
    /// The page's address opens on this laptop only.
    ThisLaptop(String),
    /// The app is a file, and nobody said where there is a site.
    File,
}

impl Reach {
    /// The address that links begin with; none for a file, whose codes are scanned inside the app.
    pub fn base(&self) -> &str {
        match self {
            Self::Site(address) | Self::Said(address) | Self::ThisLaptop(address) => address,
            Self::File => "",
        }
    }
}

/// Whom it reaches, as it stands.
pub fn reach(desk: Desk) -> Reach {
    if let Some(said) = laptops::address(desk) {
        return Reach::Said(said);
    }
    let location = window().location();
    let page = location.href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default().to_owned();
    let host = location.hostname().unwrap_or_default();
    let is_local = host == "localhost"
        || host.ends_with(".localhost")
        || host.starts_with("127.")
        || matches!(host.as_str(), "[::1]" | "0.0.0.0");
    match location.protocol().as_deref() {
        Ok("file:") => Reach::File,
        _ if is_local => Reach::ThisLaptop(page),
        _ => Reach::Site(page),
    }
}

/// Says where the code leads where that isn't this page, and takes another address.
#[component]
pub fn Address(
    /// Whom the address reaches.
    reach: RwSignal<Reach>,
) -> impl IntoView {
    let desk = Desk::here();
    let asking = RwSignal::new(matches!(reach.get_untracked(), Reach::ThisLaptop(_) | Reach::File));
    let said = move || match reach.get() {
        Reach::Site(_) => None,
        Reach::Said(address) => Some(desk.fill(t::laptops::ADDRESS_OTHER, &[("address", &address)])),
        Reach::ThisLaptop(_) => Some(desk.t(t::laptops::ADDRESS_LOCAL)().to_owned()),
        Reach::File => Some(desk.t(t::laptops::ADDRESS_FILE)().to_owned()),
    };
    let say = move |address: &str| {
        laptops::set_address(desk, address);
        reach.set(self::reach(desk));
        asking.set(matches!(reach.get_untracked(), Reach::ThisLaptop(_) | Reach::File));
    };
    view! {
        <div class="address">
            {move || said().map(|said| view! { <p class="hint">{said}</p> })}
            {move || asking.get().then(|| view! { <Ask say=Callback::new(move |address: String| say(&address)) /> })}
            {move || matches!(reach.get(), Reach::Said(_)).then(|| view! {
                <button type="button" class="link" on:click=move |_| say("")>{desk.t(t::laptops::ADDRESS_OWN)}</button>
            })}
            {move || (!asking.get()).then(|| view! {
                <button type="button" class="link" on:click=move |_| asking.set(true)>{desk.t(t::laptops::ADDRESS_CHANGE)}</button>
            })}
        </div>
    }
}

#[component]
fn Ask(say: Callback<String>) -> impl IntoView {
    let desk = Desk::here();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match link::app_address(&typed.read_untracked()) {
            Some(address) => say.run(address),
            None => wrong.set(true),
        }
    };
    view! {
        <form class="field" on:submit=submit novalidate>
            <label for="app-address">{desk.t(t::laptops::ADDRESS)}</label>
            <div class="beside">
                <input id="app-address" type="url" autocomplete="url" placeholder=desk.t(t::laptops::ADDRESS_HINT)
                    aria-invalid=move || wrong.get().then_some("true") aria-describedby=move || wrong.get().then_some("app-address-wrong")
                    on:input:target=move |event| { wrong.set(false); typed.set(event.target().value()); } />
                <button type="submit">{desk.t(t::laptops::ADDRESS_USE)}</button>
            </div>
            {move || wrong.get().then(|| view! { <p class="wrong" id="app-address-wrong" role="alert">{desk.t(t::laptops::ADDRESS_WRONG)}</p> })}
        </form>
    }
}
