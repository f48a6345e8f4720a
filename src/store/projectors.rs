//! Which projector windows are open on a forum: a console knows that one is there, of what shape, and at
//! once when the last one has gone, however it went.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::ForumId;
use super::lock::{self, Shared};

/// What a projector and the consoles say to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A console asks who is there.
    WhoIsThere,
    /// A projector is, with a picture of this width and height.
    Here {
        /// Width, in pixels.
        width: u32,
        /// Height, in pixels.
        height: u32,
    },
    /// A projector is about to go. Where the browser has locks, the lock says so too, also after a crash.
    Going,
}

impl Said {
    fn encode(self) -> String {
        match self {
            Self::WhoIsThere => "who".to_owned(),
            Self::Here { width, height } => format!("here {width} {height}"),
            Self::Going => "going".to_owned(),
        }
    }

    fn decode(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        match words.next()? {
            "who" => Some(Self::WhoIsThere),
            "here" => Some(Self::Here { width: words.next()?.parse().ok()?, height: words.next()?.parse().ok()? }),
            "going" => Some(Self::Going),
            _ => None,
        }
    }
}

/// The way between projectors and consoles of one forum, open until it is dropped.
pub struct Projectors {
    channel: BroadcastChannel,
    _listener: Closure<dyn Fn(MessageEvent)>,
}

impl Projectors {
    /// Opens the way; `hear` is told what others say. None where the browser has no such channel.
    pub fn open(forum: ForumId, hear: impl Fn(Said) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(&format!("open-forum/{forum}/projectors")).ok()?;
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = event.data().as_string().as_deref().and_then(Said::decode) {
                hear(said);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Self { channel, _listener: listener })
    }

    /// Says something to the others.
    pub fn say(&self, said: Said) {
        // What can't be said now is asked for again.
        let _unsent = self.channel.post_message(&said.encode().into());
    }
}

impl Drop for Projectors {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

/// Marks this window as a projector of the forum for as long as what is returned is kept.
pub fn be_one(forum: ForumId) -> Option<Shared> {
    lock::share(&name(forum))
}

/// Waits until no window is a projector of the forum; whether that could be known.
pub async fn until_none(forum: ForumId) -> bool {
    lock::until_nobody_shares(&name(forum)).await.is_ok()
}

fn name(forum: ForumId) -> String {
    format!("open-forum/{forum}/projector")
}
