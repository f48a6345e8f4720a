//! A keyed list.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

/// An item whose element isn't made unless it is new in the list.
struct Item {
    key: u128,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Shows a view for each of several things; those with a key that was there before keep their elements.
/// The same as Leptos's `For`, which is compiled anew for every kind of thing: this one takes the items
/// in one form, and is compiled once.
#[component]
pub fn Each<F, I, T, V, N, K, Q>(
    /// The things, in order.
    each: F,
    /// What tells one from another. Different ones must differ as they are hashed.
    key: K,
    /// The view of one.
    children: V,
) -> impl IntoView
where
    F: Fn() -> I + Send + 'static,
    I: IntoIterator<Item = T>,
    T: Send + 'static,
    V: Fn(T) -> N + Send + Sync + 'static,
    N: IntoView + 'static,
    K: Fn(&T) -> Q + Send + 'static,
    Q: Hash,
{
    let children = Arc::new(children);
    listed(Box::new(move || {
        let item = |thing: T| {
            let children = Arc::clone(&children);
            Item { key: identity(&key(&thing)), make: Box::new(move || children(thing).into_any()) }
        };
        each().into_iter().map(item).collect()
    }))
}

fn listed(items: Box<dyn Fn() -> Vec<Item> + Send>) -> AnyView {
    view! { <For each=items key=|item| item.key children=|item| (item.make)() /> }.into_any()
}

/// A key as a number: two hashes of 64 bits, which no two keys of a list ever share.
fn identity(key: &impl Hash) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        key.hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}
