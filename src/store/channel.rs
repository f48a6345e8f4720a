//! From window to window: everything that one window on a forum writes, the others hear of at once.
//! Rule S10.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent, Window};

use super::keys::{Key, Place};
use super::{ForumId, Message, seal};

/// The way to the other windows on one forum, open until it is dropped.
///
/// An update may come twice, as a message and as a new journal entry; merging twice does no harm.
/// Messages come while a function of one's own runs to its end, never in the midst of it.
pub struct Channel {
    broadcast: Option<Broadcast>,
    journal: Option<Journal>,
}

/// Messages through the browser's `BroadcastChannel`.
struct Broadcast {
    channel: BroadcastChannel,
    /// Kept alive for as long as the browser may call it.
    _listener: Closure<dyn Fn(MessageEvent)>,
}

/// Journal entries of other windows, seen as they appear in localStorage: the way that is left where
/// there is no `BroadcastChannel`, or where one failed.
struct Journal {
    window: Window,
    listener: Closure<dyn Fn(StorageEvent)>,
}

impl Channel {
    /// Opens the way to the other windows on this forum; `on_message` hears what they say.
    pub fn open(forum: ForumId, on_message: impl Fn(Message) + 'static) -> Self {
        let on_message = std::rc::Rc::new(on_message);
        let heard = std::rc::Rc::clone(&on_message);
        Self {
            broadcast: Broadcast::open(forum, move |message| heard(message)),
            journal: Journal::watch(forum, move |message| on_message(message)),
        }
    }

    /// Says something to the other windows. Without a `BroadcastChannel` they learn of updates from the
    /// journal alone, and questions go unanswered.
    pub fn send(&self, message: &Message) {
        if let Some(broadcast) = &self.broadcast {
            let bytes = js_sys::Uint8Array::from(message.encode().as_slice());
            // A message that can't be sent is no loss: the update is in the journal, and windows compare.
            let _unsent = broadcast.channel.post_message(&bytes);
        }
    }
}

impl Broadcast {
    fn open(forum: ForumId, on_message: impl Fn(Message) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(&format!("open-forum/{forum}")).ok()?;
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let bytes = event.data().dyn_into::<js_sys::Uint8Array>().map(|bytes| bytes.to_vec());
            if let Ok(Ok(message)) = bytes.map(|bytes| Message::decode(&bytes)) {
                on_message(message);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Self { channel, _listener: listener })
    }
}

impl Drop for Broadcast {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

impl Journal {
    fn watch(forum: ForumId, on_message: impl Fn(Message) + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            if let Some(message) = event.key().zip(event.new_value()).and_then(|(name, text)| written(forum, &name, &text)) {
                on_message(message);
            }
        });
        window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref()).ok()?;
        Some(Self { window, listener })
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        let listener = self.listener.as_ref().unchecked_ref();
        // It fails only where nothing listened.
        let _none = self.window.remove_event_listener_with_callback("storage", listener);
    }
}

impl Channel {
    /// Whether other windows are reached at once, and not only through the journal.
    pub const fn is_direct(&self) -> bool {
        self.broadcast.is_some()
    }

    /// Whether journal entries of other windows are heard of.
    pub const fn watches_journal(&self) -> bool {
        self.journal.is_some()
    }
}

/// The update that another window wrote into this forum's journal, if it is one.
fn written(forum: ForumId, name: &str, text: &str) -> Option<Message> {
    let key = Key::parse(name).filter(|key| key.forum == forum)?;
    let Place::Entry(document, _) = key.place else { return None };
    Some(Message::Update { document, bytes: seal::unseal_bytes(name, text)? })
}
